import { entry, type Reference } from './entry.ts'

/** What every test is for. */
export const TEST_REFERENCE = {
  defined: entry('missing', 'Is there such a key?', ['order.number is defined', 'True']),
  undefined: entry('missing', 'Is there no such key?', ['order.nothing is undefined', 'True']),
  none: entry('missing', 'Is it null?', ['order.shippingAddress.state is none', 'True']),

  boolean: entry('questions', 'Is it true or false?', ['true is boolean', 'True']),
  true: entry('questions', 'Is it true itself, not only something that counts as true?', [
    '1 is true',
    'False',
  ]),
  false: entry('questions', 'Is it false itself, not only something that counts as false?', [
    '0 is false',
    'False',
  ]),
  string: entry('questions', 'Is it text?', ['order.number is string', 'True']),
  number: entry('questions', 'Is it a number?', ['order.items[0].quantity is number', 'True']),
  integer: entry('questions', 'Is it a whole number?', ['2 is integer', 'True']),
  float: entry('questions', 'Is it a number with a fraction?', ['2.0 is float', 'True']),
  mapping: entry('questions', 'Is it an object?', ['order is mapping', 'True']),
  sequence: entry('questions', 'Is it a list, an object or text?', ['order.items is sequence', 'True']),
  iterable: entry('questions', 'Can a loop go through it?', ['order.items is iterable', 'True']),
  eq: entry(
    'questions',
    'Is it the same value? Most useful by its name, in select and selectattr.',
    ['2 is eq(2)', 'True'],
    ['order.items | selectattr("sku", "eq", "CARD-A6-100") | join(attribute="quantity")', '1'],
  ),
  equalto: { sameAs: 'eq' },
  '==': { sameAs: 'eq' },
  ne: entry('questions', 'Is it another value?', ['2 is ne(3)', 'True']),
  '!=': { sameAs: 'ne' },
  lt: entry('questions', 'Is it less?', ['[1, 2, 3] | select("lt", 3) | join(", ")', '1, 2']),
  lessthan: { sameAs: 'lt' },
  '<': { sameAs: 'lt' },
  le: entry('questions', 'Is it less or the same?', ['[1, 2, 3] | select("le", 2) | join(", ")', '1, 2']),
  '<=': { sameAs: 'le' },
  gt: entry('questions', 'Is it more?', ['[1, 2, 3] | select("gt", 1) | join(", ")', '2, 3']),
  greaterthan: { sameAs: 'gt' },
  '>': { sameAs: 'gt' },
  ge: entry('questions', 'Is it more or the same?', ['[1, 2, 3] | select("ge", 2) | join(", ")', '2, 3']),
  '>=': { sameAs: 'ge' },
  in: entry('questions', 'Is it an element of a list, a part of a text or a key of an object?', [
    '"jul" is in(order.tags)',
    'True',
  ]),
  sameas: entry('questions', 'Is it the very same value, of the same kind?', ['1 is sameas(true)', 'False']),

  even: entry('numbers', 'Can it be divided by two?', ['4 is even', 'True']),
  odd: entry('numbers', 'Is one left when it is divided by two?', ['3 is odd', 'True']),
  divisibleby: entry('numbers', 'Can it be divided by a number?', ['9 is divisibleby(3)', 'True']),

  upper: entry('text', 'Are all letters large?', ['"DK" is upper', 'True']),
  lower: entry('text', 'Are all letters small?', ['"dk" is lower', 'True']),
  escaped: entry('document', 'Is it HTML already, so that it is not escaped again?', [
    '"<b>" | safe is escaped',
    'True',
  ]),
} satisfies Reference
