import { expect, test } from 'vitest'
import { createSlots } from './slots.ts'

test('a destination takes its share and no more', () => {
  const slots = createSlots(2048, 64)
  let taken = 0
  while (slots.take('a')) taken++
  expect(taken).toBe(64)
  expect(slots.take('b')).toBe(true)
  slots.free('a')
  expect(slots.take('a')).toBe(true)
  expect(slots.inFlight()).toEqual(
    new Map([
      ['a', 64],
      ['b', 1],
    ]),
  )
})

test('however many destinations hang, there is room for one more', () => {
  const slots = createSlots(256, 64)
  for (let destination = 0; destination < 1000; destination++) {
    while (slots.take(`hanging ${destination}`));
    if (slots.available() === 0) break
  }
  // What hangs is freed now and then, and may then be taken by anybody.
  slots.free('hanging 0')
  expect(slots.take('hanging 0')).toBe(false)
  expect(slots.take('healthy')).toBe(true)
})

test('what was freed is forgotten', () => {
  const slots = createSlots(8, 4)
  slots.occupy('a')
  slots.free('a')
  expect(slots.available()).toBe(8)
  expect(slots.inFlight().size).toBe(0)
})

test('a claim that arrives where slots were taken meanwhile leaves none, not less than none', () => {
  const slots = createSlots(8, 4)
  for (let count = 0; count < 10; count++) slots.occupy('a')
  expect(slots.available()).toBe(0)
  expect(slots.cap()).toBe(0)
  slots.free('a')
  slots.free('a')
  slots.free('a')
  expect(slots.available()).toBe(1)
})
