import { Radio } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '#contract/templates.ts'
import type { Receiver } from '#mapping/receivers/receiver.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { gallery } from './gallery.ts'
import classes from './new.module.css'
import { findReceivers, receiverName } from './receiver-start.ts'
import { eventTypeName } from './sample-choice.ts'

export interface StartRadiosProps {
  search: string
  format: Format
  /** The formats that a search looks through. */
  searched: readonly Format[]
}

interface Choice {
  id: string
  label: string
  description: string
}

/** The starting points that fit: those of every receiver, then receivers' documents by receiver. */
export function StartRadios({ search, format, searched }: StartRadiosProps) {
  const { t } = useTranslation(['templates', 'common'])
  const language = currentLanguage()
  const isSearching = search !== ''
  const fits = (one: Format) => (isSearching ? searched.includes(one) : one === format)
  const describe = ({ eventTypes, format: of }: Receiver) =>
    [
      ...(isSearching && searched.length > 1 ? [t(`common:format.${of}`)] : []),
      ...eventTypes.map((type) => eventTypeName(type, language)),
    ].join(' · ')

  const found = findReceivers(search, language).filter((one) => fits(one.format))
  const asChoice = (one: Receiver): Choice => ({
    id: one.id,
    label: receiverName(one, language),
    description: describe(one),
  })
  const own = gallery
    .filter((one) => fits(one.format))
    .map(({ id }): Choice => {
      return { id, label: t(`gallery.${id}.name`), description: t(`gallery.${id}.hint`) }
    })
    .filter(({ label, description }) => holdsWords(`${label} ${description}`, search))
  const forAll = [...own, ...found.filter(({ receiver }) => receiver === null).map(asChoice)]
  const byReceiver = found.filter(({ receiver }) => receiver !== null).map(asChoice)
  return (
    <>
      <Choices label={t('new.forAll')} choices={forAll} />
      <Choices label={t('new.receivers')} choices={byReceiver} />
      {isSearching && forAll.length + byReceiver.length === 0 ? (
        <p className={classes.none} role="status">
          {t('new.noneFound')}
        </p>
      ) : null}
    </>
  )
}

function Choices({ label, choices }: { label: string; choices: Choice[] }) {
  const labelId = useId()
  if (choices.length === 0) return null
  return (
    <div role="group" aria-labelledby={labelId} className={classes.group}>
      <div id={labelId} className={classes.groupLabel}>
        {label}
      </div>
      <div className={classes.starts}>
        {choices.map(({ id, label: name, description }) => (
          <Radio key={id} value={id} label={name} description={description} />
        ))}
      </div>
    </div>
  )
}

function holdsWords(text: string, search: string): boolean {
  const lower = text.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
