import { readFileSync, writeFileSync } from 'node:fs'

/*
 * Writes src/mapping/dates/zone-table.ts from the source form of the time zone database:
 *
 *   node scripts/time-zones.ts /usr/share/zoneinfo/tzdata.zi
 *
 * Kept is what says the time from 1990 to 2037 and the rules that hold after. The package `tzdata` of PyPI has the
 * newest tzdata.zi. Run it when the test of zone-table.ts says that Node knows a newer version.
 */

/** The first year that has to be right; rules of the two years before say what held when it began. */
const FIRST_YEAR = 1990
const KEPT_FROM = FIRST_YEAR - 2
const LAST_YEAR = 2037

const MONTHS = ['Ja', 'F', 'Mar', 'Ap', 'May', 'Jun', 'Jul', 'Au', 'S', 'O', 'N', 'D']
const DAYS = ['Su', 'M', 'Tu', 'W', 'Th', 'F', 'Sa']

const [path = '/usr/share/zoneinfo/tzdata.zi'] = process.argv.slice(2)
const lines = readFileSync(path, 'utf8').split('\n')
const version = /^# version (\S+)/.exec(lines[0] ?? '')?.[1] ?? 'unknown'

/** `from to month day time save letter` of a rule, by the name of its set. */
const rules = new Map<string, string[][]>()
/** `offset rules format until…` of each time of a zone. */
const zones = new Map<string, string[][]>()
const links = new Map<string, string>()
let zone: string[][] = []

for (const line of lines) {
  const fields = line.split(' ')
  const [kind, name = '', third = ''] = fields
  if (kind === 'R') {
    const [, , from = '', to = '', , month = '', day = '', time = '', save = '', letter = ''] = fields
    const last = to === 'o' ? from : to === 'ma' ? '' : to
    const rule = [from, last, monthOf(month), dayOf(day), time, save, letter]
    rules.set(name, [...(rules.get(name) ?? []), rule])
  } else if (kind === 'L') links.set(third, name)
  else if (kind === 'Z') {
    zone = [fields.slice(2)]
    zones.set(name, zone)
  } else if (line !== '' && !line.startsWith('#')) zone.push(fields)
}

function monthOf(text: string): string {
  return String(MONTHS.findIndex((month) => month.startsWith(text) || text.startsWith(month)) + 1)
}

/** `14`, `l0` for the last Sunday, `0>8` for the first Sunday from the 8th on. */
function dayOf(text: string): string {
  const [, last, weekday = '', sign = '', day = ''] =
    /^(last)?([A-Z][a-z]*)?(?:([<>])=)?(\d*)$/.exec(text) ?? []
  if (weekday === '') return day
  const number = DAYS.findIndex((name) => name.startsWith(weekday) || weekday.startsWith(name))
  return last === undefined ? `${number}${sign}${day}` : `l${number}`
}

function trimmedRules(all: string[][]): string[] {
  const kept = all.filter(([from, to]) => {
    return to === '' || (Number(to) >= KEPT_FROM && Number(from) <= LAST_YEAR)
  })
  const before = all
    .filter(([, to]) => to !== '' && Number(to) < KEPT_FROM)
    .toSorted((a, b) => Number(a[1]) - Number(b[1]) || Number(a[2]) - Number(b[2]))
    .at(-1)
  const needed = before === undefined ? kept : [[before[1] ?? '', ...before.slice(1)], ...kept]
  return needed.map(([from = '', to = '', ...rest]) => {
    const last = to === '' ? '+' : String(Math.min(Number(to), LAST_YEAR))
    // What holds for ever begins when the last year that has to be right is over.
    const first = String(Math.min(Number(from), LAST_YEAR + 1))
    return [first, last === first ? '-' : last, ...rest].join(' ')
  })
}

/** The times of a zone that end after the first year begins, each with when it ends. */
function trimmedZone(times: string[][]): string {
  return times
    .filter(([, , , year]) => year === undefined || Number(year) >= FIRST_YEAR)
    .map(([offset = '', rule = '', format = '', year, month, day, time]) => {
      const until = year === undefined ? [] : [year, monthOf(month ?? 'Ja'), dayOf(day ?? '1'), time ?? '0']
      return [offset, rule, format, ...until].join(' ')
    })
    .join('|')
}

const names = new Map<string, string[]>()
const followed = (name: string): string => followedLink(links.get(name), name)
function followedLink(target: string | undefined, name: string): string {
  return target === undefined ? name : followed(target)
}
for (const name of [...zones.keys(), ...links.keys()].toSorted()) {
  if (name === 'Factory') continue
  const spec = trimmedZone(zones.get(followed(name)) ?? [])
  names.set(spec, [...(names.get(spec) ?? []), name])
}

const usedRules = new Set(
  [...names.keys()].flatMap((spec) => spec.split('|').map((time) => time.split(' ')[1])),
)
const ruleLines = [...rules]
  .filter(([name]) => usedRules.has(name))
  .map(([name, all]) => [name, ...trimmedRules(all)].join('|'))
const zoneLines = [...names].map(([spec, all]) => `${all.join(' ')}|${spec}`)

const table = `// Written by scripts/time-zones.ts from the time zone database, which is in the public domain. Do not edit.

/** The version of the time zone database. */
export const ZONE_TABLE_VERSION = '${version}'

/** A line for each set of rules: its name, then \`from to month day time save letter\` of each rule (\`-\`: only then, \`+\`: for ever). */
export const RULE_LINES = \`
${ruleLines.join('\n')}
\`

/** A line for each time zone: its names, then \`offset rules format until\` of each time it has had. */
export const ZONE_LINES = \`
${zoneLines.join('\n')}
\`
`
writeFileSync(new URL('../src/mapping/dates/zone-table.ts', import.meta.url), table)
