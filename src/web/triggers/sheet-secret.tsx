import { Button, Group, Modal } from '@mantine/core'
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
import { CopyButton } from '../ui/copy-button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './receiver-sheet.module.css'

/** Hands the signing secret over, once; it is never printed. */
export function SheetSecret({ sheet }: { sheet: ReceiverSheet }) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const [isAsking, asking] = useDisclosure()
  const secret = useMutation({
    mutationFn: (endpoint: typeof handOverSecret | typeof rotateSigningSecret) =>
      call(endpoint, { params: { id: sheet.triggerId } }),
    onSuccess: () => invalidate(getReceiverSheet),
  })
  return (
    <div className={classes.secretPanel}>
      <Panel title={t('secret.title')}>
        <div className={classes.text}>
          {secret.data === undefined ? (
            <p>{t(sheet.secretShown ? 'secret.wasShown' : 'secret.text')}</p>
          ) : (
            <Note kind="held">
              <p>{t('secret.once')}</p>
              <p className={classes.secret}>
                <code>{secret.data.secret}</code>
                <CopyButton text={secret.data.secret} />
              </p>
            </Note>
          )}
          {secret.isError ? <Failure error={secret.error} /> : null}
          <Group gap="sm">
            {sheet.secretShown || secret.data !== undefined ? null : (
              <Button loading={secret.isPending} onClick={() => secret.mutate(handOverSecret)}>
                {t('secret.show')}
              </Button>
            )}
            <Button onClick={asking.open}>{t('secret.renew')}</Button>
          </Group>
        </div>
      </Panel>
      <Modal
        opened={isAsking}
        onClose={asking.close}
        title={t('secret.renew')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        <p>{t('secret.renewText')}</p>
        <Group mt="md" justify="flex-end">
          <Button onClick={asking.close} data-autofocus>
            {common('cancel')}
          </Button>
          <Button
            variant="filled"
            onClick={() => {
              asking.close()
              secret.mutate(rotateSigningSecret)
            }}
          >
            {t('secret.renew')}
          </Button>
        </Group>
      </Modal>
    </div>
  )
}
