import { describe, expect, it } from 'vitest'
import { fits, neighbour, type Choice } from './choices.ts'

describe('what fits', () => {
  it.each([
    ['New customer', 'cust'],
    ['New customer', 'customer new'],
    ['Ny udløser til Nordlys', 'UDLØSER nord'],
    ['Settings, API keys', 'keys'],
    ['Anything', ''],
  ])('%s by %j', (label, typed) => expect(fits(label, typed)).toBe(true))

  it('is not what only has the letters somewhere', () => {
    expect(fits('New customer', 'tomer')).toBe(false)
    expect(fits('New customer', 'new template')).toBe(false)
  })
})

describe('arrow keys', () => {
  const choices = ['a', 'b', 'c'].map((key): Choice => ({ group: 'actions', key, label: key, path: '/' }))
  it.each([
    [null, 1, 'a'],
    [null, -1, 'c'],
    ['a', 1, 'b'],
    ['c', 1, 'a'],
    ['a', -1, 'c'],
    ['gone', 1, 'a'],
  ] as const)('from %s by %i to %s', (from, step, to) => expect(neighbour(choices, from, step)).toBe(to))
  it('lead nowhere in an empty list', () => expect(neighbour([], null, 1)).toBe(null))
})
