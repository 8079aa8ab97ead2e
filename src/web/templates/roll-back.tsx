import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as contract from '#contract/templates.ts'
import type { Template, TemplateVersion } from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Note } from '../ui/note.tsx'
import { notify } from '../ui/notify.ts'

/** Publishes an older content again, as the next version. Versions themselves never change. */
export function RollBack({ template, version }: { template: Template; version: TemplateVersion }) {
  const { t } = useTranslation('templates')
  const mayWrite = useMay('operator')
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const { id, latestVersion, draftChanged, revision, state } = template
  if (!mayWrite || state !== 'active' || version.number === latestVersion) return null
  const run = async () => {
    const params = { id }
    const { source = '', lineEnds } = version
    const body = { source, ...(lineEnds === undefined ? {} : { lineEnds }) }
    const saved = await call(contract.replaceDraft, { params, ifMatch: revision, body })
    const published = await call(contract.publishTemplate, { params, ifMatch: saved.revision, body: null })
    await invalidate(contract.getTemplate, contract.listTemplateVersions, contract.listTemplates)
    notify(t('publish.done', { version: published.latestVersion ?? 0 }))
    await navigate({ to: '/templates/$id', params })
  }
  return (
    <>
      <Button size="compact-sm" onClick={() => setAsking(true)}>
        {t('rollBack.action')}
      </Button>
      {isAsking ? (
        <Confirm
          title={t('rollBack.title', { number: version.number, name: template.name })}
          action={t('rollBack.run', { version: (latestVersion ?? 0) + 1 })}
          run={run}
          onClose={() => setAsking(false)}
        >
          <p>{t('rollBack.text', { number: version.number, version: (latestVersion ?? 0) + 1 })}</p>
          {draftChanged ? <Note kind="held">{t('rollBack.draftGoes')}</Note> : null}
        </Confirm>
      ) : null}
    </>
  )
}
