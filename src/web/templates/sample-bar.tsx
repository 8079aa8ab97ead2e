import { ActionIcon, Button, Menu, NativeSelect } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../accounts/session.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Icon } from '../ui/icon.tsx'
import { EventDialog } from './event-dialog.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import classes from './sample-bar.module.css'
import {
  byEventType,
  choiceId,
  eventTypeName,
  sampleName,
  useSamples,
  type SampleChoice,
} from './sample-choice.ts'

export interface SampleBarProps {
  customerId: string | null
  choice: SampleChoice | null
  onChoice: (choice: SampleChoice) => void
  /** A pasted one was kept: the template is held against it from now on. */
  onKept?: (sampleId: string) => void
  /** Only samples of this event are offered. */
  eventType?: string | undefined
  isMatrixOpen?: boolean
  onMatrix?: () => void
  /** At the end of the line. */
  aside?: ReactNode
}

/** Which event the template is shown with: built in, pasted, or one that really happened. */
export function SampleBar(props: SampleBarProps) {
  const { customerId, choice, onChoice, onKept, eventType, isMatrixOpen = false, onMatrix, aside } = props
  const { t } = useTranslation('templates')
  const language = currentLanguage()
  const label = useId()
  const mayKeep = useMay('operator')
  const [dialog, setDialog] = useState<'paste' | 'event' | null>(null)
  const all = useSamples(customerId)
  const offered = eventType === undefined ? all : all.filter((sample) => sample.eventType === eventType)
  const chosen = choiceId(choice)
  const at = offered.findIndex(({ id }) => id === chosen)
  const siblings = offered.filter((sample) => sample.eventType === offered[at]?.eventType)
  const step = (by: number) => {
    const next = siblings.at((siblings.findIndex(({ id }) => id === chosen) + by) % siblings.length)
    if (next) onChoice({ sampleId: next.id })
  }
  const isEvent = choice !== null && 'eventId' in choice
  return (
    <div className={classes.bar}>
      <label htmlFor={label}>{t('sample.label')}</label>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t('sample.previous')}
        disabled={siblings.length < 2}
        onClick={() => step(-1)}
      >
        <Icon name="left" />
      </ActionIcon>
      <NativeSelect
        id={label}
        className={classes.select}
        value={chosen}
        onChange={(event) => {
          if (event.currentTarget.value !== chosen) onChoice({ sampleId: event.currentTarget.value })
        }}
      >
        {isEvent ? <option value={chosen}>{t('sample.realEvent')}</option> : null}
        {byEventType(offered).map(({ type, samples }) => (
          <optgroup key={type} label={eventTypeName(type, language)}>
            {samples.map((sample) => (
              <option key={sample.id} value={sample.id}>
                {sampleName(sample, language)}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t('sample.next')}
        disabled={siblings.length < 2}
        onClick={() => step(1)}
      >
        <Icon name="right" />
      </ActionIcon>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle">{t('sample.other')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayKeep ? <Menu.Item onClick={() => setDialog('paste')}>{t('sample.paste')}</Menu.Item> : null}
          <Menu.Item onClick={() => setDialog('event')}>{t('sample.chooseEvent')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {onMatrix === undefined ? null : (
        <Button variant="subtle" aria-expanded={isMatrixOpen} onClick={onMatrix}>
          {t('matrix.open')}
        </Button>
      )}
      {aside}
      <PasteDialog
        opened={dialog === 'paste'}
        customerId={customerId}
        onClose={() => setDialog(null)}
        onKept={(id) => {
          setDialog(null)
          onChoice({ sampleId: id })
          onKept?.(id)
        }}
      />
      {dialog === 'event' ? (
        <EventDialog
          customerId={customerId}
          eventType={eventType}
          onClose={() => setDialog(null)}
          onEvent={(eventId) => {
            setDialog(null)
            onChoice({ eventId })
          }}
        />
      ) : null}
    </div>
  )
}
