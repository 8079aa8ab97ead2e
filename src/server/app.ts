import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import '#mapping/all.ts'
import { accountRoutes } from './accounts/routes.ts'
import { makeSetUpLink } from './accounts/set-up.ts'
import { createSignIn, personFinder } from './accounts/sign-in.ts'
import type { Config } from './config.ts'
import { consoleRoutes } from './console/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import type { Database } from './db/database.ts'
import { configurationChannel } from './db/epoch.ts'
import { bucketOf } from './db/ids.ts'
import { renderAgain } from './events/again.ts'
import { createPublisher } from './events/publish.ts'
import { createRefusalLog } from './events/refusals.ts'
import { prepareTables, startRetention } from './events/retention.ts'
import { eventRoutes } from './events/routes.ts'
import { findStored } from './events/stored.ts'
import { exampleRoutes } from './example/routes.ts'
import { historyRoutes } from './history/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { createHttpServer } from './http/server.ts'
import { createAuthenticator } from './keys/authenticate.ts'
import { ensureFirstKey } from './keys/first.ts'
import { keyRoutes } from './keys/routes.ts'
import { lookupRoutes } from './lookups/routes.ts'
import { startMailbox, type Mailbox } from './mailbox/mailbox.ts'
import { mailboxRoutes } from './mailbox/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { createGuard } from './outbound/guard.ts'
import { cancel, hold, release } from './postbacks/dispatch.ts'
import { startFailingWatch } from './postbacks/failing-watch.ts'
import { measureBacklog } from './postbacks/metrics.ts'
import { joinNodes } from './postbacks/node.ts'
import { postbackRoutes } from './postbacks/routes.ts'
import { startSweeper } from './postbacks/sweeper.ts'
import { createWorker } from './postbacks/worker.ts'
import { startReceiver, type Receiver } from './receiver/receiver.ts'
import { receiverRoutes } from './receiver/routes.ts'
import { referenceRoutes } from './reference/routes.ts'
import { sampleRoutes } from './samples/routes.ts'
import { openVault } from './secrets/key.ts'
import { secretRoutes } from './secrets/routes.ts'
import { openSettings } from './settings/live.ts'
import { builtInMailbox } from './settings/mail-server.ts'
import { settingsRoutes } from './settings/routes.ts'
import { sendAsTest } from './settings/test-mail.ts'
import { templateRoutes } from './templates/routes.ts'
import { createDirectory } from './triggers/live.ts'
import { triggerRoutes } from './triggers/routes.ts'
import { countTemplateUses, templateEventTypes, templateUsers } from './triggers/template-use.ts'

/** A Postbud that takes and sends events. */
export interface App {
  /** Where the API listens. */
  url: string
  /** The first administrator's key when it was made just now: shown once. */
  newKey: string | null
  /** Makes the first administrator of the console; null when there are users, or this process has no API. */
  setUpLink: string | null
  receiver: Receiver
  mailbox: Mailbox
  /** Takes nothing new, lets attempts in flight end or hands them back. */
  stop: () => Promise<void>
}

export interface AppInput {
  config: Config
  database: Database
  log: Logger
  /** Nobody else can use this database: leases that are there belong to a process that is dead. */
  embedded: boolean
}

const workChannel = 'postbud_work'
/** Other processes are told of work at most this often; their sweep finds it anyway. */
const announceMilliseconds = 20
/** So long requests under way may take when the process stops. */
const requestMilliseconds = 5000
const stopMilliseconds = 15_000
/** The built-in receiver and mailbox listen so far above the API, or anywhere when that is taken. */
const receiverOffset = 10
const mailboxOffset = 11

