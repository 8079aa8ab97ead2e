import { resolve } from 'node:path'
import { parseAllowed } from '#server/outbound/allowed.ts'
import { mailServerExample, readMailServer, readSender, senderExample } from '#server/settings/mail-server.ts'

type LogLevel = (typeof logLevels)[number]
type Role = (typeof roles)[number]

/** Everything an administrator decides. Only this file reads the environment. */
export interface Config {
  /**
   * HOST, default `127.0.0.1`: the address the API listens on. Loopback lets nobody in from outside; put a
   * proxy with TLS before it, or listen on `0.0.0.0`.
   */
  host: string
  /** PORT, default 4680. 0 takes any free one. */
  port: number
  /** PUBLIC_URL, default `http://<host>:<port>`: what links in mails and logs begin with. No slash at the end. */
  publicUrl: string
  /**
   * DATA_DIR, default `./data`, for root `/var/lib/postbud`; absolute here. Holds the key of the secrets and
   * the embedded database: losing it loses both.
   */
  dataDir: string
  /**
   * DATABASE_URL, default none: PostgreSQL is embedded, and this is the only process. With it any number of
   * processes share the work. May name several hosts; the one that takes writes is used.
   */
  databaseUrl: string | null
  /** DATABASE_DIRECT_URL, default DATABASE_URL: past a pooler in transaction mode, where sessions last. */
  databaseDirectUrl: string | null
  /** ROLE, default `all`: `api` takes events and sends none, `worker` sends. Needs DATABASE_URL if not `all`. */
  role: Role
  /**
   * POSTBUD_API_KEY, default none, at least 16 characters: the first administrator's key. Without it one is
   * made and shown once, while there is none.
   */
  apiKey: string | null
  /**
   * POSTBUD_SECRET_KEY, default none: 32 bytes (base64 or hex) that secrets are encrypted with. Without it a
   * file in the data directory holds the key, so processes on several machines need it.
   */
  secretKey: Buffer | null
  /**
   * POSTBUD_ALLOW_PRIVATE, default none: private addresses that postbacks may go to all the same, separated
   * by commas: `10.0.0.5`, `10.0.0.5:8080`, `[fd00::5]:8080`, `10.0.0.0/8`. Every operator can then reach them.
   * Without it the console may set them; so it is with SMTP_URL and MAIL_FROM.
   */
  allowPrivate: string[]
  /**
   * SMTP_URL, default none: `smtp://user:password@host:587` or `smtps://`. Without it e-mail triggers can be
   * tested, into the built-in mailbox, but not activated. `mailbox:` makes that the live one, for demos.
   */
  smtpUrl: string | null
  /** MAIL_FROM, default `Postbud <postbud@localhost>`: the sender of every mail. */
  mailFrom: string | null
  /** RETENTION_DAYS, default 90: payloads, bodies and attempts go after so many days. 0 keeps everything. */
  retentionDays: number
  /** LOG_LEVEL, default `info`. */
  logLevel: LogLevel
}

const roles = ['all', 'api', 'worker'] as const
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const defaultPort = 4680
const shortestApiKey = 16
const secretKeyBytes = 32
const longestRetentionDays = 36_500

/** Reads and checks the settings; every mistake is told at once, and no value that may be a secret is repeated. */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { errors: string[] } {
  const errors: string[] = []
  const wrong = (name: string, what: string, write: string) => errors.push(`${name} ${what}. ${write}`)

  /** An empty variable is one that is not set. */
  function read<T>(name: string, fallback: T, parse: (text: string) => T | Mistake): T {
    const text = env[name]?.trim()
    if (!text) return fallback
    const value = parse(text)
    if (!(value instanceof Mistake)) return value
    wrong(name, value.what, value.write)
    return fallback
  }

  const host = read('HOST', '127.0.0.1', parseHost)
  const port = read('PORT', defaultPort, (text) => parseWholeNumber(text, 65_535))
  const databaseUrl = read('DATABASE_URL', null, parseDatabaseUrl)
  const databaseDirectUrl = read('DATABASE_DIRECT_URL', null, parseDatabaseUrl)
  const role = read('ROLE', 'all', (text) => parseOneOf(text, roles))
  const config: Config = {
    host,
    port,
    publicUrl: read('PUBLIC_URL', defaultPublicUrl(host, port), parsePublicUrl),
    dataDir: resolve(env['DATA_DIR']?.trim() || defaultDataDir()),
    databaseUrl,
    databaseDirectUrl: databaseDirectUrl ?? databaseUrl,
    role,
    apiKey: read('POSTBUD_API_KEY', null, parseApiKey),
    secretKey: read('POSTBUD_SECRET_KEY', null, parseSecretKey),
    allowPrivate: read<string[]>('POSTBUD_ALLOW_PRIVATE', [], parseAllowPrivate),
    smtpUrl: read('SMTP_URL', null, parseSmtpUrl),
    mailFrom: read('MAIL_FROM', null, parseMailFrom),
    retentionDays: read('RETENTION_DAYS', 90, (text) => parseWholeNumber(text, longestRetentionDays)),
    logLevel: read('LOG_LEVEL', 'info', (text) => parseOneOf(text, logLevels)),
  }

  if (!env['DATABASE_URL']?.trim()) {
    const write = 'Set DATABASE_URL too'
    if (databaseDirectUrl !== null) wrong('DATABASE_DIRECT_URL', 'is set without DATABASE_URL', `${write}.`)
    if (role !== 'all') {
      wrong(
        'ROLE',
        `is "${role}", but the embedded database serves one process only`,
        `${write}, or write ROLE=all.`,
      )
    }
  }
  return errors.length > 0 ? { errors } : { config }
}

