import type { Texts } from '../i18n.ts'
import type en from '../en/triggers.ts'

export default {
  title: 'Udløsere',
} satisfies Texts<typeof en>
