import type { Schema } from './document.ts'
import { html, prose, type Html } from './html.ts'

/** Deeper objects are folded: the page is read from the top. */
const openDepth = 1

/** Shows the fields of an object (or of a list's elements, or of each variant) as a nested list. */
export function renderSchema(schema: Schema, depth = 0): Html {
  const { variants } = withoutNull(schema)
  const [only] = variants
  if (variants.length > 1 && variants.some((variant) => variant.properties)) {
    return html`${variants.map(
      (variant, index) =>
        html`<p class="variant">${index === 0 ? 'Either' : 'or'} ${typeName(variant)}</p>
          ${renderSchema(variant, depth)}`,
    )}`
  }
  if (only?.items) return renderSchema(only.items, depth)
  if (!only?.properties) return html``
  const required = new Set(only.required)
  const fields = Object.entries(only.properties).map(([name, field]) =>
    renderField(name, field, required.has(name), depth),
  )
  return html`<ul class="fields">
    ${fields}
  </ul>`
}

function renderField(name: string, schema: Schema, required: boolean, depth: number): Html {
  const inner = renderSchema(schema, depth + 1)
  const line = html`<code class="name">${name}</code>
    <span class="type">${typeName(schema)}</span>
    ${required ? html`<span class="required">required</span>` : null} ${note(schema)}`
  if (inner.text === '') return html`<li>${line}</li>`
  return html`<li>
    <details ${depth < openDepth ? html`open` : null}>
      <summary>${line}</summary>
      ${inner}
    </details>
  </li>`
}

/** One word or a few for what may stand there. */
export function typeName(schema: Schema): string {
  const { variants, nullable } = withoutNull(schema)
  const names = [...new Set(variants.map(plainName))]
  return [...names, ...(nullable ? ['null'] : [])].join(' or ')
}

function plainName(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.items) return `list of ${typeName(schema.items)}`
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any value')
  return schema.format ? `${type} (${schema.format})` : type
}

/** What the description says, then the limits. */
export function note(schema: Schema): Html {
  const { variants } = withoutNull(schema)
  const of = variants.length === 1 ? { ...variants[0], ...schema } : schema
  const limits = [
    range(of.minimum, of.maximum, ''),
    range(of.minLength, of.maxLength, ' characters'),
    of.default === undefined ? null : `default ${JSON.stringify(of.default)}`,
  ].filter((limit) => limit !== null)
  return html`${of.description ? html`<span class="note">${prose(of.description)}</span> ` : null}
  ${limits.length > 0 ? html`<span class="limits">(${limits.join(', ')})</span>` : null}`
}

function range(from: number | undefined, to: number | undefined, unit: string): string | null {
  if (from !== undefined && to !== undefined) return `${from} to ${to}${unit}`
  if (from !== undefined) return `at least ${from}${unit}`
  return to === undefined ? null : `at most ${to}${unit}`
}

function withoutNull(schema: Schema): { variants: Schema[]; nullable: boolean } {
  // An object with `anyOf` beside its fields is one shape with a condition, not a choice of shapes.
  if (!schema.anyOf || schema.properties) return { variants: [schema], nullable: schema.type === 'null' }
  const variants = schema.anyOf.filter((variant) => variant.type !== 'null')
  return { variants, nullable: variants.length < schema.anyOf.length }
}
