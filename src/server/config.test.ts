import { describe, expect, test } from 'vitest'
import { type Config, readConfig } from './config.ts'

function read(env: Record<string, string>): Config {
  const result = readConfig(env)
  if ('errors' in result) throw new Error(result.errors.join('\n'))
  return result.config
}

function mistakes(env: Record<string, string>): string[] {
  const result = readConfig(env)
  return 'errors' in result ? result.errors : []
}

describe('settings', () => {
  test('have defaults for a first start', () => {
    expect(read({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({
      host: '127.0.0.1',
      port: 4680,
      publicUrl: 'http://127.0.0.1:4680',
      databaseUrl: null,
      databaseDirectUrl: null,
      role: 'all',
      apiKey: null,
      secretKey: null,
      allowPrivate: [],
      smtpUrl: null,
      mailFrom: null,
      retentionDays: 90,
      logLevel: 'info',
    })
  })

  test('are taken from the environment', () => {
    const url = 'postgres://me:p%40ss@a:5432,b:5433/orders?target_session_attrs=read-write'
    expect(
      read({
        HOST: '::',
        PORT: '80',
        DATA_DIR: '/srv/../data',
        DATABASE_URL: url,
        ROLE: 'worker',
        POSTBUD_ALLOW_PRIVATE: '127.0.0.0/8, [fd00::5]:8080,10.0.0.5',
        SMTP_URL: 'mailbox:',
        MAIL_FROM: 'orders@print.example',
        RETENTION_DAYS: '0',
      }),
    ).toMatchObject({
      publicUrl: 'http://localhost:80',
      dataDir: '/data',
      databaseUrl: url,
      databaseDirectUrl: url,
      role: 'worker',
      allowPrivate: ['127.0.0.0/8', '[fd00::5]:8080', '10.0.0.5'],
      smtpUrl: 'mailbox:',
      mailFrom: 'orders@print.example',
      retentionDays: 0,
    })
    expect(read({ PUBLIC_URL: 'https://post.example/sub/' }).publicUrl).toBe('https://post.example/sub')
  })

  test('take a key of 32 bytes in base64, base64url or hex', () => {
    const key = Buffer.alloc(32, 0xfb)
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      expect(read({ POSTBUD_SECRET_KEY: key.toString(encoding) }).secretKey).toEqual(key)
    }
  })

  test.each([
    [{ PORT: '70000' }, 'PORT is "70000". Write a whole number from 0 to 65535.'],
    [{ PORT: '4680.5' }, 'PORT is "4680.5"'],
    [{ HOST: 'http://localhost' }, 'HOST is no address'],
    [{ PUBLIC_URL: 'postbud.example.com' }, 'PUBLIC_URL is no web address'],
    [{ ROLE: 'Worker' }, 'ROLE is "Worker". Write one of all, api, worker.'],
    [{ ROLE: 'worker' }, 'ROLE is "worker", but the embedded database serves one process only'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL is no address of a PostgreSQL database'],
    [{ DATABASE_DIRECT_URL: 'postgres://a@b/c' }, 'DATABASE_DIRECT_URL is set without DATABASE_URL'],
    [{ POSTBUD_API_KEY: 'short' }, 'POSTBUD_API_KEY is too short'],
    [{ POSTBUD_SECRET_KEY: Buffer.alloc(31).toString('base64') }, 'POSTBUD_SECRET_KEY is not 32 bytes'],
    [
      { POSTBUD_ALLOW_PRIVATE: '10.0.0.5,10.0.0.0/33' },
      'POSTBUD_ALLOW_PRIVATE cannot be read: "10.0.0.0/33"',
    ],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL is no address of a mail server'],
    [{ MAIL_FROM: 'Postbud' }, 'MAIL_FROM is "Postbud"'],
    [{ RETENTION_DAYS: '-1' }, 'RETENTION_DAYS is "-1"'],
    [{ LOG_LEVEL: 'verbose' }, 'LOG_LEVEL is "verbose"'],
  ])('tell what is wrong with %o', (env, message) => {
    expect(mistakes(env)).toEqual([expect.stringContaining(message)])
  })

  test('tell every mistake at once, and no secret', () => {
    const secret = 'hunter2'
    const told = mistakes({
      DATABASE_URL: `mysql://me:${secret}@localhost/x`,
      SMTP_URL: `ftp://me:${secret}@localhost`,
      POSTBUD_API_KEY: secret,
      POSTBUD_SECRET_KEY: secret,
    })
    expect(told).toHaveLength(4)
    expect(told.join('\n')).not.toContain(secret)
  })
})
