import { TextInput, type TextInputProps } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { FormRow } from './form-row.tsx'

/** Below the input: what it is for, then what is wrong with it. */
export const hintsBelow: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

export interface TextRowProps extends Omit<TextInputProps, 'label' | 'description' | 'error' | 'onChange'> {
  label: string
  hint?: ReactNode
  fault?: string | undefined
  onChange: (value: string) => void
}

/** A line of text in a form. */
export function TextRow({ label, hint, fault, onChange, ...input }: TextRowProps) {
  const id = useId()
  return (
    <FormRow label={label} htmlFor={id}>
      <TextInput
        id={id}
        description={hint}
        error={fault}
        inputWrapperOrder={hintsBelow}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...input}
      />
    </FormRow>
  )
}
