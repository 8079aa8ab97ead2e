/**
 * The whole of Postbud in half a minute: starts it in a temporary folder, sets up two customers as an operator
 * would, sends every sample event through the public API, and shows what came of each. Fails when anything did not
 * arrive exactly as mapped. With --keep it stays up to be looked at.
 */
import { Api } from './demo/api.ts'
import { expectedBody, expectedSubject } from './demo/expected.ts'
import { startPostbud } from './demo/process.ts'
import { printResults } from './demo/print.ts'
import { sampleEvents } from './demo/samples.ts'
import { setUp } from './demo/set-up.ts'
import { signIn } from './demo/sign-in.ts'

const keep = process.argv.includes('--keep')
const postbud = await startPostbud()
let failures: string[] = ['the demo did not finish']
try {
  const api = new Api(postbud.url, postbud.key)
  const events = sampleEvents()
  console.log(`Postbud runs at ${postbud.url} with an embedded PostgreSQL.\n`)
  console.log('Setting up: customers, templates, triggers; testing and activating each trigger …')
  await setUp(api, events)
  console.log(`Sending ${events.length} sample events …\n`)
  for (const event of events) await api.post('/api/v1/events', event)
  const postbacks = await api.finishedPostbacks()
  const requests = await api.receivedRequests()
  const mails = await api.receivedMails()
  failures = printResults({ events, postbacks, requests, mails, expectedBody, expectedSubject })
  if (keep) await staysUp()
} finally {
  await postbud.stop()
}
if (failures.length > 0) {
  console.error(`\nNot as it should be:\n${failures.map((failure) => `  ${failure}`).join('\n')}`)
  process.exitCode = 1
}

async function staysUp(): Promise<void> {
  const setUpLink = postbud.setUpLink()
  if (setUpLink === null) throw new Error('Postbud printed no link for the first user')
  const { link, email, password, close } = await signIn(postbud.url, setUpLink)
  console.log(`\nPostbud stays up. Open the console, signed in:\n\n  ${link}\n`)
  console.log(`Or sign in at ${postbud.url} as ${email} with the password ${password}.`)
  console.log(`The API is described at ${postbud.url}/reference; its key is ${postbud.key}.`)
  console.log('Press Ctrl C to end it.')
  await postbud.interrupted
  close()
}
