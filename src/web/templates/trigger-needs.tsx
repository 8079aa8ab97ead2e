import { useTranslation } from 'react-i18next'
import type { Receiver } from '#mapping/receivers/receiver.ts'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './new.module.css'

/** What a trigger has to be given besides the template, so that the receiver gets what it expects. */
export function TriggerNeeds({ receiver }: { receiver: Receiver }) {
  const { t } = useTranslation('templates')
  const { trigger, secrets = {}, lookups = {} } = receiver
  const facts: Fact[] = []
  const add = (name: string, values: string[], hint?: string) => {
    if (values.length === 0) return
    const value = values.map((one) => (
      <code key={one} className={classes.code}>
        {one}
      </code>
    ))
    facts.push(hint === undefined ? { name, value } : { name, value, hint })
  }
  if (trigger.channel === 'url') {
    add(t('needs.method'), [trigger.method ?? 'POST'])
    add(t('needs.url'), trigger.url === undefined ? [] : [trigger.url])
    add(
      t('needs.headers'),
      (trigger.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    )
    add(t('needs.contentType'), trigger.contentType === undefined ? [] : [trigger.contentType])
  } else {
    add(t('needs.to'), trigger.to)
    add(t('needs.cc'), trigger.cc ?? [])
  }
  add(t('needs.condition'), trigger.condition === undefined ? [] : [trigger.condition])
  add(t('needs.parts'), trigger.parts === undefined ? [] : [trigger.parts])
  add(t('needs.secrets'), Object.keys(secrets), t('needs.secretsHint'))
  add(
    t('needs.lookups'),
    Object.entries(lookups).map(([name, entries]) => {
      const [first] = Object.entries(entries)
      return first ? `${name}: ${first[0]} → ${first[1]}` : name
    }),
    t('needs.lookupsHint'),
  )
  return (
    <Panel title={t('needs.title')}>
      <Facts facts={facts} />
    </Panel>
  )
}
