import { describe, expect, it } from 'vitest'
import type { CustomerFields } from './fields.ts'
import { merge } from './merge.ts'

const base: CustomerFields = {
  name: 'Nordlys',
  referenceId: 'NORD',
  email: '',
  locale: 'da',
  timeZone: 'Europe/Copenhagen',
}

describe('two people with one customer', () => {
  it('takes over what only the other one changed', () => {
    const merged = merge(base, { ...base, name: 'Nordlys ApS' }, { ...base, email: 'in@nordlys.example' })
    expect(merged.fields).toEqual({ ...base, name: 'Nordlys ApS', email: 'in@nordlys.example' })
    expect(merged.taken).toEqual(['email'])
    expect(merged.both).toEqual([])
  })

  it('keeps what was typed where both changed the same', () => {
    const merged = merge(base, { ...base, name: 'Mine' }, { ...base, name: 'Theirs' })
    expect(merged.fields.name).toBe('Mine')
    expect(merged.both).toEqual(['name'])
  })

  it('has nothing to say when both typed the same', () => {
    const merged = merge(base, { ...base, name: 'Same' }, { ...base, name: 'Same' })
    expect([...merged.taken, ...merged.both]).toEqual([])
  })
})
