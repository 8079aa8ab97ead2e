import type { SignInWith } from './sign-in.ts'

/** A secret's value is never part of a trigger: it is named, or kept apart in a row of its own. */
export type SecretRef =
  /** a secret of that name: the customer's, else the house's */
  | { secret: string }
  /** a value typed into this trigger: the id of its row in `secrets` */
  | { field: string }

export type SignIn = SignInWith<SecretRef>

export interface RetryPolicy {
  enabled: boolean
  /** Waits before each attempt, the first before the first; ±20 % jitter. */
  scheduleSeconds: number[]
  /** Counted from acceptance; null: only the schedule ends it. */
  deadlineSeconds: number | null
  /** Statuses that are tried again, or not, whatever the table of outcomes says. */
  alsoRetry: number[]
  neverRetry: number[]
}

/** What a draft and a live version of a trigger hold (columns triggers.draft and trigger_versions.content). */
export interface TriggerContent {
  eventType: string
  templateId: string
  /** In a live version always a number. */
  templateVersion: number | 'draft'
  /** Expression; null: always. */
  condition: string | null
  /** Expression giving a list, one postback for each element; null: one for the event. */
  parts: string | null
  /** An order's messages leave in the order of acceptance. */
  ordered: boolean
  retry: RetryPolicy
  /** Expression over `response`; null: every 2xx. */
  success: string | null
  timeoutSeconds: number
  delivery: UrlDelivery | EmailDelivery
}

export interface UrlDelivery {
  channel: 'url'
  /** Template; scheme and host are literal. */
  url: string
  method: 'POST' | 'PUT' | 'PATCH'
  /** Values are templates, or secrets. */
  headers: [name: string, value: string | SecretRef][]
  /** null: the template's */
  contentType: string | null
  signing: { type: 'standard' } | { type: 'none' }
  auth: SignIn | null
}

export interface EmailDelivery {
  channel: 'email'
  /** Templates, as all of these. */
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string | null
}

/** The default waits, in seconds; the last attempt is about 28 hours after the first. */
export const defaultScheduleSeconds = [0, 5, 60, 300, 1800, 7200, 18_000, 36_000, 36_000]
