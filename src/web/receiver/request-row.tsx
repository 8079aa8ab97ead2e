import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CaughtRequest } from '#contract/built-in.ts'
import { Icon } from '../ui/icon.tsx'
import { Time } from '../ui/time.tsx'
import { Wire } from '../ui/wire.tsx'
import classes from './receiver.module.css'

/** A request: in a line, and opened with its headers and body. */
export function RequestRow({ request }: { request: CaughtRequest }) {
  const { t } = useTranslation('receiver')
  const { receivedAt, method, path, headers, body, status } = request
  const isTest = headerOf(headers, 'postbud-test') === 'true'
  const webhookId = headerOf(headers, 'webhook-id')
  const taken = status >= 200 && status < 300
  return (
    <li>
      <details>
        <summary>
          <Icon name="right" small />
          <code className={classes.path}>
            {method} {path}
          </code>
          {isTest ? <span className={classes.test}>{t('test')}</span> : null}
          <span className={classes.status} data-taken={taken}>
            <Icon name={taken ? 'sent' : 'failed'} small /> {t('answered', { status })}
          </span>
          <span className={classes.time}>
            <Time at={receivedAt} />
          </span>
        </summary>
        <div className={classes.opened}>
          {webhookId === null || isTest ? null : (
            <p>
              <Link to="/postbacks/$id" params={{ id: webhookId }}>
                {t('toPostback')}
              </Link>
            </p>
          )}
          <Wire
            text={`${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body === '' ? t('noBody') : body}`}
            label={`${method} ${path}`}
          />
        </div>
      </details>
    </li>
  )
}

function headerOf(headers: [string, string][], name: string): string | null {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null
}
