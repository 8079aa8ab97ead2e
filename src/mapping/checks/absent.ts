import type { Checker } from './checker.ts'
import type { Path, Use } from './paths.ts'

/**
 * Tells that a path is there, but in no event of some type that the template is made for; or that reading it fails for
 * some such event, because more than its end is missing.
 */
export function checkPresence(checker: Checker, path: Path, use: Use): void {
  const { place, steps, isFilled } = path
  const last = steps.at(-1)
  if (place === null || last === undefined || isFilled) return
  const failing = new Set<string>()
  const absent = new Set<string>()
  let first: number | null = null
  for (const [type, entries] of checker.entriesByType(place)) {
    const fails = entries.some((i) => place.seen[i]?.fails === true)
    const isAbsent = entries.every((i) => place.seen[i]?.value === undefined)
    if (!fails && (!isAbsent || use !== 'read' || checker.isTested(place))) continue
    if (fails) failing.add(type)
    else absent.add(type)
    first ??= entries.find((i) => (fails ? place.seen[i]?.fails === true : true)) ?? null
  }
  if (first === null) return
  const at = first
  const missing = steps.find((step) => (step.place.seen[at]?.value ?? null) === null) ?? last
  if (failing.size > 0) {
    const types = [...failing].join(', ')
    checker.report('path_absent', missing.at, 'path_absent_fails', {
      path: missing.text,
      read: last.text,
      types,
    })
  } else {
    const types = [...absent].join(', ')
    checker.report('path_absent', missing.at, 'path_absent', { path: missing.text, read: last.text, types })
  }
}