/** Starts everything in an order in which nothing is used before it is there. */
export async function startApp({ config, database, log, embedded }: AppInput): Promise<App> {
  const version = readVersion()
  const vault = await openVault({ secretKey: config.secretKey, dataDir: config.dataDir, sql: database.sql })
  await prepareTables(database, Date.now())

  const receiver = await onPort(config.port, receiverOffset, (port) => startReceiver({ port }))
  const mailbox = await onPort(config.port, mailboxOffset, (port) => startMailbox({ port }))
  // Filled once the API has its port, which may be any.
  const own = [{ address: mailbox.address, port: mailbox.port }]
  const guard = createGuard({ allowPrivate: [], own, always: [receiver] })
  const userAgent = `Postbud/${version}`
  const settings = await openSettings({ database, vault, environment: config, guard, mailbox, userAgent })
  const { channels } = settings

  const directory = createDirectory(database.sql, settings.refresh)
  const authenticator = createAuthenticator(database.sql)
  const accounts = createSignIn({
    sql: database.sql,
    secret: vault.derive('session cookies'),
    publicUrl: config.publicUrl,
    onError: (message, details) => log.error({ details }, message),
  })
  const sending = config.role === 'api' ? null : await startSending()

  async function startSending() {
    const node = await joinNodes(database, log, embedded)
    const worker = createWorker({ database, directory, vault, channels, node, log })
    const sweeper = startSweeper(database, node, worker, log)
    const retention = startRetention(database, config.retentionDays, log)
    const failingWatch = startFailingWatch({
      database,
      mail: () => channels.email,
      publicUrl: config.publicUrl,
      log,
    })
    return { node, worker, sweeper, retention, failingWatch }
  }

  const wake = () => sending?.worker.wake()
  await database.direct.listen(workChannel, wake, wake)
  const configurationChanged = () => {
    authenticator.forget()
    void directory.current().then(directory.renew, () => {})
    // The next event or attempt would bring it, but addresses are also checked when they are saved.
    settings.refresh().catch((error: unknown) => log.warn({ err: error }, 'settings could not be read'))
    wake()
  }
  await database.direct.listen(configurationChannel, configurationChanged, configurationChanged)

  let announced = false
  /** There is work that no lease was taken for. */
  function announce(): void {
    wake()
    if (embedded || announced) return
    announced = true
    setTimeout(() => {
      announced = false
      database.sql.notify(workChannel, '').catch(() => {})
    }, announceMilliseconds).unref()
  }

  const publisher = createPublisher({ database, directory, worker: sending?.worker ?? null, announce })
  const refusals = createRefusalLog(database, (error) =>
    log.error({ err: error }, 'a refusal could not be logged'),
  )
  const eventPayload = async (id: string) =>
    (await findStored(database.sql, bucketOf(id), id))?.payload ?? null

  let ready = false
  const server = await createHttpServer({
    log,
    version,
    publicUrl: config.publicUrl,
    authenticate: authenticator.authenticate,
    findPerson: personFinder(accounts),
  })
  // A port that was not known when the settings were read.
  const publicUrl = () => (config.port === 0 ? config.publicUrl.replace(/:0$/, `:${port}`) : config.publicUrl)
  healthRoutes(server, database, () => ready)
  measureBacklog(database.sql)
  if (config.role !== 'worker') {
    referenceRoutes(server)
    await consoleRoutes(server)
    customerRoutes(server, database)
    sampleRoutes(server, database, eventPayload)
    secretRoutes(server, database, vault)
    lookupRoutes(server, database)
    keyRoutes(server, database, authenticator)
    accountRoutes(server, { database, accounts, publicUrl })
    historyRoutes(server, database)
    receiverRoutes(server, receiver)
    mailboxRoutes(server, mailbox)
    templateRoutes(server, {
      database,
      uses: { findUsers: templateUsers, findEventTypes: templateEventTypes },
      countUses: countTemplateUses,
      eventPayload,
      sendMail: (message) => sendAsTest(settings, message),
    })
    const triggers = {
      database,
      vault,
      guard,
      hasMailServer: settings.hasMailServer,
      dispatch: { cancel, hold, release },
    }
    const tests = { database, vault, channels, mailbox: settings.mailbox, eventPayload }
    triggerRoutes(server, triggers)
    postbackRoutes(server, {
      ...tests,
      renderAgain: (who, id) => renderAgain(database, directory, who, id),
      wake,
      log,
      userAgent,
    })
    settingsRoutes(server, {
      database,
      vault,
      environment: config,
      live: settings,
      fixed: () => ({
        version,
        publicUrl: publicUrl(),
        role: config.role,
        retentionDays: config.retentionDays,
        database: config.databaseUrl === null ? 'embedded' : 'external',
      }),
    })
    overviewRoutes(server, database)
    eventRoutes(server, { database, publisher, refusals })
    exampleRoutes(server, {
      database,
      triggers,
      tests,
      publisher,
      receiver,
      isMailboxLive: () => settings.current().mailServer.value === builtInMailbox,
    })
  }
  await server.listen({ host: config.host, port: config.port })
  const { address, port } = server.server.address() as AddressInfo
  own.push({ address, port })
  // Not before the port is ours: a start that fails must not make a key that nobody sees.
  const newKey = await ensureFirstKey(database, { apiKey: config.apiKey })
  const setUpLink =
    config.role === 'worker' ? null : await makeSetUpLink(database, publicUrl(), { replace: false })
  ready = true
  wake()

  async function stop(): Promise<void> {
    ready = false
    // Who has sent half a request may never send the other half.
    const patience = setTimeout(() => server.server.closeAllConnections(), requestMilliseconds)
    await server.close()
    clearTimeout(patience)
    await publisher.idle()
    await sending?.retention.stop()
    await sending?.failingWatch.stop()
    await sending?.worker.stop(stopMilliseconds)
    await sending?.sweeper.stop()
    await settings.close()
    await sending?.node.leave()
    await Promise.all([receiver.close(), mailbox.close()])
  }

  const host = address.includes(':') ? `[${address}]` : address
  return { url: `http://${host}:${port}`, newKey, setUpLink, receiver, mailbox, stop }
}

async function onPort<T>(apiPort: number, offset: number, start: (port: number) => Promise<T>): Promise<T> {
  if (apiPort === 0) return await start(0)
  try {
    return await start(apiPort + offset)
  } catch {
    return await start(0)
  }
}

function readVersion(): string {
  // The package's own file, written by us.
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
