import { writeFileSync } from 'node:fs'
import { referenceDocument } from '#mapping/reference/document.ts'

// Writes docs/template-reference.md from what the engine has and what is said of it.
writeFileSync(new URL('../docs/template-reference.md', import.meta.url), referenceDocument())
