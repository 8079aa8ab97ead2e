import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Overview } from '#contract/overview.ts'
import { useMay } from '../accounts/session.ts'
import { Checklist, type Step } from '../ui/checklist.tsx'
import { ExampleHouse } from './example-house.tsx'

/** How a new house gets to its first postback. */
export function FirstPostback({ totals }: { totals: Overview['totals'] }) {
  const { t } = useTranslation('overview')
  const mayAct = useMay('operator')

  function step(title: string, count: number, list: string, detail: string, to: string, label: string): Step {
    return {
      title,
      done: count > 0,
      detail: count > 0 ? <Link to={list}>{t('have', { count })}</Link> : detail,
      action: mayAct ? (
        <Button variant="filled" renderRoot={(props) => <Link to={to} {...props} />}>
          {label}
        </Button>
      ) : null,
    }
  }

  const { customers, templates, triggers, testedTriggers, activeTriggers } = totals
  return (
    <>
      <Checklist
        title={t('checklist')}
        steps={[
          step(t('customer'), customers, '/customers', t('customerDetail'), '/customers/new', t('customer')),
          step(t('template'), templates, '/templates', t('templateDetail'), '/templates/new', t('template')),
          step(t('trigger'), triggers, '/triggers', t('triggerDetail'), '/triggers/new', t('trigger')),
          step(t('test'), testedTriggers, '/triggers', t('testDetail'), '/triggers', t('openTriggers')),
          step(
            t('activate'),
            activeTriggers,
            '/triggers',
            t('activateDetail'),
            '/triggers',
            t('openTriggers'),
          ),
        ]}
      />
      <ExampleHouse offer />
    </>
  )
}
