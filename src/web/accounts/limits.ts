/** As the API has it (contract/accounts.ts). */
export const shortestPassword = 10

/** What every mail system takes, as the API has it; only to say it before asking. */
const emailForm = /^[^\s@]+@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/

export function isEmail(text: string): boolean {
  return emailForm.test(text.trim())
}
