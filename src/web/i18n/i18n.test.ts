import { describe, expect, it } from 'vitest'
import { detailCatalogue } from '#contract/error-details.ts'
import { errorCatalogue } from '#contract/error.ts'
import da from './da/da.ts'
import en from './en/en.ts'

interface Tree {
  [key: string]: string | Tree
}

/** Every text by namespace and key: `common:state.sent`. */
function textsOf(language: Tree): Map<string, string> {
  const texts = new Map<string, string>()
  const walk = (tree: Tree, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') texts.set(`${path}${key}`, value)
      else walk(value, path.includes(':') ? `${path}${key}.` : `${key}:`)
    }
  }
  walk(language, '')
  return texts
}

/** Every code of the API with its sentences. */
const sentences: Record<string, { message: string; reasons?: Record<string, string> }> = {
  ...errorCatalogue,
  ...detailCatalogue,
}

const english = textsOf(en)
const danish = textsOf(da)

describe('Danish and English', () => {
  it('have the same keys', () => {
    expect([...danish.keys()].sort()).toStrictEqual([...english.keys()].sort())
  })

  it('have no text that is empty or begins or ends with a space', () => {
    expect(where((text) => text.trim() !== text || text === '')).toStrictEqual([])
  })

  it('have the same placeholders and marks', () => {
    const differ = [...english].filter(
      ([key, text]) => holesOf(key, text) !== holesOf(key, danish.get(key) ?? ''),
    )
    expect(differ.map(([key]) => key)).toStrictEqual([])
  })

  it('have both forms of what is counted', () => {
    const alone = [...english.keys()].filter((key) => {
      const [, stem = '', form] = /^(.*)_(one|other)$/.exec(key) ?? []
      // Without `_other`, the text without an end stands for all others.
      if (form === 'one') return !english.has(`${stem}_other`) && !english.has(stem)
      return form === 'other' && !english.has(`${stem}_one`)
    })
    expect(alone).toStrictEqual([])
  })

  it('quote as their readers do', () => {
    // In an expression they are as they are typed, and problems are full of them.
    const bare = (key: string, text: string) =>
      text.replaceAll(key.startsWith('problems:') ? '"' : /(?:== |[(=])"[^"]+"/g, '')
    const inDanish = [...danish].filter(([key, text]) => /[“”„"]/.test(bare(key, text)))
    const inEnglish = [...english].filter(([key, text]) => /[»«"]/.test(bare(key, text)))
    expect([...inDanish, ...inEnglish].map(([key, text]) => `${key}: ${text}`)).toStrictEqual([])
  })

  // The types see to it that none is missing.
  it('explain every error of the API and its reasons, with the values that the API gives', () => {
    const known = new Map<string, string>()
    for (const [code, { message, reasons }] of Object.entries(sentences)) {
      known.set(`errors:${code}`, message)
      for (const [reason, text] of Object.entries(reasons ?? {})) {
        known.set(`errors:reasons.${code}.${reason}`, text)
      }
    }
    const ofBrowser = ['errors:offline', 'errors:page_failed', 'errors:unknown']
    const explained = [...english.keys()].filter((key) => key.startsWith('errors:'))
    expect(explained.sort()).toStrictEqual([...known.keys(), ...ofBrowser].sort())
    const valuesIn = (text = '') => [...new Set(text.match(/\{\{\w+\}\}/g))].sort().join(' ')
    const differ = [...known].filter(([key, text]) =>
      [english, danish].some((texts) => valuesIn(texts.get(key)) !== valuesIn(text)),
    )
    expect(differ.map(([key]) => key)).toStrictEqual([])
  })
})

/** Names of holes and tags. One thing may be said without its number: “one trigger”. */
function holesOf(key: string, text: string): string {
  const holes = new Set(text.match(/\{\{[^}]*\}\}|<\/?\w+\/?>/g))
  if (key.endsWith('_one')) holes.delete('{{count}}')
  return [...holes].sort().join(' ')
}

function where(predicate: (text: string) => boolean): string[] {
  return [...english, ...danish].filter(([, text]) => predicate(text)).map(([key]) => key)
}

describe('what the pages say', () => {
  const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!./**', '!../**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const files = Object.values(sources).map((text) => ({
    namespaces: all(text, /['"`](\w+)(?=['"`:])/g).filter((name) => name in en),
    keys: new Set(all(text, /['"`](?:\w+:)?([\w.]+)['"`]/g)),
    // Keys made of a text and a value: `state.${state}`, `${state}Hint`.
    beginnings: all(text, /`(?:\w+:)?([\w.]{2,})\$\{/g),
    ends: all(text, /\}([\w.]{2,})`/g),
    // Texts that are handed over together.
    wholes: all(text, /t\('(?:\w+:)?([\w.]+)', \{ returnObjects: true/g),
  }))

  it('is all that the texts hold', () => {
    expect(files.length).toBeGreaterThan(20)
    const unused = [...english.keys()].filter((full) => {
      const [namespace = '', key = ''] = full.split(':')
      // Asked for by the code of a failure, or by the reason of a problem: see problem-texts.test.ts.
      if (namespace === 'errors' || namespace === 'problems') return false
      const asked = key.replace(/_(?:one|other|zero)$/, '')
      return !files.some(
        ({ namespaces, keys, beginnings, ends, wholes }) =>
          namespaces.includes(namespace) &&
          (keys.has(asked) ||
            beginnings.some((beginning) => asked.startsWith(beginning)) ||
            ends.some((end) => asked.endsWith(end)) ||
            wholes.some((whole) => asked.startsWith(`${whole}.`))),
      )
    })
    expect(unused).toStrictEqual([])
  })
})

/** What a pattern finds in a text. */
function all(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, part = '']) => part)
}
