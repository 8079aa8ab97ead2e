import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormRow } from '../ui/form-row.tsx'
import { Time } from '../ui/time.tsx'
import { useEditing } from './editing-context.ts'
import { RealDataDialog } from './real-data-dialog.tsx'
import { SampleChoice } from './sample-choice.tsx'
import { StepForm, StepPanel } from './step.tsx'
import classes from './step-test.module.css'
import { useMailTo } from './mail-to.ts'
import { MailToRow } from './mail-to-row.tsx'
import { TestResult } from './test-result.tsx'
import { useTestSource, type SourceKind } from './test-source.ts'
import { useTest } from './use-test.ts'

/** Step 4: the message is really sent, marked as a test, and the answer is shown. */
export function StepTest() {
  const { t } = useTranslation('triggers')
  const { draft, stored, mayEdit } = useEditing()
  const [kind, setKind] = useState<SourceKind>('sample')
  const [pasted, setPasted] = useState('')
  const source = useTestSource(kind, pasted)
  const mailTo = useMailTo(source)
  const test = useTest()
  const [isAsking, ask] = useDisclosure()
  const isReal = kind === 'event' || (draft.channel === 'email' && mailTo.kind === 'recipients')
  const askedKey = `postbud.trigger.${stored?.id ?? 'new'}.real`

  function start(): void {
    if (isReal && sessionStorage.getItem(askedKey) === null) ask.open()
    else test.run({ source: source.body, to: mailTo.to })
  }

  return (
    <StepPanel step="test" aside={<span className={classes.aside}>{t('test.hint')}</span>}>
      <StepForm>
        <FormRow label={t('test.send')}>
          <div className={classes.row}>
            <SegmentedControl
              aria-label={t('test.what')}
              classNames={{ label: classes.kind }}
              value={kind}
              disabled={!mayEdit}
              data={[
                { value: 'sample', label: t('test.sample') },
                { value: 'event', label: t('test.event') },
                { value: 'pasted', label: t('test.pasted') },
              ]}
              onChange={setKind}
            />
            {kind === 'sample' ? <SampleChoice id="test-sample" label={t('sample.label')} /> : null}
            {kind === 'event' ? (
              <span className={classes.hint}>
                {source.event === null ? (
                  t('test.noEvent')
                ) : (
                  <>
                    {t('test.eventOf', { order: source.event.order, customer: source.event.customerName })}{' '}
                    <Time at={source.event.receivedAt} />
                  </>
                )}
              </span>
            ) : null}
            <Button
              className={classes.run}
              disabled={
                !mayEdit || source.body === null || (draft.channel === 'email' && mailTo.to?.length === 0)
              }
              loading={test.isRunning}
              onClick={start}
            >
              {t('test.run')}
            </Button>
          </div>
          <p className={classes.below}>{t('test.hint')}</p>
          {kind === 'pasted' ? (
            <Textarea
              aria-label={t('test.pastedLabel')}
              value={pasted}
              autosize
              minRows={4}
              maxRows={16}
              spellCheck={false}
              placeholder={'{ "event": { "type": "order.shipped", … }, "order": { … } }'}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              error={source.isUnreadable ? t('test.unreadable') : undefined}
              onChange={(event) => setPasted(event.currentTarget.value)}
            />
          ) : null}
          {kind === 'sample' && draft.eventType === '' ? (
            <p className={classes.hint}>{t('sample.chooseEvent')}</p>
          ) : null}
        </FormRow>
        {draft.channel === 'email' ? <MailToRow mailTo={mailTo} recipients={source.recipients} /> : null}
      </StepForm>
      <TestResult runs={test.runs} failure={test.failure} isRunning={test.isRunning} />
      {isAsking ? (
        <RealDataDialog
          order={kind === 'event' ? (source.event?.order ?? null) : null}
          to={mailTo.to}
          onClose={ask.close}
          onSend={() => {
            sessionStorage.setItem(askedKey, 'yes')
            test.run({ source: source.body, to: mailTo.to })
          }}
        />
      ) : null}
    </StepPanel>
  )
}
