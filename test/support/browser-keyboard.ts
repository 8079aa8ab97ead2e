import type { Locator, Page } from '@playwright/test'

const mostSteps = 250

/** Presses Tab until a control has the focus, as somebody without a mouse does. */
export async function tabTo(control: Locator): Promise<void> {
  const { keyboard } = control.page()
  for (let steps = 0; steps < mostSteps; steps++) {
    if (await hasFocus(control)) return
    await keyboard.press('Tab')
  }
  throw new Error(`${String(control)} was not reached by Tab`)
}

/** Goes to a control and presses it. */
export async function press(control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(control)
  await control.page().keyboard.press(key)
}

/** Goes to a field, and writes in place of what stands in it. */
export async function typeInto(control: Locator, text: string): Promise<void> {
  await tabTo(control)
  await control.page().keyboard.press('Control+A')
  await control.page().keyboard.type(text)
}

/** Tab goes into a group of radio buttons, the arrows from one to the next. */
export async function choose(page: Page, group: string, option: string): Promise<void> {
  const radios = page.getByRole('radiogroup', { name: group }).getByRole('radio')
  const wanted = page
    .getByRole('radiogroup', { name: group })
    .getByRole('radio', { name: option, exact: true })
  const { keyboard } = page
  for (let steps = 0; steps < mostSteps; steps++) {
    const focused = await radios.evaluateAll((all) =>
      all.findIndex((radio) => radio === radio.ownerDocument.activeElement),
    )
    if (focused >= 0) break
    await keyboard.press('Tab')
  }
  await keyboard.press('Space')
  for (let steps = await radios.count(); steps > 0 && !(await wanted.isChecked()); steps--) {
    await keyboard.press('ArrowDown')
  }
  if (!(await wanted.isChecked())) throw new Error(`${option} was not reached by arrows`)
}

async function hasFocus(control: Locator): Promise<boolean> {
  return await control.evaluate((element) => element === element.ownerDocument.activeElement)
}
