import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as contract from '#contract/templates.ts'
import type { Format, LineEnds, Preview, PreviewInput, Source } from '#contract/templates.ts'
import { call } from '../api/client.ts'
import { choiceId, type ShownEvent } from './sample-choice.ts'

const quietMilliseconds = 150

export interface PreviewRequest {
  format: Format
  source: Source
  choice: ShownEvent
  lineEnds?: LineEnds | undefined
  around?: PreviewAround | undefined
  /** With the values at its holes. */
  trace?: boolean
}

/** What a trigger and tables would give, to see a template before they are made; what triggers it is for. */
export type PreviewAround = Pick<PreviewInput, 'parts' | 'headers' | 'lookups' | 'eventTypes'>

/** The result of one text with one event. An answer that nobody waits for any more is aborted. */
export function previewQuery({ format, source, choice, lineEnds, around, trace = false }: PreviewRequest) {
  return queryOptions({
    queryKey: ['preview', format, source, choice, lineEnds ?? null, around ?? null, trace],
    queryFn: ({ signal }) =>
      call(contract.previewTemplate, {
        body: {
          format,
          source,
          ...choice,
          ...around,
          ...(lineEnds === undefined ? {} : { lineEnds }),
          ...(trace ? { trace } : {}),
        },
        signal,
      }),
    staleTime: 60_000,
    gcTime: 60_000,
    retry: 1,
  })
}

export interface LastGood {
  outputs: Preview['outputs']
  choice: string
  at: number
}

/** The live result, and the last good one of the same event to go on showing while there is a problem. */
export function usePreview(
  format: Format,
  source: Source,
  choice: ShownEvent | null,
  lineEnds?: LineEnds,
  around?: PreviewAround,
) {
  const [quiet] = useDebouncedValue(source, quietMilliseconds)
  const request = { format, source: quiet, choice: choice ?? { sampleId: '' }, lineEnds, around }
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt, refetch } = useQuery({
    ...previewQuery(request),
    enabled: choice !== null,
    placeholderData: keepPreviousData,
  })
  const [lastGood, setLastGood] = useState<LastGood | null>(null)
  const isGood = data !== undefined && !hasError(data)
  if (isGood && !isPlaceholderData && lastGood?.outputs !== data.outputs) {
    setLastGood({ outputs: data.outputs, choice: choiceId(choice), at: dataUpdatedAt })
  }
  return {
    /** What is shown, to ask more of it. */
    request,
    preview: data ?? null,
    error,
    refetch,
    isStale: isFetching || quiet !== source,
    isGood,
    lastGood: lastGood?.choice === choiceId(choice) ? lastGood : null,
  }
}

export type LivePreview = ReturnType<typeof usePreview>

export function hasError({ problems }: Preview): boolean {
  return problems.some(({ severity }) => severity === 'error')
}
