import { RenderError } from '../render-error.ts'

/** Months and days in a language, and how many letters of them make the short form. */
export interface DateNames {
  months: readonly string[]
  shortMonths: readonly string[]
  /** From Sunday. */
  days: readonly string[]
  shortDays: readonly string[]
}

function namesOf(months: string, days: string): DateNames {
  const shortened = (names: string[]): string[] => names.map((name) => name.slice(0, 3))
  const allMonths = months.split(' ')
  const allDays = days.split(' ')
  return {
    months: allMonths,
    shortMonths: shortened(allMonths),
    days: allDays,
    shortDays: shortened(allDays),
  }
}

const LANGUAGES: ReadonlyMap<string, DateNames> = new Map([
  [
    'en',
    namesOf(
      'January February March April May June July August September October November December',
      'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
    ),
  ],
  [
    'da',
    namesOf(
      'januar februar marts april maj juni juli august september oktober november december',
      'søndag mandag tirsdag onsdag torsdag fredag lørdag',
    ),
  ],
])

/** The names of a language. */
export function dateNames(language: string): DateNames {
  const names = LANGUAGES.get(language)
  if (names === undefined) {
    throw new RenderError('unknown_language', 'no_date_names_in_language', {
      language: JSON.stringify(language.slice(0, 20)),
    })
  }
  return names
}
