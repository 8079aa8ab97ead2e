/** What the measuring process tells the sink. */
export type SinkCommand =
  /** Forget everything; say so when `expected` different events have arrived. */
  { kind: 'reset'; expected: number } | { kind: 'report' }

export type SinkMessage =
  | { kind: 'listening'; port: number }
  | { kind: 'ready' }
  | { kind: 'complete'; atMilliseconds: number }
  | ({ kind: 'report' } & SinkReport)

export interface SinkReport {
  requests: number
  /** Events that arrived once or more, and those that arrived more than once. */
  events: number
  doubled: number
  /** Requests that were taken and never answered. */
  hanging: number
  /** When each event first arrived, by its number; 0: never. */
  arrivals: Float64Array
}

/** Every event is told apart by this in its id, followed by eight digits. */
export const eventMark = 'evt_'
export const eventDigits = 8

/** Requests to this address are taken and never answered. */
export const hangingAddress = '127.0.0.200'

/** Milliseconds on the clock that all processes of the machine share. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
