/** Claims of every size, often at a bracket's edge. */
import { type Chance, compact } from '../chance.ts'
import type { CourtFeeInput } from '../court-fee.ts'

const EDGES = [
  1000, 10_000, 100_000, 200_000, 500_000, 896_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000,
]

export function courtFeeInput(chance: Chance): CourtFeeInput {
  const amount = () => {
    if (chance.often(40)) return nearEdge(chance)
    return chance.yuan(chance.one([1200, 15_000, 300_000, 8_000_000, 60_000_000]))
  }
  return compact({
    claim: chance.maybe(85, amount),
    procedure: chance.maybe(60, () =>
      chance.one(['ordinary', 'summary', 'small_claims', 'payment_order'] as const),
    ),
    ending: chance.maybe(50, () => chance.one(['judgment', 'mediated', 'withdrawn'] as const)),
    paymentOrderFeePaid: chance.maybe(30, () => chance.yuan(2000)),
    householdObjected: chance.maybe(30, () => chance.often(50)),
    enforcedAmounts: chance.list(0, 3, amount),
    preservedValue: chance.maybe(40, amount),
  })
}

/** A bracket's edge, or a fen or two beside it. */
function nearEdge(chance: Chance): string {
  const cents = chance.one(EDGES) * 100 + chance.between(-2, 2)
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
