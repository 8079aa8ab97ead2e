export interface CurlRequest {
  method: string
  url: string
  headers: [name: string, value: string][]
  body: string
}

/**
 * The request as a command for any POSIX shell. Every byte arrives as it stands here: nothing is read as a file
 * name, a pattern or a variable.
 */
export function curlOf({ method, url, headers, body }: CurlRequest): string {
  // An argument cannot hold U+0000, so such a body comes through a pipe.
  const piped = body.includes('\0')
  const parts = [
    `curl --globoff --request ${quoted(method)}`,
    `--url ${quoted(url)}`,
    ...headers.map(([name, value]) => `--header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(piped ? ['--data-binary @-'] : body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ]
  const command = parts.join(' \\\n  ')
  return piped ? `printf ${quoted(printfFormat(body))} |\n${command}` : command
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function printfFormat(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\0', String.raw`\000`)
}
