import { NumberInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fold } from '../ui/fold.tsx'
import { problemSentence } from '../ui/problem-words.ts'
import { useEditing } from './editing-context.ts'
import { successFault } from './evaluate.ts'

/** Which answers count as taken, and how long to wait for one. */
export function SuccessFold() {
  const { t } = useTranslation('triggers')
  const { draft, change, faultOf } = useEditing()
  const { success, timeoutSeconds } = draft
  const problem = success.trim() === '' ? null : successFault(success)
  const wrong = problem === null ? faultOf('/success') : problemSentence(problem)
  const late = faultOf('/timeoutSeconds')
  const rule = success.trim() === '' ? t('success.any') : <code>{success}</code>
  return (
    <Fold
      label={t('success.label')}
      value={
        <>
          {rule} {t('success.within', { count: timeoutSeconds })}
        </>
      }
      open={wrong !== undefined || late !== undefined}
    >
      <Textarea
        label={t('success.rule')}
        description={t('success.hint')}
        value={success}
        autosize
        minRows={1}
        spellCheck={false}
        placeholder="response.status == 200 and response.json.ok"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        error={wrong}
        onChange={(event) => change({ success: event.currentTarget.value })}
      />
      <NumberInput
        mt="sm"
        w={160}
        label={t('success.timeout')}
        value={timeoutSeconds}
        min={1}
        max={60}
        allowDecimal={false}
        clampBehavior="strict"
        suffix=" s"
        error={late}
        onChange={(value) =>
          typeof value === 'number' && value >= 1 ? change({ timeoutSeconds: value }) : null
        }
      />
    </Fold>
  )
}
