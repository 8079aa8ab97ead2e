import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Format, PreviewOutput } from '#contract/templates.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { Wire } from '../ui/wire.tsx'
import { clockTime } from './clock-time.ts'
import { MailResult } from './mail-result.tsx'
import classes from './result.module.css'
import type { LivePreview } from './use-preview.ts'

/** What the template makes of the chosen event; with a problem the last good result stays, grey. */
export function Result({ live, format }: { live: LivePreview; format: Format }) {
  const { t, i18n } = useTranslation('templates')
  const { preview, lastGood, isGood, error } = live
  if (error) return <Failure error={error} retry={() => void live.refetch()} />
  if (!preview) return <Loading rows={8} />
  const outputs = isGood ? preview.outputs : (lastGood?.outputs ?? [])
  return (
    <div className={classes.result} data-faded={!isGood}>
      {isGood ? null : (
        <Note kind="held">
          {lastGood
            ? t('result.lastGood', { time: clockTime(lastGood.at, i18n.language) })
            : t('result.noneYet')}
        </Note>
      )}
      {isGood && outputs.length === 0 ? <Note>{t('result.nothing')}</Note> : null}
      <Outputs outputs={outputs} format={format} />
    </div>
  )
}

function Outputs({ outputs, format }: { outputs: PreviewOutput[]; format: Format }) {
  const { t } = useTranslation('templates')
  const [first] = outputs
  if (!first) return null
  if (outputs.length === 1) return <Output output={first} format={format} />
  return (
    <Tabs defaultValue="0" keepMounted={false}>
      <Tabs.List aria-label={t('result.parts')}>
        {outputs.map(({ part }, at) => (
          <Tabs.Tab key={part?.key ?? at} value={String(at)}>
            {part?.key ?? at + 1}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {outputs.map((output, at) => (
        <Tabs.Panel key={output.part?.key ?? at} value={String(at)}>
          <Output output={output} format={format} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function Output({ output, format }: { output: PreviewOutput; format: Format }) {
  const { t } = useTranslation('templates')
  if (format === 'email') return <MailResult output={output} />
  return <Wire text={output.body ?? ''} label={t('result.body')} />
}
