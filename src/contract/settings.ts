import { Type, type Static } from 'typebox'
import { Closed, endpoint, Nullable } from './endpoint.ts'

const From = Type.Enum(['environment', 'console', 'none'], {
  description: 'Who sets it. What the environment sets can only be read here.',
})

/** How Postbud runs, without any secret. */
export const Settings = Type.Object({
  version: Type.String(),
  publicUrl: Type.String(),
  role: Type.String(),
  retentionDays: Type.Integer({ minimum: 0, description: '0 keeps everything' }),
  database: Type.Enum(['embedded', 'external']),
  mail: Type.Object({
    setBy: From,
    server: Nullable(
      Type.String({
        description: 'smtp://host:port, without user and password; `mailbox:` is the built-in mailbox',
      }),
    ),
    fromSetBy: From,
    from: Type.String({ description: 'The sender of every mail' }),
  }),
  allowPrivate: Type.Object({
    setBy: From,
    addresses: Type.Array(Type.String({ description: 'address:port, an address, or a network' })),
  }),
})
export type Settings = Static<typeof Settings>

const tag = 'Settings'

export const getSettings = endpoint({
  method: 'GET',
  path: '/api/v1/settings',
  tag,
  summary: 'How Postbud runs',
  access: 'read',
  responses: { 200: Settings },
})

export const changeSettings = endpoint({
  method: 'PATCH',
  path: '/api/v1/settings',
  tag,
  summary: 'Change what the environment leaves open',
  access: 'admin',
  body: Closed({
    mail: Type.Optional(
      Nullable(
        Closed({
          url: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: 1000,
              description:
                'smtp(s)://user:password@host:port, or `mailbox:`. No answer shows it; left out, it stays.',
            }),
          ),
          from: Type.Optional(
            Type.String({ minLength: 3, maxLength: 320, description: 'Left out, it stays.' }),
          ),
        }),
        { description: 'null: no mail server' },
      ),
    ),
    allowPrivate: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: 100,
        description: 'Private addresses that postbacks may go to. Takes the place of the list before.',
      }),
    ),
  }),
  responses: { 200: Settings },
})

export const sendTestMail = endpoint({
  method: 'POST',
  path: '/api/v1/settings/test-mail',
  tag,
  summary: 'Send a mail through the mail server, to see that it works',
  access: 'admin',
  body: Closed({ to: Type.String({ minLength: 3, maxLength: 320 }) }),
  responses: {
    200: Type.Object({
      accepted: Type.Boolean(),
      message: Type.String({ description: 'What the server said.' }),
    }),
  },
})
