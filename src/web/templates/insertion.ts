import type { Format } from '#contract/templates.ts'
import { isObject } from './sample-paths.ts'
import { elementName, scopeAt, shortened } from './scope.ts'

/** What is written at the cursor, and where in it the cursor then stands. */
export interface Insertion {
  text: string
  cursor: number
}

type Place = 'expression' | 'quoted' | 'plain'

/** Whether a text ends inside `{{ }}` or `{% %}`, inside a JSON text, or neither. */
export function placeAt(before: string, format: Format): Place {
  const opened = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'))
  const closed = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'))
  if (opened > closed) return 'expression'
  if (format !== 'json') return 'plain'
  const outside = before.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g, '')
  const quotes = outside.replace(/\\./g, '').split('"').length - 1
  return quotes % 2 === 1 ? 'quoted' : 'plain'
}

/** A path as a hole that can stand there: quoted where JSON wants it, written with the loops' names. */
export function pathInsertion(path: string, value: unknown, before: string, format: Format): Insertion {
  const place = placeAt(before, format)
  const short = shortened(path, scopeAt(before))
  if (place === 'expression') return { text: short, cursor: short.length }
  const isText = typeof value === 'string' || value === null || value === undefined
  const hole = isObject(value) || Array.isArray(value) ? `{{ ${short} | tojson }}` : `{{ ${short} }}`
  const text = format === 'json' && place === 'plain' && isText ? `"${hole}"` : hole
  return { text, cursor: text.length }
}

/** A loop over a list, with the cursor where its content goes. */
export function loopInsertion(path: string, payload: unknown, before: string, format: Format): Insertion {
  const scope = scopeAt(before)
  const name = elementName(path, payload, scope)
  const indent = /[ \t]*$/.exec(before.slice(before.lastIndexOf('\n') + 1).replace(/\S.*$/, ''))?.[0] ?? ''
  const head = `{% for ${name} in ${shortened(path, scope)} %}\n${indent}  `
  if (format === 'json' && placeAt(before, format) === 'plain') {
    const open = `[${head}{}`
    return {
      text: `${open}{{ "," if not loop.last }}\n${indent}{% endfor %}]`,
      cursor: open.length - 1,
    }
  }
  return { text: `${head}\n${indent}{% endfor %}`, cursor: head.length }
}
