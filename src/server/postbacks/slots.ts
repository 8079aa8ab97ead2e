/**
 * Attempts in flight, by destination. One destination may hold at most `perDestination`, and never more than a
 * share of what is still free in all: however many destinations hang, they leave room for one more (the "dynamic
 * threshold" of shared switch buffers). With F slots free a destination gets F/8 at most, so 1,000 hanging ones
 * settle at two slots each.
 * @see https://doi.org/10.1109/90.664262 Choudhury and Hahne, Dynamic queue length thresholds for shared-memory switches
 */
export interface Slots {
  /** Takes a slot if the destination may have one more. */
  take: (destinationId: string) => boolean
  /** Takes a slot for what was claimed already. */
  occupy: (destinationId: string) => void
  free: (destinationId: string) => void
  /** How many slots a destination may hold at the moment. */
  cap: () => number
  /** Slots that are free in all. */
  available: () => number
  inFlight: () => ReadonlyMap<string, number>
}

export function createSlots(total: number, perDestination: number): Slots {
  const share = 8
  const taken = new Map<string, number>()
  let used = 0
  // What a claim brings was asked for earlier: meanwhile others may have taken what it counted on.
  const available = () => Math.max(0, total - used)
  const cap = () => Math.min(perDestination, Math.ceil(available() / share))
  const occupy = (destinationId: string) => {
    taken.set(destinationId, (taken.get(destinationId) ?? 0) + 1)
    used++
  }
  return {
    cap,
    occupy,
    take(destinationId) {
      if ((taken.get(destinationId) ?? 0) >= cap()) return false
      occupy(destinationId)
      return true
    },
    free(destinationId) {
      const count = taken.get(destinationId) ?? 0
      if (count <= 1) taken.delete(destinationId)
      else taken.set(destinationId, count - 1)
      used--
    },
    available,
    inFlight: () => taken,
  }
}
