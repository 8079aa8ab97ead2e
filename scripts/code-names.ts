import { writeFileSync } from 'node:fs'
import { codeTable } from '#test/code-tables.ts'

// Writes src/mapping/codes/code-table.ts: countries and languages with the names that this Node has for them.
writeFileSync(new URL('../src/mapping/codes/code-table.ts', import.meta.url), codeTable())
