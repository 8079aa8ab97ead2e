import type { CallerText } from './call-blocks.ts'
import type { Value } from './value.ts'

/** What a template's text means. `at` is an offset in the source with its line ends made LF. */
export type Expression =
  | { kind: 'literal'; at: number; value: Value }
  | { kind: 'name'; at: number; name: string }
  | { kind: 'list'; at: number; items: Expression[] }
  | { kind: 'tuple'; at: number; items: Expression[] }
  | { kind: 'dict'; at: number; entries: [key: Expression, value: Expression][] }
  | { kind: 'attribute'; at: number; object: Expression; name: string }
  | { kind: 'index'; at: number; object: Expression; key: Expression }
  | {
      kind: 'slice'
      at: number
      object: Expression
      start: Expression | null
      stop: Expression | null
      step: Expression | null
    }
  | { kind: 'call'; at: number; callee: Expression; args: Arguments }
  | { kind: 'filter'; at: number; subject: Expression; name: string; args: Arguments }
  | { kind: 'test'; at: number; subject: Expression; name: string; args: Arguments }
  | { kind: 'sign'; at: number; operator: '-' | '+'; operand: Expression }
  | { kind: 'not'; at: number; operand: Expression }
  | { kind: 'binary'; at: number; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'concat'; at: number; parts: Expression[] }
  | { kind: 'compare'; at: number; first: Expression; rest: Comparison[] }
  | { kind: 'and'; at: number; left: Expression; right: Expression }
  | { kind: 'or'; at: number; left: Expression; right: Expression }
  | { kind: 'choice'; at: number; test: Expression; whenTrue: Expression; otherwise: Expression | null }

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**'

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in'

export interface Comparison {
  at: number
  operator: CompareOperator
  operand: Expression
}

export interface Arguments {
  positional: Expression[]
  named: [name: string, value: Expression][]
  /** What a macro is given as `caller`, by the block that calls it. */
  caller?: CallerText
}

/** What `for` and `set` assign to. */
export type Target =
  | { kind: 'name'; at: number; name: string }
  | { kind: 'tuple'; at: number; items: Target[] }

export type Statement =
  | { kind: 'text'; at: number; text: string }
  | { kind: 'hole'; at: number; expression: Expression }
  | { kind: 'if'; at: number; branches: { test: Expression; body: Statement[] }[]; otherwise: Statement[] }
  | {
      kind: 'for'
      at: number
      target: Target
      iterable: Expression
      filter: Expression | null
      body: Statement[]
      otherwise: Statement[]
    }
  | { kind: 'set'; at: number; target: Target; value: Expression }
  | { kind: 'set_member'; at: number; object: string; name: string; value: Expression }
  | {
      kind: 'set_block'
      at: number
      object: string | null
      name: string
      filtered: Expression
      body: Statement[]
    }
  | { kind: 'filter_block'; at: number; filtered: Expression; body: Statement[] }
  | { kind: 'with'; at: number; sets: { target: Target; value: Expression }[]; body: Statement[] }
  | Macro
  | CallBlock

/** A text with parameters that is made where it is called. */
export interface Macro {
  kind: 'macro'
  at: number
  name: string
  parameters: { name: string; fallback: Expression | null }[]
  body: Statement[]
}

/** `{% call(…) name(…) %}…{% endcall %}`: a macro is called and given a text with parameters. */
export interface CallBlock {
  kind: 'call_block'
  at: number
  call: Extract<Expression, { kind: 'call' }>
  parameters: Macro['parameters']
  body: Statement[]
}

/** The name under which the filters of a block see its text: no template can write it. */
export const BLOCK_TEXT = 'text of the block'
