import { Float, isWhole, stringOf, type Value } from './value.ts'

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

const OF_TEXT = names(
  'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii ' +
    'isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip ' +
    'maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split ' +
    'splitlines startswith strip swapcase title translate upper zfill',
)
const OF_LIST = names('append clear copy count extend index insert pop remove reverse sort')
const OF_TUPLE = names('count index')
const OF_WHOLE = names(
  'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes',
)
const OF_FRACTION = names('as_integer_ratio conjugate fromhex hex imag is_integer real')

/**
 * Whether the reference's texts, lists and numbers have this member. Reading one gives an inner object there and nothing
 * here, so it is an error instead of a silent difference.
 */
export function isMember(value: Value, name: string): boolean {
  if (stringOf(value) !== null) return OF_TEXT.has(name)
  if (Array.isArray(value)) return OF_LIST.has(name)
  if (isWhole(value) || typeof value === 'boolean') return OF_WHOLE.has(name)
  if (value instanceof Float) return OF_FRACTION.has(name)
  return value !== null && OF_TUPLE.has(name)
}
