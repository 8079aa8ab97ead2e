import { snippetCompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete'
import { LIST_FILTER_NAMES } from '#mapping/bind-filter.ts'
import { FUNCTIONS } from '#mapping/compile-call.ts'
import { FILTERS } from '#mapping/filters/filters.ts'
import { LOOP_MEMBERS, LOOP_METHODS } from '#mapping/loop-names.ts'
import { METHODS } from '#mapping/methods.ts'
import { REQUIRED, type Parameters } from '#mapping/parameters.ts'
import { TESTS } from '#mapping/tests.ts'
import { infoOn } from './completion-info-slot.ts'
import { knownMembers } from './known-paths.ts'
import { childrenOf, shortValue, valueAt } from './sample-paths.ts'
import { expanded, scopeAt } from './scope.ts'

const detailLength = 48

const filters: Completion[] = [
  ...[...FILTERS].map(([name, { parameters }]) => ({
    label: name,
    type: 'function',
    detail: signature(parameters),
    info: infoOn('filters'),
  })),
  ...[...LIST_FILTER_NAMES].map((name) => ({
    label: name,
    type: 'function',
    detail: '(…)',
    info: infoOn('filters'),
  })),
].toSorted((left, right) => left.label.localeCompare(right.label))

const tests: Completion[] = [...TESTS.keys()]
  .filter((name) => /^\w+$/.test(name))
  .map((name) => ({ label: name, type: 'keyword', info: infoOn('tests') }))

const textMethods: Completion[] = [...METHODS]
  // Some of them are loaded when a template calls them: asked for now they would not be there.
  .filter(([, method]) => 'onText' in method)
  .map(([name, { parameters }]) => ({
    label: name,
    type: 'method',
    detail: signature(parameters) || '()',
    info: infoOn('methods'),
  }))

const ownNames: Completion[] = [
  ...['payload', 'part', 'trigger', 'postback', 'secrets'].map((label) => ({
    label,
    type: 'namespace',
    info: infoOn('names'),
  })),
  ...[...FUNCTIONS.keys()].map((label) => ({
    label,
    type: 'function',
    detail: '(…)',
    info: infoOn('functions'),
  })),
]

const loopMembers: Completion[] = [
  // In the engine's order, which is that of use.
  ...Object.keys(LOOP_MEMBERS).map((label, at) => ({
    label,
    type: 'property',
    info: infoOn('loop'),
    boost: -at,
  })),
  ...[...LOOP_METHODS].map((label) => ({
    label,
    type: 'method',
    detail: '(…)',
    info: infoOn('loop'),
    boost: -90,
  })),
]

const statements: Completion[] = [
  snippetCompletion('for ${item} in ${list} %}\n  ${}\n{% endfor ', { label: 'for', type: 'keyword' }),
  snippetCompletion('if ${condition} %}${}{% endif ', { label: 'if', type: 'keyword' }),
  snippetCompletion('set ${name} = ${value} ', { label: 'set', type: 'keyword' }),
  ...['elif', 'else', 'endif', 'endfor'].map((label) => ({ label, type: 'keyword' })),
]

function signature(parameters: Parameters): string {
  const names = Object.entries(parameters).map(([name, value]) => (value === REQUIRED ? name : `${name}?`))
  return names.length === 0 ? '' : `(${names.join(', ')})`
}

/** Completes paths of the sample, filters after `|`, tests after `is`. @param payload the chosen sample's event */
export function completeFrom(payload: () => unknown) {
  return (context: CompletionContext) => {
    const before = context.state.sliceDoc(0, context.pos)
    const opened = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'))
    if (opened <= Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'))) return outside(context)
    const inside = before.slice(opened + 2)
    if (/["'][^"']*$/.test(inside) && isInText(inside)) return null

    const filter = /\|\s*(\w*)$/.exec(inside)
    if (filter) return { from: context.pos - (filter[1] ?? '').length, options: filters, validFor: /^\w*$/ }
    const test = /\bis\s+(?:not\s+)?(\w*)$/.exec(inside)
    if (test) return { from: context.pos - (test[1] ?? '').length, options: tests, validFor: /^\w*$/ }

    const [, base, typed = ''] = /(?:([\w.[\]"'-]*[\w\])"'])\.)?(\w*)$/.exec(inside) ?? []
    if (base === undefined && typed === '' && !context.explicit && !/[{%\s(,~+]$/.test(inside)) return null
    const from = context.pos - typed.length
    const scope = scopeAt(before)
    const members = base === undefined ? topNames(payload(), scope) : membersOf(payload(), base, scope)
    const isStatement = before[opened + 1] === '%' && /^[-+]?\s*\w*$/.test(inside)
    if (base === undefined && typed === '' && !isStatement && !context.explicit && !/\s$/.test(inside))
      return null
    return { from, options: isStatement ? statements : members, validFor: /^\w*$/ }
  }
}

function isInText(inside: string): boolean {
  const quotes = inside.replace(/\\./g, '').match(/["']/g) ?? []
  return quotes.length % 2 === 1
}

function outside(context: CompletionContext) {
  if (!context.explicit) return null
  return {
    from: context.pos,
    options: [
      snippetCompletion('{{ ${path} }}', { label: '{{ … }}', type: 'keyword' }),
      snippetCompletion('{% for ${item} in ${list} %}\n  ${}\n{% endfor %}', {
        label: '{% for … %}',
        type: 'keyword',
      }),
      snippetCompletion('{% if ${condition} %}${}{% endif %}', { label: '{% if … %}', type: 'keyword' }),
    ],
  }
}

function topNames(payload: unknown, scope: ReadonlyMap<string, string>): Completion[] {
  const local = [...scope].map(([name, path]) => ({
    label: name,
    type: 'variable',
    detail: path,
    boost: 2,
  }))
  const loop = scope.size === 0 ? [] : [{ label: 'loop', type: 'namespace' }]
  return [...local, ...loop, ...dataMembers(payload, ''), ...ownNames]
}

function membersOf(payload: unknown, base: string, scope: ReadonlyMap<string, string>): Completion[] {
  if (base === 'loop') return loopMembers
  const path = expanded(base, scope)
  if (path === null) return textMethods
  const members = dataMembers(payload, path)
  return members.length > 0 || typeof valueAt(payload, path) !== 'string' ? members : textMethods
}

/** What the sample has, and below it what such events can have besides. */
function dataMembers(payload: unknown, path: string): Completion[] {
  const value = path === '' ? payload : valueAt(payload, path)
  const there = Array.isArray(value) ? [] : childrenOf(value, path)
  const names = new Set(there.map(({ name }) => name))
  return [
    ...there
      .filter(({ name }) => /^\w+$/.test(name))
      .map(({ name, value: member }) => ({
        label: name,
        type: 'property',
        detail: cut(shortValue(member)),
        boost: 1,
      })),
    ...knownMembers(path)
      .filter(({ name }) => !names.has(name))
      .map(({ name }) => ({ label: name, type: 'property', detail: '–' })),
  ]
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > detailLength ? `${line.slice(0, detailLength - 1)}…` : line
}
