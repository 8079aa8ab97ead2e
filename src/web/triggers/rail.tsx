import { useTranslation } from 'react-i18next'
import { hostOf } from '#contract/address.ts'
import { describe } from '#contract/describe.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Icon } from '../ui/icon.tsx'
import { eventLabel } from '../ui/event-type.ts'
import { Panel } from '../ui/panel.tsx'
import { useChecks, type Check } from './checks.ts'
import { useEditing } from './editing-context.ts'
import classes from './rail.module.css'
import { goToStep } from './step.tsx'

/** Beside the steps: the trigger in words while it is typed, and what is still to be done. */
export function Rail() {
  const { t } = useTranslation('triggers')
  const { stored } = useEditing()
  return (
    <>
      <Panel title={t('rail.words')}>
        <Sentence />
      </Panel>
      {stored?.state === 'archived' ? null : (
        <>
          <CheckPanel />
          <p className={classes.hint}>{t('rail.hint')}</p>
        </>
      )}
    </>
  )
}

/** The same sentence that lists, the history and the API have, of what is typed. */
function Sentence() {
  const { draft, customer, template, format } = useEditing()
  const { customerId, condition, parts } = draft
  const sentence = describe(
    {
      ...draft,
      customerName: customerId === null ? null : (customer?.name ?? '…'),
      condition: condition.trim() === '' ? null : condition,
      parts: parts.trim() === '' ? null : parts,
      templateName: template?.name ?? null,
      templateFormat: template?.format ?? format,
    },
    currentLanguage(),
  )
  const chosen = [
    eventLabel(draft.eventType, currentLanguage()),
    customer?.name ?? '',
    draft.channel === 'url' ? (hostOf(draft.url.trim()) ?? '') : (draft.to[0] ?? ''),
  ]
  // What is not chosen yet stands at the end of a sentence, too.
  return <p className={classes.sentence}>{emphasized(sentence.replaceAll('….', '…'), chosen)}</p>
}

/** What was chosen stands out: the names given here, and what stands in quotes or as code. */
function emphasized(sentence: string, chosen: string[]) {
  const names = chosen
    .filter((name) => name !== '')
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return sentence
    .split(new RegExp(`(\`[^\`]*\`|“[^”]*”|»[^«]*«${names.map((name) => `|${name}`).join('')})`))
    .map((piece, at) =>
      piece.startsWith('`') ? (
        <code key={at}>{piece.slice(1, -1)}</code>
      ) : /^[“»]/.test(piece) ? (
        <strong key={at}>{piece.slice(1, -1)}</strong>
      ) : chosen.includes(piece) ? (
        <strong key={at}>{piece}</strong>
      ) : (
        piece
      ),
    )
}

const icons = { ok: 'sent', warn: 'warn', todo: 'ring' } as const

function CheckPanel() {
  const { t } = useTranslation('triggers')
  const checks = useChecks()
  const done = checks.filter(({ state }) => state !== 'todo').length
  return (
    <Panel
      title={t('rail.ready')}
      aside={<span className={classes.count}>{t('rail.count', { done, count: checks.length })}</span>}
    >
      <ul className={classes.checks}>
        {checks.map((check) => (
          <CheckItem key={check.key} check={check} />
        ))}
      </ul>
    </Panel>
  )
}

function CheckItem({ check: { state, text, step } }: { check: Check }) {
  const { t } = useTranslation('triggers')
  return (
    <li data-state={state}>
      <Icon name={icons[state]} />
      <a
        href={`#${step}`}
        onClick={(event) => {
          event.preventDefault()
          goToStep(step)
        }}
      >
        <span className="spoken">{t(`rail.${state}`)}: </span>
        {text}
      </a>
    </li>
  )
}
