import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findBrowser, type BrowserProgram } from './browser-program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browserProgram: BrowserProgram
  }
}

/** Vitest's global setup of the browser tests: the console as `npm start` would build it, and a browser. */
export default function setup(project: TestProject): void {
  const build = fileURLToPath(new URL('../../scripts/build-console.ts', import.meta.url))
  execFileSync(process.execPath, [build], { stdio: 'inherit' })
  project.provide('browserProgram', findBrowser())
}
