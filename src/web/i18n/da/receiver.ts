import type { Texts } from '../i18n.ts'
import type en from '../en/receiver.ts'

export default {
  title: 'Modtager og postkasse',
} satisfies Texts<typeof en>
