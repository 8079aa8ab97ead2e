import { createCaller, type Caller } from '../load/caller.ts'
import { createEventSource, type EventSource } from '../load/events.ts'
import { startSink, type Sink } from '../sink/sink.ts'
import { createApi, type Api } from './api.ts'
import { startPostbud, type Postbud } from './process.ts'
import { createCustomer, createTemplate, renderSample } from './set-up.ts'

/** Everything a measure needs: Postbud with customers, their receiver, and somebody who sends events. */
export interface Shop {
  postbud: Postbud
  api: Api
  sink: Sink
  caller: Caller
  events: EventSource
  templateId: string
  /** The customers' references, one for each destination. */
  customers: string[]
  /** A message as the receivers get it. */
  body: string
  stop: () => Promise<void>
}

export async function openShop(destinations: number): Promise<Shop> {
  const sink = await startSink()
  const postbud = await startPostbud()
  const caller = createCaller(postbud.url, postbud.key)
  async function stop(): Promise<void> {
    caller.close()
    await postbud.stop()
    await sink.stop()
  }
  try {
    const api = createApi(postbud)
    const templateId = await createTemplate(api)
    const customers: string[] = []
    for (const [index, url] of sink.urls(destinations).entries()) {
      customers.push(await createCustomer(api, templateId, index, url))
    }
    const events = createEventSource()
    const body = await renderSample(api, events.next(customers[0] ?? '').bytes)
    return { postbud, api, sink, caller, events, templateId, customers, body, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
