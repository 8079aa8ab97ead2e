/** Something the search can lead to. */
export interface Choice {
  group: ChoiceGroup
  /** Unique within the list. */
  key: string
  label: string
  hint?: string
  /** With its search. */
  path: string
}

export const groups = ['orders', 'customers', 'triggers', 'templates', 'actions'] as const
type ChoiceGroup = (typeof groups)[number]

/** Whether every word of what was typed begins a word of the label, in any order. */
export function fits(label: string, typed: string): boolean {
  const words = wordsOf(label)
  return wordsOf(typed).every((word) => words.some((each) => each.startsWith(word)))
}

function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase()
    .split(/[\s/,.-]+/)
    .filter((word) => word !== '')
}

/** The choice that an arrow key leads to; the end is followed by the beginning. */
export function neighbour(choices: Choice[], key: string | null, step: 1 | -1): string | null {
  if (choices.length === 0) return null
  const at = choices.findIndex((choice) => choice.key === key)
  const next = at === -1 ? (step === 1 ? 0 : -1) : (at + step) % choices.length
  return choices.at(next)?.key ?? null
}

/** By its place: a key may hold what an id must not. */
export function optionId(list: string, choices: Choice[], key: string): string {
  return `${list}option${choices.findIndex((choice) => choice.key === key)}`
}
