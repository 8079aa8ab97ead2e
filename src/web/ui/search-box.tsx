import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import classes from './search-box.module.css'

export interface SearchBoxProps {
  label: string
  /** What the address says at first. */
  value: string
  /** A little after the last key. */
  onSearch: (text: string) => void
}

const waitMilliseconds = 200

export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const { t } = useTranslation('common')
  const [text, setText] = useState(value)
  const search = useDebouncedCallback(onSearch, waitMilliseconds)
  return (
    <TextInput
      className={classes.box}
      type="search"
      aria-label={label}
      placeholder={t('search')}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        search(event.currentTarget.value.trim())
      }}
    />
  )
}
