import type { Texts } from '../i18n.ts'
import type en from '../en/templates.ts'

export default {
  title: 'Skabeloner',
} satisfies Texts<typeof en>
