import { LanguageSwitch } from '../accounts/language-switch.tsx'
import { saveOwnUser } from '../accounts/own-user.ts'
import type { Language } from '../i18n/i18n.ts'

/** The language of who is signed in: their next sign-in has it, too. */
export function OwnLanguage() {
  return <LanguageSwitch onChoose={(language) => void remember(language)} />
}

/** The page is in that language already; if it cannot be kept, the next sign-in shows the former one. */
async function remember(language: Language): Promise<void> {
  await saveOwnUser({ language }).catch(() => undefined)
}
