import { entry, type Reference } from './entry.ts'

/** What every method is for. A key of the data of the same name goes first. */
export const METHOD_REFERENCE = {
  upper: entry('text', 'Writes every letter large.', ['"Øst".upper()', 'ØST']),
  lower: entry('text', 'Writes every letter small.', ['"Øst".lower()', 'øst']),
  capitalize: entry('text', 'Writes the first letter large and all others small.', [
    '"oLE lUND".capitalize()',
    'Ole lund',
  ]),
  format: entry('text', 'Fills the fields of a pattern, as Python does.', [
    '"{} of {:,.2f}".format(order.number, 1234.5)',
    '100482 of 1,234.50',
  ]),
  format_map: entry('text', 'Fills the fields of a pattern with the values of an object.', [
    '"{number} in {currency}".format_map(order)',
    '100482 in DKK',
  ]),
  casefold: entry('text', 'Writes every letter in the form in which texts are compared.', [
    '"Straße".casefold()',
    'strasse',
  ]),
  expandtabs: entry('text', 'Writes spaces instead of tabs, up to the next column of so many.', [
    '"a\\tb".expandtabs(4)',
    'a   b',
  ]),
  title: entry('text', 'Writes every letter large that stands after none.', [
    '"ole o\'neil".title()',
    "Ole O'Neil",
  ]),
  swapcase: entry('text', 'Writes large letters small, and small ones large.', ['"Øst".swapcase()', 'øST']),
  strip: entry('text', 'Takes white space, or the characters you name, from both ends.', [
    '" Ole ".strip()',
    'Ole',
  ]),
  lstrip: entry('text', 'Takes white space, or the characters you name, from the beginning.', [
    '"0042".lstrip("0")',
    '42',
  ]),
  rstrip: entry('text', 'Takes white space, or the characters you name, from the end.', [
    '"42,--".rstrip(",-")',
    '42',
  ]),
  removeprefix: entry('text', 'Takes a part away from the beginning, if it is there.', [
    '"NP-100482".removeprefix("NP-")',
    '100482',
  ]),
  removesuffix: entry('text', 'Takes a part away from the end, if it is there.', [
    '"havet.pdf".removesuffix(".pdf")',
    'havet',
  ]),
  replace: entry('text', 'Replaces a part wherever it stands, or only so many times.', [
    '"a-b".replace("-", "+")',
    'a+b',
  ]),
  split: entry(
    'text',
    'Cuts a text into a list, at white space or at a text.',
    ['"2026-10-02".split("-") | last', '02'],
    ['"a b  c".split() | join("+")', 'a+b+c'],
  ),
  rsplit: entry('text', 'Cuts a text into a list as split does, but counts from the end.', [
    '"a-b-c".rsplit("-", 1) | first',
    'a-b',
  ]),
  splitlines: entry('text', 'Cuts a text into its lines.', [
    'order.note.splitlines() | first',
    'Ring ikke på klokken.',
  ]),
  partition: entry('text', 'Cuts a text in three: before a mark, the mark, and after it.', [
    '"A5=297".partition("=")[2]',
    '297',
  ]),
  rpartition: entry('text', 'Cuts a text in three at the last such mark.', [
    '"a/b/c".rpartition("/")[0]',
    'a/b',
  ]),
  join: entry('text', 'Puts the text between the elements of a list.', ['", ".join(["a", "b"])', 'a, b']),
  startswith: entry('text', 'Does the text begin with it?', ['order.number.startswith("10")', 'True']),
  endswith: entry('text', 'Does the text end with it?', ['"havet.pdf".endswith(".pdf")', 'True']),
  find: entry('text', 'Says where a part begins, counted from 0; -1 when it is not there.', [
    '"A5=297".find("=")',
    '2',
  ]),
  rfind: entry('text', 'Says where a part begins for the last time; -1 when it is not there.', [
    '"a/b/c".rfind("/")',
    '3',
  ]),
  rindex: entry('text', 'As rfind, but a part that is not there is an error.', ['"a/b/c".rindex("/")', '3']),
  zfill: entry('text', 'Fills up with zeros at the front.', ['"42".zfill(5)', '00042']),
  ljust: entry('text', 'Fills up at the end.', ['"42".ljust(5, ".")', '42...']),
  rjust: entry('text', 'Fills up at the front.', ['"42".rjust(5, ".")', '...42']),
  center: entry('text', 'Fills up on both sides.', ['"42".center(6, ".")', '..42..']),
  isalpha: entry('text', 'Are there only letters?', ['"Øst".isalpha()', 'True']),
  isalnum: entry('text', 'Are there only letters and digits?', ['"A5".isalnum()', 'True']),
  isdigit: entry('text', 'Are there only digits, raised ones among them?', ['"42".isdigit()', 'True']),
  isdecimal: entry('text', 'Are there only digits?', ['"4.2".isdecimal()', 'False']),
  isnumeric: entry('text', 'Are there only numbers, fractions and Roman ones among them?', [
    '"½".isnumeric()',
    'True',
  ]),
  isascii: entry('text', 'Are there only letters without accents, digits and signs of ASCII?', [
    '"Øst".isascii()',
    'False',
  ]),
  isprintable: entry('text', 'Is there nothing that cannot be seen, such as a line break?', [
    '"a\\nb".isprintable()',
    'False',
  ]),
  isidentifier: entry('text', 'Could the text be a name in a program?', [
    '"order_number".isidentifier()',
    'True',
  ]),
  istitle: entry('text', 'Does every word begin with a large letter, and go on with small ones?', [
    '"Ole Lund".istitle()',
    'True',
  ]),
  isspace: entry('text', 'Is there only white space?', ['" ".isspace()', 'True']),
  isupper: entry('text', 'Are all letters large?', ['"DK".isupper()', 'True']),
  islower: entry('text', 'Are all letters small?', ['"dk".islower()', 'True']),

  count: entry('lists', 'Counts how often a part stands in a text, or an element in a list.', [
    '[1, 2, 1].count(1)',
    '2',
  ]),
  index: entry(
    'lists',
    'Says where a part of a text or an element of a list is, counted from 0; else it is an error.',
    ['["a", "b"].index("b")', '1'],
  ),
  get: entry('lists', 'Gives what an object has under a key; null, or another value, when it has not.', [
    'order.metadata.get("isRush", "False")',
    'False',
  ]),
  keys: entry('lists', 'Gives the keys of an object.', ['{"a": 1, "b": 2}.keys() | join(", ")', 'a, b']),
  values: entry('lists', 'Gives the values of an object.', [
    '{"a": 1, "b": 2}.values() | join(", ")',
    '1, 2',
  ]),
  items: entry('lists', 'Gives the keys and values of an object as pairs.', [
    '{% for key, value in {"a": 1, "b": 2}.items() %}{{ key }}={{ value }};{% endfor %}',
    'a=1;b=2;',
  ]),
} satisfies Reference
