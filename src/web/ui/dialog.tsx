import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from './focus-back.ts'

export interface DialogProps {
  /** Names the thing that it is about. */
  title: string
  children: ReactNode
  onClose: () => void
  size?: 'md' | 'lg' | 'xl'
  /** The id of the text that says what is asked. */
  describedBy?: string
}

/** Over the page until it is answered; Escape closes it. What has `data-autofocus` in it gets the focus. */
export function Dialog({ title, children, onClose, size = 'md', describedBy }: DialogProps) {
  const { t } = useTranslation('common')
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      aria-describedby={describedBy}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  )
}
