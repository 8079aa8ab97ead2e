import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fold } from '../ui/fold.tsx'
import { problemSentence } from '../ui/problem-words.ts'
import { useEditing } from './editing-context.ts'
import { conditionHolds } from './evaluate.ts'
import { LiveResult } from './live-result.tsx'

/** Only if something is true of the event: an expression, with what it gives for the sample. */
export function ConditionFold() {
  const { t } = useTranslation('triggers')
  const { draft, change, names, faultOf } = useEditing()
  const { condition } = draft
  const isSet = condition.trim() !== ''
  const { value, fault } = isSet
    ? conditionHolds(condition, names?.whole ?? null)
    : { value: null, fault: null }
  const wrong = fault?.phase === 'save' ? problemSentence(fault) : faultOf('/condition')
  return (
    <Fold
      label={t('when.onlyIf')}
      value={isSet ? <code>{condition}</code> : t('when.always')}
      open={wrong !== undefined}
    >
      <Textarea
        label={t('when.condition')}
        description={t('when.conditionHint')}
        value={condition}
        autosize
        minRows={1}
        spellCheck={false}
        placeholder="order.items | length > 1"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        error={wrong}
        onChange={(event) => change({ condition: event.currentTarget.value })}
      />
      {isSet && wrong === undefined ? (
        <LiveResult fault={fault} field="condition">
          {value === null ? null : t(value ? 'when.holds' : 'when.holdsNot')}
        </LiveResult>
      ) : null}
    </Fold>
  )
}
