import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { runProcess } from './process.ts'

const result = readConfig(process.env)
if ('errors' in result) {
  process.stderr.write(`Postbud cannot start: the settings are wrong.\n`)
  for (const error of result.errors) process.stderr.write(`- ${error}\n`)
  process.exit(2)
}
// Not only the exit code: something that still hangs on a socket must not keep a stopped process alive.
process.exit(await runProcess(result.config, startApp))
