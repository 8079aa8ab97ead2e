import { writeFileSync } from 'node:fs'
import { errorsDocument } from '#server/reference/catalogue.ts'

// Writes docs/errors.md from the catalogue of the contract.
writeFileSync(new URL('../docs/errors.md', import.meta.url), errorsDocument())
