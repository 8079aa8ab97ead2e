import { entry, type Reference } from './entry.ts'

/** What every filter is for. */
export const FILTER_REFERENCE = {
  default: entry(
    'missing',
    'Gives another value for what is missing, and with true as the second argument for null, empty and zero as well.',
    ['order.nothing | default("none")', 'none'],
    ['"" | default("none", true)', 'none'],
  ),
  d: { sameAs: 'default' },

  upper: entry('text', 'Writes every letter large.', ['"Øst" | upper', 'ØST']),
  lower: entry('text', 'Writes every letter small.', ['"Øst" | lower', 'øst']),
  capitalize: entry('text', 'Writes the first letter large and all others small.', [
    '"oLE lUND" | capitalize',
    'Ole lund',
  ]),
  title: entry('text', 'Writes the first letter of each word large.', [
    '"ole o\'neil-lund" | title',
    "Ole O'neil-Lund",
  ]),
  trim: entry(
    'text',
    'Takes white space, or the characters you name, from both ends.',
    ['"  Ole " | trim', 'Ole'],
    ['"--Ole-" | trim("-")', 'Ole'],
  ),
  replace: entry(
    'text',
    'Replaces a part wherever it stands, or only so many times.',
    ['"a-b-c" | replace("-", "+")', 'a+b+c'],
    ['"a-b-c" | replace("-", "+", 1)', 'a+b-c'],
  ),
  truncate: entry(
    'text',
    'Cuts a text that is too long, at a space unless killwords says otherwise; a few characters more are let through.',
    ['"Familiekalender til køkkenet" | truncate(20)', 'Familiekalender...'],
    ['"100482-17" | truncate(6, true, "", 0)', '100482'],
  ),
  format: {
    ...entry('text', 'Puts values into a pattern.', ['"%05d / %.2f" | format(42, 2.5)', '00042 / 2.50']),
    signature: '(value, …)',
  },
  center: entry('text', 'Puts spaces on both sides, up to a width.', ['"ab" | center(6) ~ "|"', '  ab  |']),
  pprint: entry('text', 'Lays a value out over several lines where it is long, to look at it.', [
    '{"b": [1, 2], "a": none} | pprint',
    "{'a': None, 'b': [1, 2]}",
  ]),
  wordcount: entry('text', 'Counts the words.', ['"to røde plakater" | wordcount', '3']),
  string: entry('text', 'Makes text of anything.', ['149 | string | length', '3']),
  indent: entry('text', 'Moves every line but the first to the right.', [
    '"one\\ntwo" | indent(2) | tojson',
    '"one\\n  two"',
  ]),
  wordwrap: entry('text', 'Breaks lines that are too long.', [
    '"one two three" | wordwrap(8) | tojson',
    '"one two\\nthree"',
  ]),

  int: entry(
    'numbers',
    'Makes a whole number of text or of another number; what is none becomes the default.',
    ['"42.9" | int', '42'],
    ['"none" | int(-1)', '-1'],
  ),
  float: entry('numbers', 'Makes a number of text; what is none becomes the default.', [
    '"1.5" | float * 2',
    '3.0',
  ]),
  abs: entry('numbers', 'Takes the minus away.', ['(-3) | abs', '3']),
  round: entry(
    'numbers',
    'Rounds to so many digits, half to even; the method can also be ceil or floor, and half_up of decimal numbers.',
    ['42.55 | round(1)', '42.5'],
    ['"0.125" | decimal | round(2, "half_up")', '0.13'],
  ),
  decimal: entry(
    'numbers',
    'Makes a number exact, as money needs it; what is no number is an error, or the default.',
    ['"0.10" | decimal + ("0.20" | decimal)', '0.30'],
    ['"" | decimal(0)', '0'],
  ),
  number: entry(
    'numbers',
    'Writes a number with so many digits and with your marks for decimals and thousands.',
    ['1234567.5 | number(2, ",", ".")', '1.234.567,50'],
  ),
  convert: entry('numbers', 'Changes the unit: mg, g, kg, oz and lb, or mm, cm, m, in and ft.', [
    '310 | convert("g", "kg")',
    '0.31',
  ]),
  filesizeformat: entry('numbers', 'Writes a number of bytes for people.', [
    '123456 | filesizeformat',
    '123.5 kB',
  ]),

  date: entry(
    'dates',
    'Writes a date or a time in another format, zone or language.',
    ['"2026-10-02T14:21:07Z" | date("%d-%m-%Y %H:%M", "Europe/Copenhagen")', '02-10-2026 16:21'],
    ['"2026-10-02T14:21:07Z" | date("unix")', '1790950867'],
  ),
  date_add: entry(
    'dates',
    'Adds days, hours, minutes, months or working days; numbers below zero go back.',
    ['"2026-10-02" | date_add(business_days=3)', '2026-10-07'],
    ['"2026-10-02T14:21:07Z" | date_add(days=3, hours=-2)', '2026-10-05T12:21:07Z'],
  ),
  date_diff: entry(
    'dates',
    'Says how many whole seconds, minutes, hours, days or weeks later than another date it is.',
    ['"2026-10-05" | date_diff("2026-10-02")', '3'],
  ),

  length: entry(
    'lists',
    'Counts the elements of a list, the keys of an object or the characters of a text.',
    ['order.items | length', '3'],
  ),
  count: { sameAs: 'length' },
  first: entry('lists', 'Gives the first element; undefined when there is none.', [
    '(order.items | first).sku',
    'POSTER-50X70-MATTE',
  ]),
  last: entry('lists', 'Gives the last element; undefined when there is none.', [
    '(order.items | last).sku',
    'CALENDAR-A3-2027',
  ]),
  join: entry(
    'lists',
    'Makes one text of all elements, with another text between them.',
    ['["a", "b", "c"] | join(", ")', 'a, b, c'],
    ['order.items | join(" ", attribute="quantity")', '2 1 1'],
  ),
  map: {
    ...entry(
      'lists',
      'Puts every element through a filter, or takes what stands at a path in each.',
      ['["a", "b"] | map("upper") | join(", ")', 'A, B'],
      ['order.items | map(attribute="unitPrice.amount") | join(", ")', '149.00, 399.50, 199.00'],
    ),
    signature: '(filter, …) or (attribute=…, default=…)',
  },
  select: {
    ...entry(
      'lists',
      'Keeps the elements that pass a test; without one, those that are not empty.',
      ['[1, 2, 3] | select("odd") | join(", ")', '1, 3'],
      ['["DK", "", "SE"] | select | join(", ")', 'DK, SE'],
    ),
    signature: '(test, …)',
  },
  reject: {
    ...entry('lists', 'Leaves out the elements that pass a test; without one, those that are not empty.', [
      '[1, 2, 3] | reject("odd") | join(", ")',
      '2',
    ]),
    signature: '(test, …)',
  },
  selectattr: {
    ...entry(
      'lists',
      'Keeps the elements in which what stands at a path passes a test: so parcels and items are joined by their id.',
      ['(order.items | selectattr("quantity", "gt", 1) | first).sku', 'POSTER-50X70-MATTE'],
    ),
    signature: '(attribute, test, …)',
  },
  rejectattr: {
    ...entry('lists', 'Leaves out the elements in which what stands at a path passes a test.', [
      'order.items | rejectattr("quantity", "gt", 1) | join(", ", attribute="sku")',
      'CARD-A6-100, CALENDAR-A3-2027',
    ]),
    signature: '(attribute, test, …)',
  },
  sum: entry('lists', 'Adds the elements, or what stands at a path in each.', [
    'order.items | sum(attribute="quantity")',
    '4',
  ]),
  min: entry('lists', 'Gives the smallest element.', ['[3, 1, 2] | min', '1']),
  max: entry('lists', 'Gives the largest element.', [
    '(order.items | max(attribute="quantity")).sku',
    'POSTER-50X70-MATTE',
  ]),
  sort: entry(
    'lists',
    'Puts the elements in order, by themselves or by what stands at a path, or at several with commas between.',
    ['["b", "C", "a"] | sort | join(", ")', 'a, b, C'],
    [
      'order.items | sort(attribute="sku") | join(", ", attribute="sku")',
      'CALENDAR-A3-2027, CARD-A6-100, POSTER-50X70-MATTE',
    ],
  ),
  unique: entry('lists', 'Keeps each element once, the first one.', [
    '["a", "A", "b"] | unique | join(", ")',
    'a, b',
  ]),
  reverse: entry('lists', 'Turns a list or a text round.', ['[1, 2, 3] | reverse | join(", ")', '3, 2, 1']),
  groupby: entry('lists', 'Makes groups of the elements that have the same value at a path.', [
    '{% for quantity, items in order.items | groupby("quantity") %}{{ quantity }}: {{ items | length }}. {% endfor %}',
    '1: 2. 2: 1. ',
  ]),
  batch: entry('lists', 'Makes lists of so many elements each.', [
    '[1, 2, 3] | batch(2, "–") | map("join", " ") | join(" / ")',
    '1 2 / 3 –',
  ]),
  slice: entry('lists', 'Shares the elements out among so many lists.', [
    '[1, 2, 3] | slice(2) | map("join", " ") | join(" / ")',
    '1 2 / 3',
  ]),
  list: entry('lists', 'Makes a list of the characters of a text or the keys of an object.', [
    '"abc" | list | join("-")',
    'a-b-c',
  ]),
  items: entry('lists', 'Gives the keys and values of an object as pairs.', [
    '{% for key, value in {"a": 1, "b": 2} | items %}{{ key }}={{ value }};{% endfor %}',
    'a=1;b=2;',
  ]),
  dictsort: entry(
    'lists',
    'Gives the keys and values of an object as pairs in the order of the keys, or of the values.',
    ['{% for key, value in {"b": 1, "a": 2} | dictsort %}{{ key }}={{ value }};{% endfor %}', 'a=2;b=1;'],
  ),

  country: entry(
    'codes',
    'Gives the name of a country, or another of its codes: iso2, iso3 or numeric.',
    ['"DK" | country(language="da")', 'Danmark'],
    ['"DK" | country("iso3")', 'DNK'],
    ['"QQ" | country(unknown="somewhere")', 'somewhere'],
  ),
  language_name: entry('codes', 'Gives the name of a language.', ['"da" | language_name', 'Danish']),

  sha256: entry('hashes', 'Gives the SHA-256 hash of a text, in hex or base64.', [
    '"100482" | sha256',
    'ac8d893d031e86a19ee39aa36bb820b379f00fbf45990e3cd9ce728523bbe897',
  ]),
  sha512: entry('hashes', 'Gives the SHA-512 hash of a text, in hex or base64.', [
    '"100482" | sha512 | length',
    '128',
  ]),
  sha1: entry(
    'hashes',
    'Gives the SHA-1 hash of a text, for receivers that ask for it; it proves nothing any more.',
    ['"100482" | sha1 | length', '40'],
  ),
  md5: entry(
    'hashes',
    'Gives the MD5 hash of a text, for receivers that ask for it; it proves nothing any more.',
    ['"100482" | md5(encoding="base64")', 'hdGInwpvT61X4KcJKwVwYQ=='],
  ),
  hmac: entry('hashes', 'Signs a text with a key, so that a receiver that has the key knows who sent it.', [
    '"100482" | hmac("a key")',
    '0b4da4d4147206a94e1b4e92f30df4328c00aa8ea0a21edcbfd56235a8c5cf62',
  ]),
  base64: entry('hashes', 'Encodes a text as base64.', ['"Søren" | base64', 'U8O4cmVu']),
  base64_decode: entry('hashes', 'Reads base64 back to text.', ['"U8O4cmVu" | base64_decode', 'Søren']),
  base64url: entry('hashes', 'Encodes a text as base64 that can stand in an address.', [
    '"Søren?>" | base64url',
    'U8O4cmVuPz4',
  ]),
  hex: entry('hashes', 'Writes the bytes of a text in hex.', ['"Søren" | hex', '53c3b872656e']),

  tojson: entry('document', 'Writes any value as JSON: text with its quotes, lists, objects, null.', [
    '{"sku": "A3", "tags": [1, none]} | tojson',
    '{"sku": "A3", "tags": [1, null]}',
  ]),
  urlencode: entry(
    'document',
    'Encodes a text for an address; an object becomes a query.',
    ['"Søren & Co" | urlencode', 'S%C3%B8ren%20%26%20Co'],
    ['{"a": 1, "b": "x y"} | urlencode', 'a=1&b=x+y'],
  ),
  escape: entry('document', 'Makes a text safe in HTML, once; in e-mail and XML that happens by itself.', [
    '"A & B" | escape',
    'A &amp; B',
  ]),
  e: { sameAs: 'escape' },
  forceescape: entry('document', 'Makes a text safe in HTML even if it is HTML already.', [
    '"A &amp; B" | safe | forceescape',
    'A &amp;amp; B',
  ]),
  striptags: entry('document', 'Takes the text out of HTML: no tags, no comments, single spaces.', [
    '"<b>Ole</b> &amp;\\n Bo" | striptags',
    'Ole & Bo',
  ]),
  urlize: entry('document', 'Makes links of the addresses in a text.', [
    '"See gls.com." | urlize',
    'See <a href="https://gls.com" rel="noopener">gls.com</a>.',
  ]),
  xmlattr: entry(
    'document',
    'Writes the keys of an object as attributes of a tag; those that are null are left out.',
    ['{"id": 7, "class": none} | xmlattr', ' id="7"'],
  ),
  safe: entry(
    'document',
    'Writes a text as it is, without escaping: only for text that is in the format already.',
    ['"<b>" | safe', '<b>'],
  ),
} satisfies Reference
