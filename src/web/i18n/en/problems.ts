import { problemTexts } from '#contract/problem-texts.ts'
import type { Texts } from '../i18n.ts'

/** What the API says is what an English reader reads. */
const problems: Texts<typeof problemTexts> = problemTexts

export default problems
