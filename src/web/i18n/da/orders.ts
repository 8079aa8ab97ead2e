import type { Texts } from '../i18n.ts'
import type en from '../en/orders.ts'

export default {
  title: 'Ordrer',
} satisfies Texts<typeof en>
