import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type en from './en/en.ts'

const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** The English texts say which keys there are; a missing Danish one is a type error. */
export type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
    returnNull: false
  }
}

const storageKey = 'postbud.language'

export type Namespace = keyof typeof en

/** Each namespace of each language is a file of its own, loaded with the first page that uses it. */
const files = import.meta.glob<{ default: object }>(['./{da,en}/*.ts', '!./{da,en}/{da,en}.ts'])
/** The file names of namespaces that are called otherwise: what says nothing is no name for a file. */
const fileNames: Readonly<Record<string, string>> = { common: 'everywhere' }
/** What the frame and every page need. */
const always = ['common', 'frame', 'errors', 'accounts'] as const

const filesAsBackend: BackendModule = {
  type: 'backend',
  init() {},
  // oxlint-disable-next-line typescript/no-misused-promises -- it takes what is promised, but its type does not say so
  async read(language: string, namespace: string) {
    return (await load(language, namespace)).default
  },
}

async function load(language: string, namespace: string): Promise<{ default: object }> {
  const file = files[`./${language}/${fileNames[namespace] ?? namespace}.ts`]
  if (file === undefined) throw new Error(`there are no texts ${language}/${namespace}`)
  return await file()
}

export async function startTexts(): Promise<void> {
  await i18next
    .use(filesAsBackend)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      supportedLngs: languages,
      fallbackLng: false,
      ns: always,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
    })
  keep(currentLanguage())
}

/** With what a page says, it can be shown. @throws TypeError when they cannot be loaded */
export async function loadTexts(namespaces: readonly Namespace[]): Promise<void> {
  // i18next would show keys for what it could not load, and not try again: it is asked for what is here.
  await Promise.all(namespaces.map((namespace) => load(i18next.language, namespace)))
  await i18next.loadNamespaces(namespaces)
}

/** The page stays as it is until every text is there. @throws TypeError when they cannot be loaded */
export async function setLanguage(language: Language): Promise<void> {
  const known = [i18next.options.ns ?? []].flat()
  await Promise.all(known.map((namespace) => load(language, namespace)))
  await i18next.changeLanguage(language)
  keep(language)
}

function keep(language: Language): void {
  document.documentElement.lang = language
  localStorage.setItem(storageKey, language)
}

/** The language that is shown. */
export function currentLanguage(): Language {
  return i18next.language === 'da' ? 'da' : 'en'
}

function preferredLanguage(): Language {
  const stored = localStorage.getItem(storageKey)
  if (stored === 'da' || stored === 'en') return stored
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('da')) ? 'da' : 'en'
}
