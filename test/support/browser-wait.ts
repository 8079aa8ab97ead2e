import { expect, type Page } from '@playwright/test'

/**
 * Colours that are on their way to others would be looked at half way. What moves for ever is not waited for, nor what
 * nobody sees: it stands still until it is seen.
 */
const stands = `Promise.all(
  document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity && effect.target.checkVisibility())
    .map(({ finished }) => finished.catch(() => {})),
)`

/** The page stands: its title is there, nothing is a placeholder for something still on its way, nothing moves. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0)
  await page.evaluate(stands)
}
