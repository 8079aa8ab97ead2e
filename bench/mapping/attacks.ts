import { seal } from '../../src/mapping/seal.ts'
import { compileTemplate } from '../../src/mapping/template.ts'
import { compileTrigger } from '../../src/mapping/trigger.ts'
import { ATTACKED, EVERY_ATTACK, type Attack } from '../../test/support/attacks/every-attack.ts'
import { median } from '../statistics.ts'

const rounds = 5
const rules = { channel: 'url', condition: null, parts: null, url: 'https://receiver.example/' } as const
const about = { id: 'trg_1', name: 'Bench' }
const sealedAt = '2026-10-02T14:21:07Z'

/** How long each attack keeps the process busy, the slowest first: milliseconds of compiling and rendering. */
export function attackTimes(): { name: string; milliseconds: number }[] {
  return EVERY_ATTACK.map((attack) => {
    const times = Array.from({ length: rounds }, () => timeOf(attack))
    return { name: attack.name, milliseconds: median(times) }
  }).toSorted((left, right) => right.milliseconds - left.milliseconds)
}

const { trigger } = compileTrigger(rules)

function timeOf({ format = 'text', source }: Attack): number {
  if (trigger === null) throw new Error('The trigger is right.')
  const begun = performance.now()
  const { template } = compileTemplate({ format, source, samples: [] })
  if (template !== null) {
    seal({ trigger, template, payload: ATTACKED, about, sealedAt, newPostbackId: () => 'pst_1' })
  }
  return performance.now() - begun
}
