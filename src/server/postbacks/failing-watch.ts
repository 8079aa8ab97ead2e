import { setTimeout as wait } from 'node:timers/promises'
import type { Language } from '#contract/accounts.ts'
import { isDatabaseAway, type Database, type Sql } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import type { Log } from '#server/db/log.ts'
import type { EmailChannel } from './channels/email.ts'
import { findFailing, type Failing } from './failing.ts'
import { writeFailingMail, type FailingChange } from './failing-mail.ts'

export interface FailingWatchOptions {
  database: Database
  /** The mail server as it is set now; null: there is none. */
  mail: () => EmailChannel | null
  /** What links begin with. */
  publicUrl: string
  log: Log
}

const lookMilliseconds = 30_000
const mailSeconds = 15
/** A look must not take for ever: what is left is told at the next one. */
const toldAtOnce = 20

/** Tells people, by mail, which triggers begin to fail and which work again. */
export interface FailingWatch {
  /** Looks once. @returns false when another process is doing it */
  look: () => Promise<boolean>
}

/** @param stopping ends a look between two mails */
export function createFailingWatch(options: FailingWatchOptions, stopping?: AbortSignal): FailingWatch {
  const { database, log } = options
  const { sql } = database
  /**
   * Who was told of a change while others could not be. Only in memory: after a crash they are told twice, which is
   * better than not at all.
   */
  const told = new Map<string, Set<string>>()

  async function lookAlone(): Promise<void> {
    const failing = await findFailing(sql)
    await noteChanges(sql, failing)
    const changes = await untold(sql, failing)
    for (const { change, since } of changes) {
      const key = `${change.trigger.triggerId} ${change.state} ${since.getTime()}`
      if (!(await tell(key, change))) continue
      told.delete(key)
      await sql`
        update trigger_alerts set told_at = now()
        where trigger_id = ${change.trigger.triggerId} and state = ${change.state}`
    }
  }

  /** @returns whether everybody was told, or there is no way to */
  async function tell(key: string, change: FailingChange): Promise<boolean> {
    const { triggerId, name } = change.trigger
    const about = { triggerId, name, ...(change.state === 'failing' ? { why: change.trigger.why } : {}) }
    const what = change.state === 'failing' ? 'a trigger is failing' : 'a trigger is no longer failing'
    const channel = options.mail()
    const people = await findPeople(sql)
    if (channel === null || people.length === 0) {
      const why = channel === null ? 'there is no mail server' : 'there is no operator'
      log.warn(about, `${what}; nobody is told by mail: ${why}`)
      return true
    }
    const already = told.get(key) ?? new Set()
    told.set(key, already)
    for (const person of people.filter(({ id }) => !already.has(id))) {
      if (stopping?.aborted) return false
      const { subject, text } = writeFailingMail(person.language, change, options.publicUrl)
      const result = await channel.send({
        postbackId: newPlainId(),
        message: {
          channel: 'email',
          to: [person.email],
          cc: [],
          bcc: [],
          replyTo: null,
          subject,
          html: null,
          text,
        },
        alreadyAccepted: [],
        timeoutSeconds: mailSeconds,
        isTest: false,
      })
      // An address that is refused for good would keep all others from ever being done.
      if (result.outcome !== 'retry') already.add(person.id)
      if (result.outcome !== 'accepted') {
        log.warn({ ...about, code: result.code, reason: result.reason }, `${what}; a mail could not be sent`)
      }
    }
    const done = people.every(({ id }) => already.has(id))
    if (done) log.info({ ...about, people: people.length }, what)
    return done
  }

  return {
    async look() {
      // A lock of the session, not of a transaction: a mail server may take its time.
      const session = await database.direct.reserve()
      try {
        const [lock] = await session<[{ mine: boolean }]>`
          select pg_try_advisory_lock(hashtext('postbud failing triggers')) as mine`
        if (!lock.mine) return false
        try {
          await lookAlone()
        } finally {
          await session`select pg_advisory_unlock(hashtext('postbud failing triggers'))`
        }
        return true
      } finally {
        session.release()
      }
    },
  }
}

/** Writes down who began or ended to fail since the last look. */
async function noteChanges(sql: Sql, failing: Failing[]): Promise<void> {
  const ids = failing.map(({ triggerId }) => triggerId)
  const gone = failing.filter(({ why }) => why === 'gone').map(({ triggerId }) => triggerId)
  await sql.begin(async (tx) => {
    // What a person has paused or archived does not work again: nobody is told.
    await tx`
      delete from trigger_alerts a
      where not exists (select from triggers t where t.id = a.trigger_id
                        and (t.state = 'active' or (t.state = 'paused' and t.pause_code = 'gone')))`
    // Each pause after a 410 is told, also where people know already that the trigger fails.
    await tx`
      insert into trigger_alerts (trigger_id, state, since)
      select * from unnest(${ids}::uuid[], ${ids.map(() => 'failing')}::text[],
                           ${failing.map(({ since }) => since.toISOString())}::timestamptz[])
      on conflict (trigger_id) do update set state = 'failing', since = excluded.since, told_at = null
      where trigger_alerts.state <> 'failing'
        or (excluded.trigger_id = any(${gone}::uuid[]) and excluded.since > trigger_alerts.since)`
    await tx`
      update trigger_alerts set state = 'working', since = now(), told_at = null
      where state = 'failing' and trigger_id <> all(${ids}::uuid[])`
  })
}

interface Untold {
  change: FailingChange
  since: Date
}

async function untold(sql: Sql, failing: Failing[]): Promise<Untold[]> {
  const rows = await sql<
    { trigger_id: string; state: 'failing' | 'working'; since: Date; name: string; customer: string | null }[]
  >`
    select a.trigger_id, a.state, a.since, t.name, c.name as customer
    from trigger_alerts a join triggers t on t.id = a.trigger_id left join customers c on c.id = t.customer_id
    where a.told_at is null order by a.since limit ${toldAtOnce}`
  return rows.flatMap<Untold>(({ trigger_id: triggerId, state, since, name, customer: customerName }) => {
    if (state === 'working') return [{ change: { state, trigger: { triggerId, name, customerName } }, since }]
    const trigger = failing.find((each) => each.triggerId === triggerId)
    return trigger ? [{ change: { state, trigger }, since }] : []
  })
}

async function findPeople(sql: Sql) {
  return await sql<{ id: string; email: string; language: Language }[]>`
    select id, email, language from users
    where state = 'active' and role in ('operator', 'administrator') order by id`
}

/** Looks every 30 seconds until stopped. */
export function startFailingWatch(options: FailingWatchOptions): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const watch = createFailingWatch(options, stopping.signal)
  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await watch.look()
      } catch (error) {
        if (!isDatabaseAway(error)) {
          options.log.error({ err: error }, 'failing triggers could not be told; it is tried again in 30 s')
        }
      }
      await wait(lookMilliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }
  const ended = loop()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
