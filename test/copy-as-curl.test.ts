import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curlOf } from '#web/postbacks/curl.ts'

/** What the shell hands to curl: its arguments and what it can read. */
function run(command: string): { args: string[]; input: string } {
  const stub = 'curl() { printf "%s\\0" "$@"; case "$*" in *"@-"*) cat;; esac; }'
  const output = execFileSync('sh', ['-c', `${stub}\n${command}`], { encoding: 'utf8', input: '' })
  const args = output.split('\0')
  const at = args.indexOf('@-')
  return at === -1
    ? { args: args.slice(0, -1), input: '' }
    : { args: args.slice(0, at + 1), input: args.slice(at + 1).join('\0') }
}

const strange = `it's "quoted" $HOME \`id\` \\ ! * {a,b} [1-3] %s\nline æøå 🖨\n`

test('a shell reads back every argument as it was', () => {
  const { args } = run(
    curlOf({
      method: 'POST',
      url: `https://example.org/a'b/{x}/[1]?q=$HOME`,
      headers: [
        ['content-type', 'application/json'],
        ['x-strange', strange.replaceAll('\n', ' ')],
        ['x-empty', ''],
      ],
      body: strange,
    }),
  )
  expect(args).toEqual([
    '--globoff',
    '--request',
    'POST',
    '--url',
    `https://example.org/a'b/{x}/[1]?q=$HOME`,
    '--header',
    'content-type: application/json',
    '--header',
    `x-strange: ${strange.replaceAll('\n', ' ')}`,
    '--header',
    'x-empty;',
    '--data-raw',
    strange,
  ])
})

test('a body that looks like a file name is no file name', () => {
  const { args } = run(
    curlOf({ method: 'PUT', url: 'https://example.org', headers: [], body: '@/etc/passwd' }),
  )
  expect(args.slice(-2)).toEqual(['--data-raw', '@/etc/passwd'])
})

test('without a body no data is sent', () => {
  const { args } = run(curlOf({ method: 'POST', url: 'https://example.org', headers: [], body: '' }))
  expect(args.at(-1)).toBe('https://example.org')
})

test('U+0000 gets through, with everything around it', () => {
  const body = `${strange}\0%d\\n'\0`
  const { args, input } = run(curlOf({ method: 'POST', url: 'https://example.org', headers: [], body }))
  expect(args.slice(-2)).toEqual(['--data-binary', '@-'])
  expect(input).toBe(body)
})
