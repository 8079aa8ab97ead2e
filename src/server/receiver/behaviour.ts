/** How a request is answered, as its path says. */
export interface Behaviour {
  status: number
  waitMilliseconds: number
}

// Longer than any attempt's deadline: enough to see a time-out.
const LONGEST_WAIT_MILLISECONDS = 120_000
const NAMES_KEPT = 1_000

/**
 * Reads from a path what the sender wants to see: `/status/500` answers 500, `/fail/2/<name>` answers 500 twice
 * for that name and 200 from then on, `/slow/3000` answers after three seconds, anything else 200 at once. A test is
 * not counted by `fail`, and passes: a trigger that fails at first can be activated.
 */
export function createBehaviours(): (path: string, isTest: boolean) => Behaviour {
  const failures = new Map<string, number>()

  return (path, isTest) => {
    const [, verb = '', number = '', name = ''] = path.split('/')
    const amount = /^\d{1,6}$/.test(number) ? Number(number) : null
    if (amount === null) return answer(200)
    switch (verb) {
      case 'status':
        return answer(amount >= 200 && amount <= 599 ? amount : 200)
      case 'slow':
        return answer(200, Math.min(amount, LONGEST_WAIT_MILLISECONDS))
      case 'fail':
        return answer(!isTest && failsAgain(name, amount) ? 500 : 200)
      default:
        return answer(200)
    }
  }

  function failsAgain(name: string, times: number): boolean {
    const failed = failures.get(name) ?? 0
    if (failed >= times) return false
    if (failures.size >= NAMES_KEPT) failures.clear()
    failures.set(name, failed + 1)
    return true
  }
}

function answer(status: number, waitMilliseconds = 0): Behaviour {
  return { status, waitMilliseconds }
}
