import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  getReceiverSheet,
  handOverSecret,
  rotateSigningSecret,
  type ReceiverSheet,
} from '#contract/receiver-sheet.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Failure } from '../ui/failure.tsx'
import { Once } from '../ui/once.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './receiver-sheet.module.css'

/** Hands the signing secret over, once; it is never printed. */
export function SheetSecret({ sheet }: { sheet: ReceiverSheet }) {
  const { t } = useTranslation('triggers')
  const [isAsking, asking] = useDisclosure()
  const params = { id: sheet.triggerId }
  const secret = useMutation({
    mutationFn: (endpoint: typeof handOverSecret | typeof rotateSigningSecret) => call(endpoint, { params }),
    onSuccess: () => invalidate(getReceiverSheet),
  })
  const shown = secret.data?.secret
  return (
    <div className={classes.secretPanel}>
      <Panel title={t('secret.title')}>
        <div className={classes.text}>
          {shown === undefined ? (
            <>
              <p>{t(sheet.secretShown ? 'secret.wasShown' : 'secret.text')}</p>
              {secret.isError ? <Failure error={secret.error} /> : null}
              <Group gap="sm">
                {sheet.secretShown ? null : (
                  <Button loading={secret.isPending} onClick={() => secret.mutate(handOverSecret)}>
                    {t('secret.show')}
                  </Button>
                )}
                <Button onClick={asking.open}>{t('secret.renew')}</Button>
              </Group>
            </>
          ) : (
            <Once title={t('secret.once')} value={shown} onDone={() => secret.reset()} />
          )}
        </div>
      </Panel>
      {isAsking ? (
        <Confirm
          title={t('secret.renew')}
          action={t('secret.renew')}
          run={() => secret.mutateAsync(rotateSigningSecret)}
          onClose={asking.close}
        >
          <p>{t('secret.renewText')}</p>
        </Confirm>
      ) : null}
    </div>
  )
}
