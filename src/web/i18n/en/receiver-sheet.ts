/** Texts of the receiver sheet and of handing over its secret; part of the namespace `triggers`. */
export const receiverSheet = {
  sheet: {
    title: 'Receiver sheet',
    titleOf: 'Receiver sheet: {{name}}',
    print: 'Print',
    what: 'What arrives, and when',
    whenUrl: 'When “{{event}}” happens for {{customer}}, a request is sent.',
    whenUrlTo:
      'When “{{event}}” happens for {{customer}}, a {{method}} request is sent, for example to {{url}}',
    whenMail: 'When “{{event}}” happens for {{customer}}, an e-mail is sent.',
    ids: 'Every message has an id (webhook-id) that stays the same at every attempt. It arrives at least once: remember the id, and answer 2xx to one you have had without doing the work again.',
    ordered: 'Messages of one order arrive in the order in which things happened.',
    unordered:
      'Messages may arrive in another order than things happened, because one that failed is tried again later.',
    tests:
      'A test carries the header postbud-test: true. Check it like any other and answer 2xx, but do not act on it.',
    request: 'A sample request',
    noRequest: 'There is no sample yet: the template makes no message of any sample of this event.',
    toTrigger: 'Open the trigger',
    signature: 'Check the signature',
    signed:
      'Messages are signed as Standard Webhooks says: HMAC-SHA256 over id, timestamp and body, with dots between. Use the body exactly as it arrived, and refuse what is older than five minutes.',
    sampleSecret: 'The sample above is signed with this made-up secret, so that you can try your code:',
    language: 'Language of the code',
    code: 'Code for {{language}}',
    answers: 'What your answer means',
    answer: 'Your answer',
    meaning: 'What Postbud does',
    row: {
      ok_one: '2xx, within {{count}} second',
      ok_other: '2xx, within {{count}} seconds',
      refused: '400, 413, 414, 415, 422, 431, 501',
      gone: '410',
      redirect: '3xx',
      again: '408, 425, 429, any other 4xx or 5xx',
      silent: 'No answer, or not in time',
    },
    does: {
      ok: 'Done. Do long work after you have answered.',
      refused: 'Gives up: the same message would not do better.',
      gone: 'Gives up and pauses the trigger: you want nothing more at this address.',
      redirect: 'Gives up: redirects are never followed. Tell us the new URL.',
      again: 'Tries again. A Retry-After can make the wait longer, up to a day.',
      silent: 'Tries again.',
    },
    retry: 'When it is tried again',
    retries_one: 'After the first attempt, once more after {{span}}. The waits before each attempt:',
    retries_other: 'After the first attempt, {{count}} more over {{span}}. The waits before each attempt:',
    jitter:
      'Each wait is up to a fifth longer or shorter. After the last one the message has failed; we can still send it again by hand.',
    noRetry: 'A message is tried once. If that fails, we can send it again by hand.',
    mail: 'By e-mail',
    mailText:
      'Each mail has a Message-ID with the id of the message, the same at every attempt. Tests have the header Postbud-Test: true. Everything has Auto-Submitted: auto-generated, so that automatic replies stay away.',
  },
  secret: {
    title: 'The signing secret',
    text: 'The customer needs it to check the signature. It is shown only once, and the history records that you saw it: have the safe place ready where you hand it over. Not by ordinary mail.',
    wasShown: 'The secret was handed over already and is not shown again. If it was lost, make a new one.',
    once: 'Copy it now: it is not shown again.',
    show: 'Show the secret once',
    renew: 'Make a new secret',
    renewText:
      'The new secret is shown once. The old one works for one more day beside it, so that the customer can change over without losing a message.',
  },
}
