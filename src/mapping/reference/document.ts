import { GROUPS, isAlias, type Group, type Reference } from './entry.ts'
import { describe, REFERENCE, type Described, type Kind } from './reference.ts'

/** The kinds within a group, in the order of the page. */
const KINDS: readonly Kind[] = ['filters', 'functions', 'loop', 'tests', 'methods', 'names']

const HEADINGS: Record<Kind, string> = {
  filters: 'Filters',
  functions: 'Functions',
  loop: 'In a loop',
  tests: 'Tests',
  methods: 'Methods',
  names: 'Names',
}

/** docs/template-reference.md: every name of the template language, by what one wants to do. */
export function referenceDocument(): string {
  // The headings' own keys are the groups.
  const groups = Object.keys(GROUPS) as Group[]
  return [
    '# Reference of the template language',
    '<!-- Made by `node scripts/template-reference.ts` from src/mapping/reference. Do not edit. -->',
    'Everything that can be written between `{{ }}` and `{% %}`, by what you want to do. [Writing templates](mapping.md) is where to begin. The editor shows the same beside each name that it offers.',
    'A filter stands behind a value, `value | filter`; a test behind `is`; a method behind a dot. What stands behind `=` is what an argument is when you leave it out; arguments can be given by name. `…` means that leaving it out is something else than any value. The examples are made of the built-in sample `order-shipped-split`, in a template of format `text`; where one is without braces, put `{{ }}` around it.',
    ...groups.flatMap(section),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function section(group: Group): string[] {
  const lists = KINDS.flatMap((kind) => {
    const lines = linesOf(kind, group)
    return lines.length === 0 ? [] : [`### ${HEADINGS[kind]}`, lines.join('\n')]
  })
  return [`## ${GROUPS[group]}`, ...lists]
}

function linesOf(kind: Kind, group: Group): string[] {
  const reference: Reference = REFERENCE[kind]
  return Object.entries(reference).flatMap(([name, about]) => {
    const described = isAlias(about) ? null : describe(kind, name)
    if (described?.group !== group) return []
    const others = Object.keys(reference).filter((other) => isOther(reference, other, name))
    const examples = described.examples.map(([source, output]) => `  - ${code(source)} → ${code(output)}`)
    return [head(described, others), examples.join('\n')]
  })
}

function isOther(reference: Reference, other: string, name: string): boolean {
  const about = reference[other]
  return about !== undefined && isAlias(about) && about.sameAs === name
}

function head({ signature, what }: Described, others: string[]): string {
  const also = others.length === 0 ? '' : ` Also written ${others.map(code).join(', ')}.`
  return `- ${code(signature)}: ${what}${also}`
}

/** Spaces at the ends of code are not shown, so they are left out. */
function code(text: string): string {
  const shown = text.trim()
  return shown.includes('`') ? `\`\` ${shown} \`\`` : `\`${shown}\``
}
