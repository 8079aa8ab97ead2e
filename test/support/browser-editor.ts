import type { Page } from '@playwright/test'

/** Replaces what stands in a code editor, as if it were pasted: typed brackets would close themselves. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}
