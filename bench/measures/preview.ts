import { referenceOrder } from '../mapping/order.ts'
import { REFERENCE } from '../mapping/reference-templates.ts'
import { createApi, type Api } from '../product/api.ts'
import { startPostbud } from '../product/process.ts'
import { now } from '../sink/messages.ts'
import { quantile, round } from '../statistics.ts'

const warmingCalls = 200
const calls = 500

/** Would take hours if nothing stopped it. */
const endless =
  '{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}{{ a * b * c }}' +
  '{% endfor %}{% endfor %}{% endfor %}'

interface Answer {
  outputs: unknown[]
  problems: { code: string }[]
}

const { plain: payload } = referenceOrder()
const previews = [
  {
    name: 'preview.reference',
    body: { format: 'json', source: REFERENCE.postbud, payload },
    isRight: ({ outputs }: Answer) => outputs.length === 1,
    goal: { p99: 10 },
  },
  {
    name: 'preview.endless',
    body: { format: 'text', source: endless, payload },
    isRight: ({ problems }: Answer) => problems.some(({ code }) => code === 'too_much_work'),
    goal: { p99: 50 },
  },
]

/** What an operator waits for while typing: milliseconds from the call to the whole answer, one call at a time. */
export async function* run(): AsyncGenerator<object> {
  const postbud = await startPostbud()
  try {
    const api = createApi(postbud)
    for (const { name, body, isRight, goal } of previews) {
      await timesOf(api, body, isRight, warmingCalls)
      const milliseconds = await timesOf(api, body, isRight, calls)
      yield { name, p50: round(quantile(milliseconds, 0.5)), p99: round(quantile(milliseconds, 0.99)), goal }
    }
  } finally {
    await postbud.stop()
  }
}

async function timesOf(
  api: Api,
  body: object,
  isRight: (answer: Answer) => boolean,
  count: number,
): Promise<number[]> {
  const milliseconds: number[] = []
  while (milliseconds.length < count) {
    const begun = now()
    const answer = await api.post<Answer>('/api/v1/templates/preview', body)
    milliseconds.push(now() - begun)
    if (!isRight(answer)) throw new Error(`The preview answered ${JSON.stringify(answer).slice(0, 500)}`)
  }
  return milliseconds
}
