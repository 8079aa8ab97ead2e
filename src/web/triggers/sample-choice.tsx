import { NativeSelect } from '@mantine/core'
import { currentLanguage } from '../i18n/i18n.ts'
import { useEditing } from './editing-context.ts'

/** The sample that everything on the page is shown with. */
export function SampleChoice({ id, label }: { id: string; label: string }) {
  const { samples, sample, chooseSample } = useEditing()
  if (sample === null) return null
  const language = currentLanguage()
  return (
    <NativeSelect
      id={id}
      aria-label={label}
      w={176}
      value={sample.id}
      data={samples.map(({ id, labels, name }) => ({ value: id, label: labels?.[language] ?? name }))}
      onChange={(event) => chooseSample(event.currentTarget.value)}
    />
  )
}
