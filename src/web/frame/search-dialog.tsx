import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../ui/failure.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import { Icon } from '../ui/icon.tsx'
import { neighbour, optionId } from './choices.ts'
import { SearchResults } from './search-results.tsx'
import classes from './search.module.css'
import { useChoices } from './use-choices.ts'

const waitMilliseconds = 150

/** A field with a list below it; the focus stays in the field, the arrow keys go through the list. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('frame')
  const id = useId()
  useFocusBack()
  const { history } = useRouter()
  const [text, setText] = useState('')
  const [typed] = useDebouncedValue(text.trim(), waitMilliseconds)
  const { choices, isSearching, error } = useChoices(typed)
  const [pointed, setPointed] = useState<string | null>(null)
  const [isEntered, setEntered] = useState(false)
  const isLate = isSearching || typed !== text.trim()
  const active = choices.find(({ key }) => key === pointed) ?? choices[0]

  const goal = active?.path

  function open(path: string): void {
    onClose()
    history.push(path)
  }

  // Whoever types fast means what was typed, not what was found for fewer letters.
  useEffect(() => {
    if (!isEntered || isLate || goal === undefined) return
    onClose()
    history.push(goal)
  }, [isEntered, isLate, goal, onClose, history])

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setPointed(neighbour(choices, active?.key ?? null, 1))
    else if (event.key === 'ArrowUp') setPointed(neighbour(choices, active?.key ?? null, -1))
    else if (event.key === 'Enter') setEntered(true)
    else return
    event.preventDefault()
  }

  return (
    <Modal.Root opened onClose={onClose} size={640} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('keySearch')}>
        <div className={classes.input}>
          <Icon name="search" />
          <input
            data-autofocus
            role="combobox"
            aria-label={t('findHint')}
            aria-expanded={choices.length > 0}
            aria-controls={`${id}list`}
            aria-activedescendant={active && optionId(id, choices, active.key)}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('findHint')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setPointed(null)
              setEntered(false)
            }}
            onKeyDown={onKey}
          />
        </div>
        <SearchResults id={id} choices={choices} active={active?.key} onPoint={setPointed} onPick={open} />
        {error ? <Failure error={error} /> : null}
        <p className={choices.length === 0 ? classes.state : 'spoken'} role="status">
          {isLate
            ? t('searching')
            : choices.length === 0
              ? t('findNothing', { search: typed })
              : t('found', { count: choices.length })}
        </p>
        <p className={classes.foot}>
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t('keyMove')}
          </span>
          <span>
            <kbd>Enter</kbd> {t('keyOpen')}
          </span>
          <span>
            <kbd>Esc</kbd> {t('keyClose')}
          </span>
        </p>
      </Modal.Content>
    </Modal.Root>
  )
}
