import { Type, type Static } from 'typebox'

const ValueKind = Type.Enum(['absent', 'null', 'boolean', 'number', 'text', 'list', 'object', 'secret'])

const seen = {
  kind: ValueKind,
  json: Type.String({ description: 'The value as JSON, cut where it is long; empty when it is absent.' }),
  size: Type.Optional(Type.Integer({ minimum: 0, description: 'Elements of a list, keys of an object.' })),
}

/** A value that came up while a template was rendered. */
const TracedValue = Type.Object(seen)
export type TracedValue = Static<typeof TracedValue>

/** One part of an expression, as far as it says where the value came from. */
const TraceStep = Type.Object({
  expression: Type.String({ description: 'This part alone, e.g. `order.shippingAddress`.' }),
  ...seen,
  key: Type.Optional(
    Type.String({ description: 'What it reads of the part before it, or of the event: a key or an index.' }),
  ),
  nearest: Type.Optional(
    Type.String({ description: 'An absent key that looks like a typing mistake: the key it looks like.' }),
  ),
})
export type TraceStep = Static<typeof TraceStep>

/** What one hole, condition or loop did with one event. */
export const TraceEntry = Type.Object({
  output: Type.Integer({ minimum: 0, description: 'Which of the outputs it belongs to.' }),
  field: Type.String({ description: '`source`, `subject`, `html`, `text`, `url` or `headers.X`.' }),
  line: Type.Integer({ minimum: 1 }),
  column: Type.Integer({ minimum: 1 }),
  endLine: Type.Integer({ minimum: 1 }),
  endColumn: Type.Integer({ minimum: 1, description: 'Behind the last character.' }),
  kind: Type.Enum(['hole', 'if', 'for', 'set'], {
    description: '`set` comes only where it failed.',
  }),
  expression: Type.String({ description: 'What stands between the braces, cut where it is long.' }),
  inPasses: Type.Array(Type.Integer({ minimum: 1 }), {
    description: 'In loops: which pass through each, the outermost first.',
  }),
  written: Type.Optional(
    Type.String({ description: 'What a hole wrote, cut where it is long; secrets are •••.' }),
  ),
  value: Type.Optional(TracedValue),
  isTrue: Type.Optional(Type.Boolean({ description: 'Whether the condition of an `if` or `elif` was met.' })),
  passes: Type.Optional(Type.Integer({ minimum: 0, description: 'How often a loop ran.' })),
  empty: Type.Boolean({
    description:
      'A hole that wrote nothing that came from the event; a condition not met because of the event; a loop that did not run.',
  }),
  failed: Type.Boolean({ description: 'The rendering ended here, with a problem.' }),
  steps: Type.Array(TraceStep, {
    description: 'Where something was missing or a condition decided: how its value came about.',
  }),
})
export type TraceEntry = Static<typeof TraceEntry>
