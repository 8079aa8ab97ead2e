import type { BodyFormat } from '#mapping/body-formats.ts'

/** A template that tries to work, or to use memory, without end. */
export interface Attack {
  name: string
  source: string
  format?: BodyFormat
}

/** An attack that writes text. */
export function text(name: string, source: string): Attack {
  return { name, source }
}

export function of(format: BodyFormat, name: string, source: string): Attack {
  return { name, source, format }
}

export function times(part: string, count: number): string {
  return part.repeat(count)
}

/** Ten thousand million passes. */
export function loops(body: string): string {
  return `{% for a in range(100000) %}{% for b in range(100000) %}${body}{% endfor %}{% endfor %}`
}

/** Macros that each call the one before, where `body` has an @. */
export function macros(count: number, body: string): string {
  let source = '{% macro m0() %}x{% endmacro %}'
  for (let i = 1; i <= count; i++) {
    source += `{% macro m${i}() %}${body.replaceAll('@', `m${i - 1}()`)}{% endmacro %}`
  }
  return `${source}{{ m${count}() }}`
}
