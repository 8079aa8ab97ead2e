import type { Texts } from '../i18n.ts'
import type en from '../en/overview.ts'

export default {
  title: 'Overblik',
} satisfies Texts<typeof en>
