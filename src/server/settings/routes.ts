import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/settings.ts'
import type { Settings } from '#contract/settings.ts'
import type { Database } from '#server/db/database.ts'
import { route } from '#server/http/route.ts'
import type { Vault } from '#server/secrets/vault.ts'
import { changeSettings } from './change.ts'
import type { LiveSettings } from './live.ts'
import { presentChangeable, type EnvironmentSettings } from './resolve.ts'
import { sendTestMail } from './test-mail.ts'

export interface SettingsRouteOptions {
  database: Database
  vault: Vault
  environment: EnvironmentSettings
  live: LiveSettings
  /** What only the environment can set. */
  fixed: () => Omit<Settings, 'mail' | 'allowPrivate'>
}

export function settingsRoutes(app: FastifyInstance, options: SettingsRouteOptions): void {
  const { live, fixed } = options
  const present = async (): Promise<Settings> => {
    // The news of a change may still be on its way to this process.
    await live.refresh()
    return { ...fixed(), ...presentChangeable(live.current()) }
  }
  route(app, contract.getSettings, present)
  route(app, contract.changeSettings, async ({ body, caller }) => {
    await changeSettings(options, caller.who, body)
    return await present()
  })
  route(app, contract.sendTestMail, async ({ body }) => {
    await live.refresh()
    return await sendTestMail(live, body.to)
  })
}
