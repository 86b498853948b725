/**
 * 民法典 560 and 561 once more: no sorting, only the question "is there a debt that goes before this one?", asked until
 * the money is gone. Debts before which none goes share in proportion.
 */
import { fen, scaled, yuan } from './exact.ts'

export type Part = 'costs' | 'interest' | 'principal' | 'lateFee'
export type AllocationInput = {
  payment: string
  paidDay: string
  debts: {
    id: string
    dueDay: string
    open: Partial<Record<Part, string>>
    security?: string
    burden?: string
    timeBarred?: boolean
    creditor?: string
    delayInterest?: boolean
  }[]
  designation?: string[] | null
  agreement?: { debtOrder?: string[] | null; partOrder?: Part[] | null } | null
  partRequest?: { order: Part[]; creditorAccepted: boolean } | null
  lateFeeClass?: 'after_principal' | 'interest_like'
  across?: 'debt_by_debt' | 'part_by_part'
  stage?: 'voluntary' | 'enforcement'
  silentSurplus?: 'left_over' | 'to_other_creditors'
}
type Debt = AllocationInput['debts'][number]
type Parts = Record<Part, bigint>

const PARTS: readonly Part[] = ['costs', 'interest', 'principal', 'lateFee']

export function allocationOracle(input: AllocationInput) {
  const open = new Map(input.debts.map((debt) => [debt.id, partsOf(debt)]))
  const paid = new Map(
    input.debts.map((debt) => [debt.id, { costs: 0n, interest: 0n, principal: 0n, lateFee: 0n }]),
  )
  const order = partOrder(input)
  let money = fen(input.payment)

  const passes: (readonly Part[])[] = input.across === 'part_by_part' ? order.map((part) => [part]) : [order]
  let unserved = input.debts.filter((debt) => mayTake(input, debt))
  while (unserved.length > 0 && money > 0n) {
    // Everything on the step of a debt before which none goes; the parts go through it one after the other.
    const best = unserved.find((debt) => !unserved.some((other) => precedes(input, other, debt))) as Debt
    const step = unserved.filter((debt) => sameStep(input, best, debt))
    for (const parts of passes) {
      let waiting = step
      while (waiting.length > 0 && money > 0n) {
        const pool = waiting
        const first = byId(pool.filter((debt) => !pool.some((other) => precedes(input, other, debt))))
        const wants = first.map((debt) => sum(parts.map((part) => open.get(debt.id)?.[part] ?? 0n)))
        const gets = inProportion(money, wants)
        first.forEach((debt, index) => {
          money -= pour(gets[index] as bigint, parts, open.get(debt.id) as Parts, paid.get(debt.id) as Parts)
        })
        waiting = pool.filter((debt) => !first.includes(debt))
      }
    }
    unserved = unserved.filter((debt) => !step.includes(debt))
  }
  return {
    applied: Object.fromEntries([...paid].map(([id, parts]) => [id, inYuan(parts)])),
    remaining: Object.fromEntries([...open].map(([id, parts]) => [id, inYuan(parts)])),
    unapplied: yuan(money),
    sum: yuan(fen(input.payment) - money),
  }
}

/** Money nobody named a debt for pays neither what is time-barred nor, unless that was settled, what is owed to others. */
function mayTake(input: AllocationInput, debt: Debt): boolean {
  if (agreedPlace(input, debt) < Infinity || designatedPlace(input, debt) < Infinity) return true
  if (debt.timeBarred) return false
  return debt.creditor === undefined || input.silentSurplus === 'to_other_creditors'
}

type Question = (input: AllocationInput, debt: Debt) => bigint | number | string
/** What is agreed or named, due before not due, doubled interest, others: no part of a later step goes before an earlier. */
const STEPS: readonly Question[] = [
  agreedPlace,
  (input, debt) => (waits(input, debt) ? Infinity : designatedPlace(input, debt)),
  (_, debt) => (debt.creditor === undefined ? 0 : 1),
  (input, debt) => (waits(input, debt) ? 1 : 0),
  designatedPlace,
  (input, debt) => (debt.dueDay <= input.paidDay ? 0 : 1),
]
const WITHIN: readonly Question[] = [
  (_, debt) => fen(debt.security),
  (input, debt) => -burden(input, debt),
  (_, debt) => debt.dueDay,
]

