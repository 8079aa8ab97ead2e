import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { areSingleKeysOn, usePageKeys } from '../ui/page-keys.ts'

const rowLink = 'a[data-row]'

/** j and k go from row to row, x selects; Enter opens, because the focus is on the row's link. */
export function useRowKeys(): void {
  const { t } = useTranslation('postbacks')
  usePageKeys([
    { keys: 'j', what: t('key.down') },
    { keys: 'k', what: t('key.up') },
    { keys: 'x', what: t('key.select') },
    { keys: 'Enter', what: t('key.open') },
  ])
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!areSingleKeysOn() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      if (event.key === 'j') move(1)
      else if (event.key === 'k') move(-1)
      else if (event.key === 'x') select()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox]), textarea, select, dialog, [role=dialog], [contenteditable]',
    ) !== null
  )
}

function move(by: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(rowLink)]
  const row = document.activeElement?.closest('tr')
  const at = links.findIndex((link) => link.closest('tr') === row)
  const next = links[at === -1 ? 0 : at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function select(): void {
  const row = document.activeElement?.closest('tr')
  row?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
}
