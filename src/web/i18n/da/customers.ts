import type { Texts } from '../i18n.ts'
import type en from '../en/customers.ts'

export default {
  title: 'Kunder',
} satisfies Texts<typeof en>
