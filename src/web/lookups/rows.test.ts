import { describe, expect, it } from 'vitest'
import { cellsOf } from './pasted.ts'
import { merge, withEntry } from './merge.ts'
import { entriesOf, faultsOf, newRow, pastedInto } from './rows.ts'

describe('what is pasted', () => {
  it.each([
    ['GLS', null],
    ['Hello, you', null],
    ['a;b', null],
    ['GLS\t17', [['GLS', '17']]],
    [
      'GLS\t17\r\nDHL\t4\r\n',
      [
        ['GLS', '17'],
        ['DHL', '4'],
      ],
    ],
    [
      'GLS;17,5\nDHL;4',
      [
        ['GLS', '17,5'],
        ['DHL', '4'],
      ],
    ],
    [
      'GLS,17\nDHL,4',
      [
        ['GLS', '17'],
        ['DHL', '4'],
      ],
    ],
    [
      '"GLS, home","say ""hi"""\nDHL,"two\nlines"',
      [
        ['GLS, home', 'say "hi"'],
        ['DHL', 'two\nlines'],
      ],
    ],
    ['GLS\nDHL', [['GLS'], ['DHL']]],
    ['one, two\nthree', [['one, two'], ['three']]],
    [
      'GLS\t17\nDHL',
      [
        ['GLS', '17'],
        ['DHL', ''],
      ],
    ],
    ['17\n\n4', [['17'], [''], ['4']]],
    [
      'GLS;1\n\nDHL;2',
      [
        ['GLS', '1'],
        ['DHL', '2'],
      ],
    ],
    ['a\tb\tc', [['a', 'b']]],
    [
      '\t17\nDHL\t4',
      [
        ['', '17'],
        ['DHL', '4'],
      ],
    ],
    [
      '5" disc\t1\n"x\t2',
      [
        ['5" disc', '1'],
        ['"x', '2'],
      ],
    ],
  ])('%j', (text, cells) => {
    expect(cellsOf(text)).toStrictEqual(cells)
  })

  it('goes into the rows that are seen, and into new ones', () => {
    const rows = [newRow('a', '1'), newRow('hidden', '2'), newRow('c', '3')]
    const shown = [rows[0]?.id ?? 0, rows[2]?.id ?? 0]
    const lines = [
      ['x', '7'],
      ['y', '8'],
      ['z', '9'],
    ]
    const into = { shown, from: shown[0] ?? 0, column: 'key' as const }
    expect(
      entriesOf(pastedInto(rows, { ...into, lines })).map(({ key, value }) => key + value),
    ).toStrictEqual(['x7', 'hidden2', 'y8', 'z9'])
    const column = pastedInto(rows, { ...into, column: 'value', lines: [['7'], ['8']] })
    expect(entriesOf(column).map(({ key, value }) => key + value)).toStrictEqual(['a7', 'hidden2', 'c8'])
  })
})

it('marks keys that are missing, too long or there already', () => {
  const rows = [newRow('a', '1'), newRow('', '2'), newRow('a', '3'), newRow('', ''), newRow('b'.repeat(1001))]
  expect([...faultsOf(rows).values()]).toStrictEqual([
    { kind: 'missing' },
    { kind: 'twice', first: 0 },
    { kind: 'long', at: 'key' },
  ])
})

describe('two people on one table', () => {
  const entries = (text: string) =>
    text
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => ({ key: word.slice(0, 1), value: word.slice(1) }))

  it.each([
    ['a1 b2', 'a1 b2', 'a1 b3', 'a1 b3', 'b', ''],
    ['a1 b2', 'a9 b2', 'a1 b2 c3', 'a9 b2 c3', 'c', ''],
    ['a1 b2', 'a1 b2 c1', 'b2', 'b2 c1', 'a', ''],
    ['a1', 'a2', 'a3', 'a2', '', 'a'],
    ['a1', '', 'a3', '', '', 'a'],
    ['a1', 'a2', '', 'a2', '', 'a'],
    ['a1', 'a2', 'a2', 'a2', '', ''],
    ['', 'a1', 'a2', 'a1', '', 'a'],
  ])('from %j, mine %j, theirs %j', (base, mine, theirs, merged, taken, both) => {
    const found = merge(entries(base), entries(mine), entries(theirs))
    expect(found.entries).toStrictEqual(entries(merged))
    expect(found.taken.map(({ key }) => key).join('')).toBe(taken)
    expect(found.both.map(({ key }) => key).join('')).toBe(both)
  })

  it.each([
    ['a1', 'a2', 'a3'],
    ['a1', '', 'a3'],
    ['a1', 'a2', ''],
    ['', 'a1', 'a2'],
  ])('from %j, mine %j: theirs %j can be taken', (base, mine, theirs) => {
    const found = merge(entries(base), entries(mine), entries(theirs))
    expect(found.both.reduce(withEntry, found.entries)).toStrictEqual(entries(theirs))
  })
})
