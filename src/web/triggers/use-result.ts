import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Problem } from '#contract/problem.ts'
import { getTemplate, getTemplateVersion, previewTemplate } from '#contract/templates.ts'
import type { PreviewInput, PreviewOutput, Source } from '#contract/templates.ts'
import { call } from '../api/client.ts'
import { read } from '../api/queries.ts'
import type { TriggerDraft } from './draft.ts'
import { useEditing } from './editing-context.ts'

const quietMilliseconds = 300

export interface Result {
  outputs: PreviewOutput[]
  errors: Problem[]
  failure: unknown
  isReady: boolean
}

/** What the trigger would send for the sample, address and headers too. */
export function useResult(): Result {
  const { draft, template, sample } = useEditing()
  const source = useSource(template?.id ?? null, draft.templateVersion)
  const input: PreviewInput | null =
    template === null || sample === null || source === undefined
      ? null
      : { format: template.format, source, sampleId: sample.id, ...addressed(draft) }
  const [quiet] = useDebouncedValue(JSON.stringify(input), quietMilliseconds)
  const { data, error } = useQuery({
    queryKey: ['trigger-result', quiet],
    // It was written by the line above.
    queryFn: ({ signal }) => call(previewTemplate, { body: JSON.parse(quiet) as PreviewInput, signal }),
    enabled: quiet !== 'null' && input !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return {
    outputs: data?.outputs ?? [],
    errors: (data?.problems ?? []).filter(({ severity }) => severity === 'error'),
    failure: error,
    isReady: input !== null && data !== undefined,
  }
}

/** Only an address that leads somewhere is put in: half of one would hide the rest of the result. */
function addressed({ channel, url, headers, parts }: TriggerDraft): Partial<PreviewInput> {
  const list = parts.trim() === '' ? {} : { parts }
  if (channel === 'email') return list
  const texts = headers.flatMap(({ name, value }) =>
    typeof value === 'string' && name.trim() !== '' ? [[name.trim(), value] as const] : [],
  )
  return {
    ...list,
    ...(/^https?:\/\/[^\s/]+/i.test(url.trim()) ? { url: url.trim() } : {}),
    ...(texts.length === 0 ? {} : { headers: Object.fromEntries(texts) }),
  }
}

function useSource(templateId: string | null, version: number | 'draft'): Source | undefined {
  const draft = useQuery({
    ...read(getTemplate, { params: { id: templateId ?? '' } }),
    enabled: templateId !== null && version === 'draft',
  })
  const published = useQuery({
    ...read(getTemplateVersion, { params: { id: templateId ?? '', number: String(version) } }),
    enabled: templateId !== null && version !== 'draft',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return version === 'draft' ? draft.data?.draft.source : published.data?.source
}
