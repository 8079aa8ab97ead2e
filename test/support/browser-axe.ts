import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA and all that it builds on. */
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface AxeResults {
  violations: {
    id: string
    help: string
    nodes: { html: string; target: unknown[]; failureSummary?: string }[]
  }[]
}

/** Of axe, what is used here: it is a script of the page, so its types do not reach us. */
interface AxeWindow {
  axe?: { run: (options: object) => Promise<AxeResults> }
}

/**
 * What axe finds on a page, one text each. Evaluated, not added as a script: the content security policy stays as it
 * is.
 * @param rule the only one to look at; without it all of the levels
 */
export async function violations(page: Page, rule?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const runOnly = rule === undefined ? { type: 'tag', values: levels } : { type: 'rule', values: [rule] }
  const found = await page.evaluate(
    async (options) => (await (globalThis as AxeWindow).axe?.run(options))?.violations ?? null,
    { runOnly, resultTypes: ['violations'] },
  )
  if (found === null) throw new Error('axe did not run')
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target, failureSummary = '' }) =>
      [`${id}: ${help}`, target.join(' '), html.slice(0, 200), failureSummary].join('\n  '),
    ),
  )
}
