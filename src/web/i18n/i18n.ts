import i18next from 'i18next'
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

/** Each language is a file of its own: only one is loaded. */
const loaders = {
  en: async () => (await import('./en/en.ts')).default,
  da: async () => (await import('./da/da.ts')).default,
} satisfies Record<Language, () => Promise<object>>

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'none',
    fallbackLng: false,
    ns: [],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    resources: {},
  })
  await setLanguage(preferredLanguage())
}

export async function setLanguage(language: Language): Promise<void> {
  const texts = await loaders[language]()
  for (const [namespace, bundle] of Object.entries(texts)) {
    i18next.addResourceBundle(language, namespace, bundle, true, true)
  }
  await i18next.changeLanguage(language)
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
