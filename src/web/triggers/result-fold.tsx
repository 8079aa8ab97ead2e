import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewOutput } from '#contract/templates.ts'
import { MailResult } from '../templates/mail-result.tsx'
import { Failure } from '../ui/failure.tsx'
import { Fold } from '../ui/fold.tsx'
import { Note } from '../ui/note.tsx'
import { problemSentence } from '../ui/problem-words.ts'
import { Wire } from '../ui/wire.tsx'
import { useEditing } from './editing-context.ts'
import { SampleChoice } from './sample-choice.tsx'
import classes from './result-fold.module.css'
import { useResult } from './use-result.ts'

/** What would be sent for the chosen sample. */
export function ResultFold() {
  const { t } = useTranslation('triggers')
  const { template, sample, draft } = useEditing()
  const { outputs, errors, failure, isReady } = useResult()
  if (template === null) return null
  // The editor above shows it while the draft is written, and a mail is as long as a page.
  const isOpen = draft.templateVersion !== 'draft' && draft.channel === 'url'
  const summary = !isReady
    ? t('how.resultHint')
    : errors.length > 0
      ? t('how.problems', { count: errors.length })
      : t('how.noProblems', { count: outputs.length })
  return (
    <Fold label={t('how.result')} value={summary} open={isOpen}>
      <div className={classes.sample}>
        <SampleChoice id="result-sample" label={t('sample.label')} />
      </div>
      {sample === null ? <p>{t('sample.chooseEvent')}</p> : null}
      {failure ? <Failure error={failure} /> : null}
      {errors.map((problem, at) => (
        <Note key={at} kind="failed">
          {problem.line === undefined
            ? problemSentence(problem)
            : t('how.problemAt', { line: problem.line, text: problemSentence(problem) })}
        </Note>
      ))}
      {errors.length === 0 && isReady ? <Outputs outputs={outputs} /> : null}
    </Fold>
  )
}

function Outputs({ outputs }: { outputs: PreviewOutput[] }) {
  const { t } = useTranslation('triggers')
  const [shown, show] = useState(0)
  const output = outputs[shown] ?? outputs[0]
  if (output === undefined) return <Note>{t('how.noParts')}</Note>
  return (
    <>
      {outputs.length === 1 ? null : (
        <NativeSelect
          mb="sm"
          w={240}
          aria-label={t('how.part')}
          value={String(shown)}
          data={outputs.map(({ part }, at) => ({
            value: String(at),
            label: t('how.partOf', { number: at + 1, count: outputs.length, key: part?.key ?? '' }),
          }))}
          onChange={(event) => show(Number(event.currentTarget.value))}
        />
      )}
      {output.subject === undefined ? (
        <Wire text={textOf(output)} label={t('how.result')} />
      ) : (
        <MailResult output={output} />
      )}
    </>
  )
}

function textOf({ url, headers = {}, contentType, body = '' }: PreviewOutput): string {
  const lines = [
    ...(url === undefined ? [] : [url]),
    ...(contentType === undefined ? [] : [`content-type: ${contentType}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return lines.length === 0 ? body : `${lines.join('\n')}\n\n${body}`
}