/** What is wrong with a value, and what to write instead. */
class Mistake {
  readonly what: string
  readonly write: string

  constructor(what: string, write: string) {
    this.what = what
    this.write = write
  }
}

function defaultDataDir(): string {
  return process.getuid?.() === 0 ? '/var/lib/postbud' : './data'
}

function defaultPublicUrl(host: string, port: number): string {
  // Nobody can follow a link to "all addresses".
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function parseHost(text: string): string | Mistake {
  if (/^[\w.:%-]+$/.test(text)) return text
  return new Mistake(
    'is no address or host name',
    'Write for example 127.0.0.1, 0.0.0.0 or ::1, without a port.',
  )
}

function parseWholeNumber(text: string, most: number): number | Mistake {
  const value = Number(text)
  if (/^\d{1,6}$/.test(text) && value <= most) return value
  return new Mistake(`is "${text}"`, `Write a whole number from 0 to ${most}.`)
}

function parseOneOf<T extends string>(text: string, values: readonly T[]): T | Mistake {
  const value = values.find((value) => value === text)
  return value ?? new Mistake(`is "${text}"`, `Write one of ${values.join(', ')}.`)
}

function parsePublicUrl(text: string): string | Mistake {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username) {
    return url.href.replace(/\/+$/, '')
  }
  return new Mistake(
    'is no web address',
    'Write for example https://postbud.example.com, without "?" or "#".',
  )
}

/** Not with `URL`, which knows no list of hosts. */
function parseDatabaseUrl(text: string): string | Mistake {
  if (/^postgres(?:ql)?:\/\/[^/?#\s]+\/[^/?#\s]+(?:\?[^#\s]*)?$/.test(text)) return text
  return new Mistake(
    'is no address of a PostgreSQL database',
    'Write postgres://user:password@host:5432/database, special characters in the password as %40 and the like; ' +
      'several hosts as host1:5432,host2:5432.',
  )
}

/** It travels in a header, and has to be beyond guessing. */
function parseApiKey(text: string): string | Mistake {
  if (text.length >= shortestApiKey && /^[\x21-\x7e]+$/.test(text)) return text
  return new Mistake(
    `is too short or holds other characters than visible ASCII`,
    `Write at least ${shortestApiKey} characters, for example the output of: openssl rand -hex 24`,
  )
}

function parseSecretKey(text: string): Buffer | Mistake {
  const isHex = /^[0-9a-f]+$/i.test(text) && text.length === secretKeyBytes * 2
  const isBase64 = /^[\w+/-]+={0,2}$/.test(text)
  const key = isHex ? Buffer.from(text, 'hex') : isBase64 ? Buffer.from(text, 'base64') : null
  if (key?.length === secretKeyBytes) return key
  return new Mistake(
    `is not ${secretKeyBytes} bytes in base64 or hex`,
    'Write the output of: openssl rand -base64 32',
  )
}

function parseAllowPrivate(text: string): string[] | Mistake {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  try {
    parseAllowed(entries)
    return entries
  } catch (error) {
    return new Mistake(
      `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Separate several with commas.',
    )
  }
}

function parseSmtpUrl(text: string): string | Mistake {
  return readMailServer(text) ?? new Mistake('is no address of a mail server', mailServerExample)
}

function parseMailFrom(text: string): string | Mistake {
  return readSender(text) ?? new Mistake(`is "${text}"`, senderExample)
}
