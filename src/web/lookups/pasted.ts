const separators = ['\t', ';', ','] as const

/**
 * Cells of a pasted table: columns apart by a tab as spreadsheets copy them, or by `;` or `,` as in a CSV file. A
 * single line is only a table with a tab in it: "Hello, you" is a text.
 * @returns null for what is just a text
 */
export function cellsOf(text: string): string[][] | null {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .replace(/\n+$/, '')
  if (!lines.includes('\n') && !lines.includes('\t')) return null
  const tables = separators.map((separator) => tableOf(lines, separator))
  // Without a separator in every line it is one column, whose empty cells count; with a tab it is always a table.
  const cells =
    tables.find((table) => table.filter(isFilled).every((line) => line.length > 1)) ?? tables[0] ?? []
  if (cells.every((line) => line.length < 2)) return cells
  return cells.filter(isFilled).map((line) => [line[0] ?? '', line[1] ?? ''])
}

function isFilled(line: string[]): boolean {
  return line.some((cell) => cell !== '')
}

/** Quoted cells may hold the separator, line breaks and, doubled, quotes. */
function tableOf(text: string, separator: string): string[][] {
  const cell = new RegExp(
    `("(?:[^"]|"")*"(?=[${separator}\n]|$)|[^${separator}\n]*)([${separator}\n]|$)`,
    'gy',
  )
  const table: string[][] = [[]]
  for (const [, written = '', end] of text.matchAll(cell)) {
    table.at(-1)?.push(unquoted(written))
    if (end === '\n') table.push([])
    if (end === '') break
  }
  return table
}

function unquoted(written: string): string {
  const isQuoted = written.length > 1 && written.startsWith('"') && written.endsWith('"')
  return isQuoted ? written.slice(1, -1).replaceAll('""', '"') : written
}
