import { calls } from './problems/calls.ts'
import { checks } from './problems/checks.ts'
import { filters } from './problems/filters.ts'
import { formats } from './problems/formats.ts'
import { rules } from './problems/rules.ts'
import { terms } from './problems/terms.ts'
import { values } from './problems/values.ts'
import { writing } from './problems/writing.ts'

/** What every problem says in English. The template language knows the reasons, not the texts. */
export const problemTexts = {
  reasons: { ...writing, ...calls, ...values, ...filters, ...formats, ...rules, ...checks },
  terms,
}

type Reasons = typeof problemTexts.reasons
type Terms = typeof terms

/** Why something is a problem: finer than its code. */
type ProblemReason = keyof Reasons

/** A term with what it names. */
export type ProblemTerm = {
  [Name in keyof Terms]: [Holes<Terms[Name]>] extends [never]
    ? { term: Name }
    : { term: Name; values: ValuesFor<Holes<Terms[Name]>> }
}[keyof Terms]

/** A reason and what its sentence names: the arguments of an error. */
export type Because = {
  [Reason in ProblemReason]: [HolesOf<Reasons[Reason]>] extends [never]
    ? [reason: Reason]
    : [reason: Reason, values: ValuesFor<HolesOf<Reasons[Reason]>>]
}[ProblemReason]

type ValuesFor<Names extends string> = { readonly [Name in Names]: string | number | ProblemTerm }

type HolesOf<Text> = Text extends { message: infer Message extends string }
  ? Holes<Message> | (Text extends { fix: infer Fix extends string } ? Holes<Fix> : never)
  : never

/** The names in `{{name}}`. What has spaces in it is an example of the template language. */
type Holes<Text extends string> = Text extends `${infer Before}}}${infer After}`
  ? NameAtEnd<Before> | Holes<After>
  : never

type NameAtEnd<Text extends string> = Text extends `${string}{{${infer Name}`
  ? Name extends `${string}{{${string}`
    ? NameAtEnd<Name>
    : Name extends `${string}${' ' | '.'}${string}`
      ? never
      : Name
  : never