/** Whether the law has `a` paid before `b`. */
function precedes(input: AllocationInput, a: Debt, b: Debt): boolean {
  for (const question of [...STEPS, ...WITHIN]) {
    const [ours, theirs] = [question(input, a), question(input, b)]
    if (ours < theirs) return true
    if (ours > theirs) return false
  }
  return false
}

function sameStep(input: AllocationInput, a: Debt, b: Debt): boolean {
  return STEPS.every((question) => question(input, a) === question(input, b))
}

/** Where nobody states a rate, a debt that has run up interest or a late fee weighs more than one that has not. */
function burden({ debts }: AllocationInput, debt: Debt): bigint {
  if (debts.some((one) => one.burden !== undefined)) return scaled(debt.burden ?? '0', 12)
  return fen(debt.open.interest) + fen(debt.open.lateFee) > 0n ? 1n : 0n
}

/** 法释〔2014〕8号 4: only both parties together may put the doubled interest before the judgment's money. */
const waits = (input: AllocationInput, debt: Debt) =>
  input.stage === 'enforcement' && debt.delayInterest === true

const placeIn = (list: readonly string[] | null | undefined, id: string) => {
  const place = list?.indexOf(id) ?? -1
  return place < 0 ? Infinity : place
}
function agreedPlace(input: AllocationInput, debt: Debt) {
  return placeIn(input.agreement?.debtOrder, debt.id)
}
function designatedPlace(input: AllocationInput, debt: Debt) {
  return placeIn(input.designation, debt.id)
}

/** 561; an order the parties agreed on goes before it, one that only the payer wants does not. */
function partOrder({ agreement, partRequest, lateFeeClass }: AllocationInput): readonly Part[] {
  const wanted = agreement?.partOrder ?? (partRequest?.creditorAccepted ? partRequest.order : [])
  const law: Part[] =
    lateFeeClass === 'interest_like'
      ? ['costs', 'interest', 'lateFee', 'principal']
      : ['costs', 'interest', 'principal', 'lateFee']
  return [...new Set([...wanted, ...law])]
}

/** Whole fen; what is left over by cutting goes one by one to whoever was cut most, the smaller id before the larger. */
function inProportion(money: bigint, wants: readonly bigint[]): bigint[] {
  const total = sum(wants)
  if (money >= total) return [...wants]
  const gets = wants.map((want) => (money * want) / total)
  const cut = wants.map((want) => (money * want) % total)
  for (let left = money - sum(gets); left > 0n; left--) {
    const most = cut.reduce((best, value, index) => (value > (cut[best] as bigint) ? index : best), 0)
    gets[most] = (gets[most] as bigint) + 1n
    cut[most] = -1n
  }
  return gets
}

/** So that the order in which debts are listed changes nothing. */
function byId(debts: readonly Debt[]): Debt[] {
  const before = (debt: Debt) => debts.filter((other) => other.id < debt.id).length
  return debts.map((_, place) => debts.find((debt) => before(debt) === place) as Debt)
}

function pour(money: bigint, parts: readonly Part[], open: Parts, paid: Parts): bigint {
  let left = money
  for (const part of parts) {
    const take = left < open[part] ? left : open[part]
    open[part] -= take
    paid[part] += take
    left -= take
  }
  return money - left
}

const partsOf = ({ open }: Debt): Parts => ({
  costs: fen(open.costs),
  interest: fen(open.interest),
  principal: fen(open.principal),
  lateFee: fen(open.lateFee),
})
const inYuan = (parts: Parts) => Object.fromEntries(PARTS.map((part) => [part, yuan(parts[part])]))
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
