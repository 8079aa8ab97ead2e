import type { BrowserContext } from '@playwright/test'

/** Answers of the API that a person may meet are written to the console, too: they are no faults. */
const refused = /^Failed to load resource: the server responded with a status of 4\d\d/

/**
 * Tells of everything that must not happen in a browser: errors in its console (violations of the content security
 * policy are among them), exceptions and rejections that nobody handled, and answers that are 5xx.
 */
export function watchFaults(context: BrowserContext, tell: (fault: string) => void): void {
  context.on('console', (message) => {
    if (message.type() !== 'error' || refused.test(message.text())) return
    tell(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => {
    const reason = error.error()
    tell(`not handled: ${reason.stack ?? reason.message}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) tell(`${response.status()}: ${response.url()}`)
  })
}
