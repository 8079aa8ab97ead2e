import type { Language } from '#contract/accounts.ts'
import type { Failing } from './failing.ts'

/** What has changed about a trigger: it fails since then, or does not any more. */
export type FailingChange =
  | { state: 'failing'; trigger: Failing }
  | { state: 'working'; trigger: { triggerId: string; name: string; customerName: string | null } }

interface Words {
  of: (name: string, customer: string | null) => string
  fails: (trigger: string) => string
  works: (trigger: string) => string
  why: Record<Failing['why'], string>
  since: (time: string) => string
  said: (message: string) => string
  look: (link: string) => string
  after: Record<FailingChange['state'], string>
}

const words: Record<Language, Words> = {
  en: {
    of: (name, customer) => `"${name}" for ${customer ?? 'every customer'}`,
    fails: (trigger) => `The trigger ${trigger} is failing`,
    works: (trigger) => `The trigger ${trigger} is no longer failing`,
    why: {
      failed: 'Its last three postbacks failed.',
      retrying: 'Its oldest postback has been tried again and again for more than an hour.',
      gone: 'The receiver wants nothing more at this address, so Postbud has paused the trigger. What it makes is held.',
    },
    since: (time) => `It began ${time}.`,
    said: (message) => `The latest reason: ${message}`,
    look: (link) => `See what happened and what to do: ${link}`,
    after: {
      failing: 'You will get another mail when it is no longer failing.',
      working: 'What failed meanwhile can be sent again there.',
    },
  },
  da: {
    of: (name, customer) => `"${name}" for ${customer ?? 'alle kunder'}`,
    fails: (trigger) => `Udløseren ${trigger} fejler`,
    works: (trigger) => `Udløseren ${trigger} fejler ikke længere`,
    why: {
      failed: 'De seneste tre postbacks mislykkedes.',
      retrying: 'Den ældste postback er blevet prøvet igen og igen i over en time.',
      gone: 'Modtageren vil ikke have mere på denne adresse, så Postbud har sat udløseren på pause. Det, den laver, holdes tilbage.',
    },
    since: (time) => `Det begyndte ${time}.`,
    said: (message) => `Den seneste årsag: ${message}`,
    look: (link) => `Se, hvad der skete, og hvad du kan gøre: ${link}`,
    after: {
      failing: 'Du får en mail igen, når den ikke længere fejler.',
      working: 'Det, der mislykkedes imens, kan sendes igen dér.',
    },
  },
}

/** The mail about a change, in the language of whoever gets it. */
export function writeFailingMail(language: Language, change: FailingChange, publicUrl: string) {
  const { of, fails, works, why, since, said, look, after } = words[language]
  const trigger = of(change.trigger.name, change.trigger.customerName)
  const link = `${publicUrl}/triggers/${change.trigger.triggerId}`
  const first = change.state === 'failing' ? fails(trigger) : works(trigger)
  const reasons =
    change.state === 'failing'
      ? [
          [why[change.trigger.why], since(timeText(change.trigger.since))].join(' '),
          ...(change.trigger.message === '' ? [] : [said(change.trigger.message)]),
        ]
      : []
  return {
    // Names may hold anything; a subject is one line.
    subject: first.replace(/\s+/g, ' '),
    text: [`${first}.`, ...reasons, look(link), after[change.state]].join('\n\n') + '\n',
  }
}

/** Nobody's time zone is known here. */
function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
