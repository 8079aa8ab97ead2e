import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemTexts } from './problem-texts.ts'
import { inEnglish, worded } from './worded.ts'

const src = join(import.meta.dirname, '..')
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts|i18n|contract.problem/.test(path))
  .map((path) => readFileSync(join(src, path), 'utf8'))

describe('the texts of problems', () => {
  it('are all said somewhere', () => {
    const said = new Set(sources.flatMap((text) => all(text, /'(\w+)'/g)))
    // Made of a beginning or an end and a value: `unknown_${what}`.
    const beginnings = sources.flatMap((text) => all(text, /`(\w{5,})\$\{[^}`]+\}`/g))
    const ends = sources.flatMap((text) => all(text, /`\$\{[^}`]+\}(\w{5,})`/g))
    const names = [...Object.keys(problemTexts.reasons), ...Object.keys(problemTexts.terms)]
    expect(sources.length).toBeGreaterThan(100)
    expect(
      names.filter(
        (name) =>
          !said.has(name) &&
          !beginnings.some((beginning) => name.startsWith(beginning)) &&
          !ends.some((end) => name.endsWith(end)),
      ),
    ).toStrictEqual([])
  })

  it('hold their reasons once: a name in two files would hide a text', () => {
    const keys = readdirSync(join(import.meta.dirname, 'problems')).flatMap((file) =>
      file === 'terms.ts'
        ? []
        : all(readFileSync(join(import.meta.dirname, 'problems', file), 'utf8'), /^  (\w+): \{/gm),
    )
    expect(keys.toSorted()).toStrictEqual(Object.keys(problemTexts.reasons).toSorted())
  })
})

describe('words', () => {
  const found = { code: 'wrong_type', severity: 'error', phase: 'render' } as const

  it('have values in them, terms too, and leave examples of the language alone', () => {
    const values = { filter: 'date', type: { term: 'null_value' } }
    expect(worded({ ...found, reason: 'date_missing', values, field: 'source' })).toStrictEqual({
      ...found,
      message: 'date works with a date, not with null.',
      fix: 'Write it only when there is one: {{ value | date(…) if value }}',
      field: 'source',
      reason: 'date_missing',
      values,
    })
  })

  it('take a term in a term', () => {
    const either = { term: 'either', values: { one: { term: 'number' }, other: { term: 'list' } } } as const
    expect(inEnglish('unquoted_other', { expected: either, type: { term: 'text' } })).toBe(
      'Expected a number or a list here, but text came.',
    )
  })

  it('keep what a value holds as it is', () => {
    expect(inEnglish('unexpected_character', { character: '{{character}}$&' })).toBe(
      'Unexpected character {{character}}$&.',
    )
  })

  it('of a reason that does not exist are its name', () => {
    expect(worded({ ...found, reason: 'constructor' }).message).toBe('constructor')
  })
})

function all(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, part = '']) => part)
}
