/** "12:04", as what was just saved says it. */
export function clockTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}
