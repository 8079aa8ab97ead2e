import type { Settings } from '#contract/settings.ts'
import { defaultSender, withoutSignIn } from './mail-server.ts'

/** What the environment says; null and an empty list where it says nothing. */
export interface EnvironmentSettings {
  smtpUrl: string | null
  mailFrom: string | null
  allowPrivate: string[]
}

/** What was set in the console. */
export type StoredSettings = EnvironmentSettings

type SetBy = Settings['mail']['setBy']

/** What counts at this moment, and who says so. */
export interface ResolvedSettings {
  /** With its sign-in: never shown. */
  mailServer: { value: string | null; setBy: SetBy }
  sender: { value: string; setBy: SetBy }
  allowPrivate: { value: string[]; setBy: SetBy }
}

/** The environment wins, one setting at a time. */
export function resolveSettings(environment: EnvironmentSettings, stored: StoredSettings): ResolvedSettings {
  const sender = pick(environment.mailFrom, stored.mailFrom)
  const addresses = pick(
    environment.allowPrivate.length > 0 ? environment.allowPrivate : null,
    stored.allowPrivate.length > 0 ? stored.allowPrivate : null,
  )
  return {
    mailServer: pick(environment.smtpUrl, stored.smtpUrl),
    sender: { ...sender, value: sender.value ?? defaultSender },
    allowPrivate: { ...addresses, value: addresses.value ?? [] },
  }
}

function pick<T>(environment: T | null, stored: T | null): { value: T | null; setBy: SetBy } {
  if (environment !== null) return { value: environment, setBy: 'environment' }
  return { value: stored, setBy: stored === null ? 'none' : 'console' }
}

/** The part of the answer that can be changed, without secrets: what the history keeps, too. */
export function presentChangeable(resolved: ResolvedSettings): Pick<Settings, 'mail' | 'allowPrivate'> {
  const { mailServer, sender, allowPrivate } = resolved
  return {
    mail: {
      setBy: mailServer.setBy,
      server: mailServer.value === null ? null : withoutSignIn(mailServer.value),
      fromSetBy: sender.setBy,
      from: sender.value,
    },
    allowPrivate: { setBy: allowPrivate.setBy, addresses: allowPrivate.value },
  }
}
