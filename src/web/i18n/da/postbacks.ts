import type { Texts } from '../i18n.ts'
import type en from '../en/postbacks.ts'

export default {
  title: 'Postbacks',
} satisfies Texts<typeof en>
