import { entry, type Reference } from './entry.ts'

/** What every function is for. */
export const FUNCTION_REFERENCE = {
  range: {
    ...entry('lists', 'Gives a list of numbers: up to one, or from one up to another, in steps.', [
      'range(1, 8, 3) | join(", ")',
      '1, 4, 7',
    ]),
    signature: '(start, stop, step)',
  },
  dict: {
    ...entry('lists', 'Makes an object of names and values.', [
      'dict(sku="A3", quantity=2) | tojson',
      '{"quantity": 2, "sku": "A3"}',
    ]),
    signature: '(name=value, …)',
  },
  lookups: {
    ...entry(
      'codes',
      'Gives the customer’s word for one of yours, from a look-up table.',
      ['lookups("carrier", "GLS")', '17'],
      ['lookups("carrier", "DAO", default="99")', '99'],
    ),
    signature: '(table, value, default=…)',
  },
  namespace: {
    ...entry('loops', 'Keeps values that are set inside a loop and read after it.', [
      '{% set total = namespace(pieces=0) %}{% for item in order.items %}{% set total.pieces = total.pieces + item.quantity %}{% endfor %}{{ total.pieces }}',
      '4',
    ]),
    signature: '(name=value, …)',
  },
  joiner: {
    ...entry(
      'loops',
      'Gives nothing when it is called first, then the separator: for commas between what a condition lets through.',
      [
        '{% set comma = joiner(", ") %}{% for item in order.items if item.quantity == 1 %}{{ comma() }}{{ item.sku }}{% endfor %}',
        'CARD-A6-100, CALENDAR-A3-2027',
      ],
    ),
    signature: '(sep=", ")',
  },
  cycler: {
    ...entry('loops', 'Gives its values in turn with next(), and begins again.', [
      '{% set row = cycler("odd", "even") %}{% for item in order.items %}{{ row.next() }} {% endfor %}',
      'odd even odd ',
    ]),
    signature: '(value, …)',
  },
} satisfies Reference

const each = (name: string) => `{% for item in order.items %}{{ loop.${name} }} {% endfor %}`

/** What every name of a loop is for. */
export const LOOP_REFERENCE = {
  index: entry('loops', 'Counts from 1.', [each('index'), '1 2 3 ']),
  index0: entry('loops', 'Counts from 0.', [each('index0'), '0 1 2 ']),
  revindex: entry('loops', 'Counts down to 1.', [each('revindex'), '3 2 1 ']),
  revindex0: entry('loops', 'Counts down to 0.', [each('revindex0'), '2 1 0 ']),
  first: entry('loops', 'Is it the first time?', [each('first'), 'True False False ']),
  last: entry('loops', 'Is it the last time? For commas between elements.', [
    '{% for item in order.items %}{{ item.quantity }}{{ ", " if not loop.last }}{% endfor %}',
    '2, 1, 1',
  ]),
  length: entry('loops', 'Says how many elements there are.', [each('length'), '3 3 3 ']),
  previtem: entry('loops', 'Gives the element before; undefined the first time.', [
    '{% for item in order.items %}{{ loop.previtem.quantity if loop.previtem else "–" }} {% endfor %}',
    '– 2 1 ',
  ]),
  nextitem: entry('loops', 'Gives the element after; undefined the last time.', [
    '{% for item in order.items %}{{ loop.nextitem.quantity if loop.nextitem else "–" }} {% endfor %}',
    '1 1 – ',
  ]),
  cycle: {
    ...entry('loops', 'Gives its values in turn.', [each('cycle("odd", "even")'), 'odd even odd ']),
    signature: '(value, …)',
  },
  changed: {
    ...entry('loops', 'Is it another value than the time before?', [
      each('changed(item.quantity)'),
      'True True False ',
    ]),
    signature: '(value, …)',
  },
  depth: entry('loops', 'Is always 1, because a loop does not call itself.', [each('depth'), '1 1 1 ']),
  depth0: entry('loops', 'Is always 0, because a loop does not call itself.', [each('depth0'), '0 0 0 ']),
} satisfies Reference

/** Postbud's own names. They go before keys of the event of the same name. */
export const NAME_REFERENCE = {
  payload: entry('own', 'Is the whole event, so that keys with the names below stay reachable.', [
    'payload.order.number',
    '100482',
  ]),
  trigger: entry('own', 'Is the trigger that sends: its id and its name.', ['trigger.name', 'Shipped']),
  part: entry('own', 'Is the element that this message is for, when the trigger sends one for each.', [
    'part.sku',
    'POSTER-50X70-MATTE',
  ]),
  postback: entry('own', 'Is the message: its id, and when it was made.', [
    'postback.sealedAt | date("%H:%M")',
    '14:21',
  ]),
  body: entry('own', 'Is the finished body, in headers and the URL.', ['body | base64', 'b3JkZXI9MTAwNDgy']),
  fields: entry('own', 'Has the finished fields of a form by name, decoded, in headers and the URL.', [
    'fields.order',
    '100482',
  ]),
  response: entry(
    'own',
    'Is what the receiver answered, in the rule for success: its status, headers and body.',
    ['response.status == 200 and response.body.ok', 'True'],
  ),
  secrets: entry(
    'own',
    'Has the secrets by name, each of them for a hole of its own or as the key of hmac.',
    ['secrets.apiKey', '•••'],
  ),
} satisfies Reference
