import { expect, it } from 'vitest'
import type { Problem } from '#contract/problem.ts'
import { compileTemplate } from '#mapping/template.ts'
import { quickFix } from './quick-fix.ts'

function fixed(source: string): string | undefined {
  const samples = [{ order: { note: null, id: 'A' } }]
  const [problem] = compileTemplate({ format: 'json', source, samples }).problems
  const change = problem && quickFix(problem, source)
  return change ? source.slice(0, change.from) + change.insert + source.slice(change.to) : undefined
}

it('gives null a default', () => {
  expect(fixed('{"a": "{{ order.note }}"}')).toBe('{"a": "{{ order.note | default("", true) }}"}')
  expect(fixed('{"a": "{{order.note-}}"}')).toBe('{"a": "{{order.note | default("", true)-}}"}')
})

it('writes the filter that was meant', () => {
  expect(fixed('{"a": "{{ order.id | uper }}"}')).toBe('{"a": "{{ order.id | upper }}"}')
})

it('leaves alone what needs a decision', () => {
  const problem: Problem = { code: 'syntax_error', severity: 'error', message: 'No.', phase: 'save', line: 1 }
  expect(quickFix(problem, '{{ a b }}')).toBeNull()
  const { line: _, ...placeless } = problem
  expect(quickFix(placeless, '')).toBeNull()
})
