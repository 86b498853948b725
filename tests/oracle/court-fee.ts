/**
 * 诉讼费用交纳办法 13–16 and 36 once more: instead of adding up brackets, each bracket is a straight line
 * (claim × share + a constant), worked out by hand.
 */
import { fen, halfUp, yuan } from './exact.ts'

export type CourtFeeInput = {
  claim?: string
  day?: string
  procedure?: 'ordinary' | 'summary' | 'small_claims' | 'payment_order'
  ending?: 'judgment' | 'mediated' | 'withdrawn'
  paymentOrderFeePaid?: string
  householdObjected?: boolean
  enforcedAmounts?: string[]
  preservedValue?: string
}

/** Up to so many yuan: claim × thousandths ÷ 1000 + yuan. */
type Line = readonly [upTo: number, thousandths: number, plusYuan: number]

const CASE: readonly Line[] = [
  [10_000, 0, 50],
  [100_000, 25, -200],
  [200_000, 20, 300],
  [500_000, 15, 1300],
  [1_000_000, 10, 3800],
  [2_000_000, 9, 4800],
  [5_000_000, 8, 6800],
  [10_000_000, 7, 11_800],
  [20_000_000, 6, 21_800],
  [Infinity, 5, 41_800],
]
const ENFORCEMENT: readonly Line[] = [
  [10_000, 0, 50],
  [500_000, 15, -100],
  [5_000_000, 10, 2400],
  [10_000_000, 5, 27_400],
  [Infinity, 1, 67_400],
]
const PRESERVATION: readonly Line[] = [
  [1000, 0, 30],
  [100_000, 10, 20],
  [896_000, 5, 520],
  [Infinity, 0, 5000],
]

/** In thousandths of a fen, before any rounding. */
function onLine(lines: readonly Line[], amount: bigint): bigint {
  for (const [upTo, thousandths, plus] of lines)
    if (upTo === Infinity || amount <= BigInt(upTo) * 100n)
      return amount * BigInt(thousandths) + BigInt(plus) * 100_000n
  throw new Error('the last line has no end')
}

const share = (exact: bigint, of: bigint) => yuan(halfUp(exact, 1000n * of))

export function courtFeeOracle(input: CourtFeeInput) {
  const exact = input.claim === undefined ? null : onLine(CASE, fen(input.claim))
  const parts = exact === null ? null : [share(exact, 1n), share(exact, 2n), share(exact, 3n)]
  const [whole, half, third] = parts ?? [null, null, null]
  const halved =
    input.procedure === 'summary' ||
    input.procedure === 'small_claims' ||
    input.ending === 'mediated' ||
    input.ending === 'withdrawn'
  const due = input.procedure === 'payment_order' ? third : halved ? half : whole
  // 36: who objected bears the fee no more; whoever went on to a suit after paying for an order met an objection.
  const paid = input.paymentOrderFeePaid
  const suitFollows = paid !== undefined && input.procedure !== 'payment_order' ? true : undefined
  const objected = input.householdObjected ?? suitFollows
  const missing = () => {
    const suit = halved ? half : whole
    if (suit == null || paid === undefined || objected === undefined) return null
    return objected ? less(suit, paid) : '0.00'
  }
  return {
    caseFee: whole,
    simplifiedOrMediated: half,
    paymentOrder: third,
    due,
    topUp: missing(),
    enforcement: (input.enforcedAmounts ?? []).map((amount) => ({
      amount: yuan(fen(amount)),
      fee: share(onLine(ENFORCEMENT, fen(amount)), 1n),
    })),
    preservation:
      input.preservedValue === undefined ? null : share(onLine(PRESERVATION, fen(input.preservedValue)), 1n),
    paymentOrderFeeBorneBy: objected === undefined ? null : objected ? 'applicant' : 'debtor',
    mayBeClaimedInSuit: objected ?? null,
  }
}

function less(due: string, paid: string): string {
  const left = fen(due) - fen(paid)
  return yuan(left > 0n ? left : 0n)
}
