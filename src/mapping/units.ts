import { Decimal } from './value.ts'
import { divideDecimal, multiplyDecimal } from './decimal.ts'
import { RenderError } from './render-error.ts'

/** How many nanograms or tenths of a millimetre a unit is: whole numbers, so that a change of unit stays exact. */
const UNITS: ReadonlyMap<string, { kind: 'weight' | 'length'; size: bigint }> = new Map([
  ['mg', { kind: 'weight', size: 1_000_000n }],
  ['g', { kind: 'weight', size: 1_000_000_000n }],
  ['kg', { kind: 'weight', size: 1_000_000_000_000n }],
  ['oz', { kind: 'weight', size: 28_349_523_125n }],
  ['lb', { kind: 'weight', size: 453_592_370_000n }],
  ['mm', { kind: 'length', size: 10n }],
  ['cm', { kind: 'length', size: 100n }],
  ['m', { kind: 'length', size: 10_000n }],
  ['in', { kind: 'length', size: 254n }],
  ['ft', { kind: 'length', size: 3_048n }],
])

/** Refuses units that are not known or do not go together. */
export function checkUnits(from: string, to: string): void {
  if (unitOf(from).kind !== unitOf(to).kind) {
    throw new RenderError('wrong_unit', 'unit_mismatch', {
      from,
      to,
      fromKind: { term: unitOf(from).kind },
      toKind: { term: unitOf(to).kind },
    })
  }
}

/** A weight or a length in another unit. */
export function convertUnit(amount: Decimal, from: string, to: string): Decimal {
  checkUnits(from, to)
  const base = multiplyDecimal(amount, new Decimal(unitOf(from).size, 0))
  return divideDecimal(base, new Decimal(unitOf(to).size, 0))
}

function unitOf(name: string) {
  const unit = UNITS.get(name)
  if (unit !== undefined) return unit
  throw new RenderError('wrong_unit', 'unknown_unit', {
    name: JSON.stringify(name.slice(0, 20)),
    names: [...UNITS.keys()].join(', '),
  })
}
