import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { hostOf } from '#contract/address.ts'
import { getSettings } from '#contract/settings.ts'
import type { CoveredField } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { problemSentence } from '../ui/problem-words.ts'
import { useEditing, type Editing } from './editing-context.ts'
import { recipientsFor, urlFor } from './evaluate.ts'
import type { Step } from './step.tsx'
import { useResult, type Result } from './use-result.ts'

export interface Check {
  key: string
  state: 'ok' | 'warn' | 'todo'
  text: string
  /** Where it is put right. */
  step: Step
}

/** What has to be so before a trigger goes live, in the order of the steps. */
export function useChecks(): Check[] {
  const { t } = useTranslation('triggers')
  const editing = useEditing()
  const result = useResult()
  const { data: settings } = useQuery({
    ...read(getSettings, {}),
    enabled: editing.draft.channel === 'email',
  })
  const isMailMissing = editing.draft.channel === 'email' && settings?.mail.setBy === 'none'
  return [
    nameAndEvent(editing, t),
    editing.draft.channel === 'url' ? address(editing, t) : recipients(editing, t),
    ...secrets(editing, t),
    template(editing, result, t),
    tested(editing, t),
    ...(isMailMissing
      ? [{ key: 'mail', state: 'todo' as const, text: t('checks.mailMissing'), step: 'where' as const }]
      : []),
  ]
}

type T = TFunction<'triggers'>

function nameAndEvent({ draft }: Editing, t: T): Check {
  const [hasName, hasEvent] = [draft.name.trim() !== '', draft.eventType !== '']
  const text = hasName
    ? t(hasEvent ? 'checks.when' : 'checks.noEvent')
    : t(hasEvent ? 'checks.noName' : 'checks.neither')
  return { key: 'when', state: hasName && hasEvent ? 'ok' : 'todo', text, step: 'when' }
}

function address({ draft, stored, saving, faultOf }: Editing, t: T): Check {
  const check = { key: 'address', step: 'where' as const }
  const url = draft.url.trim()
  if (url === '') return { ...check, state: 'todo', text: t('checks.noAddress') }
  const wrong = faultOf('/url') ?? faultIn(urlFor(url, null).fault)
  if (wrong !== undefined) return { ...check, state: 'todo', text: wrong }
  const warning = stored?.problems.find(({ field }) => field === 'url')
  if (warning !== undefined && saving === 'clean')
    return { ...check, state: 'warn', text: problemSentence(warning) }
  if (saving !== 'clean' || stored === null)
    return { ...check, state: 'todo', text: t('checks.addressUnchecked') }
  return { ...check, state: 'ok', text: t('checks.address', { host: hostOf(url) ?? url }) }
}

function recipients({ draft, faultOf }: Editing, t: T): Check {
  const check = { key: 'address', step: 'where' as const }
  const lines = draft.to.filter((line) => line.trim() !== '')
  if (lines.length === 0) return { ...check, state: 'todo', text: t('checks.noRecipient') }
  const wrong =
    faultOf('/to', ...draft.to.map((_, at) => `/to/${at}`)) ?? faultIn(recipientsFor(lines, 'to', null).fault)
  if (wrong !== undefined) return { ...check, state: 'todo', text: wrong }
  return { ...check, state: 'ok', text: t('checks.recipients', { count: lines.length }) }
}

function faultIn(fault: Parameters<typeof problemSentence>[0] | null): string | undefined {
  return fault === null ? undefined : problemSentence(fault)
}

/** What is stored names only secrets that there are: the server sees to it. */
function secrets({ draft, faultOf }: Editing, t: T): Check[] {
  if (draft.channel !== 'url') return []
  const { auth } = draft
  const secret = auth?.type === 'basic' ? auth.password : auth?.type === 'bearer' ? auth.token : auth?.value
  const step = 'where'
  if (secret === '') return [{ key: 'sign-in', state: 'todo', text: t('checks.signInMissing'), step }]
  if (typeof secret !== 'object' || !('secret' in secret)) return []
  const wrong = faultOf('/auth/password', '/auth/token', '/auth/value')
  const state = wrong === undefined && secret.secret !== '' ? 'ok' : 'todo'
  return [{ key: 'sign-in', state, text: wrong ?? t('checks.secret', { name: secret.secret }), step }]
}

function template({ template: chosen }: Editing, { errors, isReady }: Result, t: T): Check {
  const check = { key: 'template', step: 'how' as const }
  if (chosen === null) return { ...check, state: 'todo', text: t('checks.noTemplate') }
  if (errors.length > 0)
    return { ...check, state: 'todo', text: t('checks.problems', { count: errors.length }) }
  return {
    ...check,
    state: isReady ? 'ok' : 'todo',
    text: t(isReady ? 'checks.template' : 'checks.templateWaits'),
  }
}

function tested({ stored, saving }: Editing, t: T): Check {
  const check = { key: 'test', step: 'test' as const }
  if (stored === null) return { ...check, state: 'todo', text: t('checks.testNone') }
  if (saving !== 'clean') return { ...check, state: 'todo', text: t('checks.testUnsaved') }
  switch (stored.test) {
    case 'passed':
      return { ...check, state: 'ok', text: t('checks.testPassed') }
    case 'failed':
      return { ...check, state: 'todo', text: t('checks.testFailed') }
    case 'none':
      return { ...check, state: 'todo', text: t('checks.testNone') }
    case 'stale': {
      const what = coveredInWords(stored.testStaleBecause, t)
      return {
        ...check,
        state: 'todo',
        text: what === '' ? t('checks.testStale') : t('checks.testStaleBecause', { what }),
      }
    }
  }
}

/** "address and template", as the language joins it. */
function coveredInWords(fields: CoveredField[], t: T): string {
  const names = fields.map((field) => t(`covered.${field}`))
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${t('and')} ${last}`
}
