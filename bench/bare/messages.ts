export interface BareRun {
  urls: string[]
  /** Requests in flight in all. */
  concurrency: number
  requests: number
  body: string
}

export interface BareResult {
  perSecond: number
}
