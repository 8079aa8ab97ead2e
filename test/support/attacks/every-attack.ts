import type { Attack } from './attack.ts'
import { DEEP_AND_LONG_ATTACKS } from './deep-and-long-attacks.ts'
import { DOCUMENT_ATTACKS } from './document-attacks.ts'
import { LIST_ATTACKS } from './list-attacks.ts'
import { LOOP_ATTACKS } from './loop-attacks.ts'
import { NUMBER_ATTACKS } from './number-attacks.ts'
import { PADDING_ATTACKS } from './padding-attacks.ts'
import { TEXT_ATTACKS } from './text-attacks.ts'

export type { Attack } from './attack.ts'

const MILLION = 'x'.repeat(1_000_000)
const TEXT = 'x'.repeat(60_000)
const SPACES = ' '.repeat(60_000)
const LIST = Array.from({ length: 10_000 }, (_, i) => i)

/** What most attacks are given. */
export const ATTACKED = {
  text: TEXT,
  million: MILLION,
  spaces: SPACES,
  dashes: 'a-'.repeat(30_000),
  quotes: '"'.repeat(60_000),
  wide: '😀'.repeat(30_000),
  digits: '9'.repeat(60_000),
  list: LIST,
  texts: LIST.map((i) => `Text ${i}`),
  objects: LIST.map((i) => ({ id: `k${i}`, n: i, inner: { id: i % 7 } })),
  same: LIST.map(() => ({ id: 'a', n: 1, inner: { id: 1 } })),
  lists: LIST.map((i) => [i]),
  keys: Object.fromEntries(LIST.map((i) => [`k${i}`, i])),
  big: 10n ** 4000n,
  fraction: '1.' + '3'.repeat(400),
}

/** Each must end soon: refused when it is saved, stopped, or with a result. */
export const EVERY_ATTACK: readonly Attack[] = [
  ...DEEP_AND_LONG_ATTACKS,
  ...LOOP_ATTACKS,
  ...TEXT_ATTACKS,
  ...PADDING_ATTACKS,
  ...NUMBER_ATTACKS,
  ...LIST_ATTACKS,
  ...DOCUMENT_ATTACKS,
]
