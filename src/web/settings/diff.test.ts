import { describe, expect, it } from 'vitest'
import { changesOf, lineChange } from './diff.ts'

describe('what a change changed', () => {
  it('names the fields, within objects and lists', () => {
    const before = { id: 'x', revision: 1, name: 'A', retry: { enabled: true }, to: ['a@b.c', 'd@e.f'] }
    const after = { id: 'x', revision: 2, name: 'B', retry: { enabled: false }, to: ['a@b.c'] }
    expect(changesOf(before, after)).toEqual([
      { path: 'name', before: 'A', after: 'B' },
      { path: 'retry.enabled', before: 'true', after: 'false' },
      { path: 'to.2', before: 'd@e.f', after: undefined },
    ])
  })

  it('takes null for not there', () => {
    expect(changesOf({ email: null }, { email: 'a@b.c' })).toEqual([
      { path: 'email', before: undefined, after: 'a@b.c' },
    ])
    expect(changesOf({ email: null }, {})).toEqual([])
  })

  it('shows what was made or removed as a whole', () => {
    expect(changesOf(null, { name: 'A' })).toEqual([{ path: 'name', before: undefined, after: 'A' }])
    expect(changesOf({ name: 'A' }, null)).toEqual([{ path: 'name', before: 'A', after: undefined }])
  })
})

describe('where two texts differ', () => {
  it('leaves out what they begin and end with', () => {
    expect(lineChange('a\nb\nc', 'a\nB\nb2\nc')).toEqual({ line: 2, removed: ['b'], added: ['B', 'b2'] })
  })

  it('counts a repeated line once', () => {
    expect(lineChange('a\na', 'a\na\na')).toEqual({ line: 3, removed: [], added: ['a'] })
  })
})
