import type { Texts } from '../i18n.ts'
import type en from '../en/accounts.ts'

export default {
  title: 'Log ind',
} satisfies Texts<typeof en>
