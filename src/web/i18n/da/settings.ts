import type { Texts } from '../i18n.ts'
import type en from '../en/settings.ts'

export default {
  title: 'Indstillinger',
} satisfies Texts<typeof en>
