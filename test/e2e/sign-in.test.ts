import { expect } from '@playwright/test'
import { it } from 'vitest'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

it('opens signed in', async () => {
  const page = await console.open({ language: 'da' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
