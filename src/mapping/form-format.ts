import { AS_DOCUMENT, limited, type BodyWays } from './body-formats.ts'
import { readForm } from './form-body.ts'
import { FormSurroundings } from './form-surroundings.ts'

export function bodyWays(): BodyWays {
  return {
    printing: AS_DOCUMENT,
    surroundings: () => new FormSurroundings(),
    finish: (text) => ({ format: 'form', ...readForm(limited(text)) }),
    decided: () => ({ contentType: 'application/x-www-form-urlencoded', types: {} }),
  }
}
