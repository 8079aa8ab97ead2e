import { describe, expect, it } from 'vitest'
import { Recent } from './recent.ts'

describe('Recent', () => {
  it('keeps so many', () => {
    const recent = new Recent<number>(2, 100)
    for (const number of [1, 2, 3]) recent.add(number, 1)
    expect(recent.list()).toEqual([2, 3])
  })

  it('keeps so many bytes, but always the newest', () => {
    const recent = new Recent<string>(10, 100)
    recent.add('a', 60)
    recent.add('b', 40)
    expect(recent.list()).toEqual(['a', 'b'])
    recent.add('c', 1)
    expect(recent.list()).toEqual(['b', 'c'])
    recent.add('d', 500)
    expect(recent.list()).toEqual(['d'])
    recent.add('e', 1)
    expect(recent.list()).toEqual(['e'])
  })

  it('forgets', () => {
    const recent = new Recent<string>(10, 100)
    recent.add('a', 60)
    recent.clear()
    expect(recent.list()).toEqual([])
  })
})
