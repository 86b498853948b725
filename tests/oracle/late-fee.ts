/**
 * 违约金 and 加倍部分债务利息 once more, one day at a time: what was open that morning, at that day's rate. Nothing is
 * rounded until all days are added.
 */
import { at, fen, halfUp, scaled, yuan } from './exact.ts'

type Cap =
  | {
      kind: 'lpr_multiple'
      multiple: string
      mode?: 'fixed_at_default' | 'floating'
      rate?: string
      steps?: { from: string; rate: string }[]
      yearBasis?: number
    }
  | { kind: 'yearly_rate'; rate: string; yearBasis?: number }
  | { kind: 'principal' }
  | { kind: 'amount'; amount: string }
type Payment = { day: string; amount: string }
export type ContractInput = {
  kind?: 'contract'
  principal: string
  dueDay: string
  asOf: string
  clause: {
    dailyRate: string
    changes?: { from: string; dailyRate: string }[]
    graceDays?: number
    graceEnds?: 'runs_from_grace_end' | 'runs_from_due_day'
  } | null
  caps?: Cap[]
  principalPayments?: Payment[]
  disputed?: { from: string; to: string | null; amount: string | null }[]
  serviceBreach?: boolean
  deal?: { signedDay: string; lateFee: string }
  lossClaim?: { markup: string }
}
export type JudgmentInput = {
  kind: 'judgment'
  judgment: string
  performanceEnds: string
  asOf: string
  payments?: Payment[]
}

/** The one-year LPR as published, and the last day somebody looked. */
const LPR: readonly (readonly [from: string, rate: string])[] = [
  ['2019-08-20', '0.0425'],
  ['2019-09-20', '0.0420'],
  ['2019-11-20', '0.0415'],
  ['2020-02-20', '0.0405'],
  ['2020-04-20', '0.0385'],
  ['2021-12-20', '0.0380'],
  ['2022-01-20', '0.0370'],
  ['2022-08-22', '0.0365'],
  ['2023-06-20', '0.0355'],
  ['2023-08-21', '0.0345'],
  ['2024-07-22', '0.0335'],
  ['2024-10-21', '0.0310'],
  ['2025-05-20', '0.0300'],
]
const LPR_KNOWN_UNTIL = at('2026-02-24')

const PLACES = 12
const UNIT = 10n ** BigInt(PLACES)

/** A figure of law nobody entered: the rule must say so too. */
export class NotKnown extends Error {}

type Steps = readonly (readonly [from: number, rate: bigint])[]
const toSteps = (given: readonly (readonly [string, string])[]): Steps =>
  given.map(([from, rate]) => [at(from), scaled(rate, PLACES)] as const)
const PUBLISHED = toSteps(LPR)

/** The step that began last on or before the day, found by looking at each. */
function rateOn(steps: Steps, day: number): bigint | null {
  let best = -1
  let rate: bigint | null = null
  for (const [from, value] of steps)
    if (from <= day && from >= best) {
      best = from
      rate = value
    }
  return rate
}

function published(day: number): bigint {
  const rate = rateOn(PUBLISHED, day)
  if (rate === null || day > LPR_KNOWN_UNTIL) throw new NotKnown(`LPR on day ${day}`)
  return rate
}

/** The days the fee runs, and what it runs on. */
function running(input: ContractInput): { day: number; base: bigint }[] {
  const due = at(input.dueDay)
  const asOf = at(input.asOf)
  const grace = input.clause?.graceDays ?? 0
  if (asOf <= due + grace) return []
  const first = input.clause?.graceEnds === 'runs_from_due_day' ? due + 1 : due + grace + 1
  const payments = (input.principalPayments ?? []).map(({ day, amount }) => ({
    day: at(day),
    amount: fen(amount),
  }))
  const disputes = (input.disputed ?? []).map(({ from, to, amount }) => ({
    from: at(from),
    to: to === null ? Infinity : at(to),
    amount: amount === null ? null : fen(amount),
  }))
  const days = []
  for (let day = first; day <= asOf; day++) {
    let base = fen(input.principal)
    for (const payment of payments) if (payment.day < day) base -= payment.amount
    if (base <= 0n) continue
    for (const dispute of disputes)
      if (dispute.from <= day && day <= dispute.to) base -= dispute.amount ?? base
    days.push({ day, base: base > 0n ? base : 0n })
  }
  return days
}

export function lateFeeOracle(input: ContractInput) {
  const days = input.clause === null ? [] : running(input)
  const firstDay = at(input.dueDay) + 1
  const fee = input.clause === null ? 0n : feeOf(input.clause, days)
  const caps = (input.caps ?? DEFAULT_CAPS).map((cap) => capOf(cap, input, days, firstDay))
  const lowest = caps.reduce<bigint | null>(
    (least, cap) => (least === null || cap < least ? cap : least),
    null,
  )
  const claimed = lowest !== null && lowest < fee ? lowest : fee
  const deal = input.deal !== undefined && input.deal.signedDay <= input.asOf ? fen(input.deal.lateFee) : null
  return {
    days: Math.max(0, at(input.asOf) - at(input.dueDay)),
    contractFee: yuan(fee),
    caps: caps.map(yuan),
    payable: yuan(deal ?? claimed),
    lossClaim:
      input.clause === null && input.lossClaim
        ? yuan(lossOf(input.lossClaim.markup, running(input), firstDay))
        : null,
  }
}

const DEFAULT_CAPS: Cap[] = [
  { kind: 'lpr_multiple', multiple: '1.5' },
  { kind: 'yearly_rate', rate: '0.24' },
  { kind: 'principal' },
]

function feeOf(
  clause: NonNullable<ContractInput['clause']>,
  days: readonly { day: number; base: bigint }[],
): bigint {
  const first = scaled(clause.dailyRate, PLACES)
  const changes = toSteps((clause.changes ?? []).map(({ from, dailyRate }) => [from, dailyRate]))
  let total = 0n
  for (const { day, base } of days) total += base * (rateOn(changes, day) ?? first)
  return halfUp(total, UNIT)
}

function capOf(
  cap: Cap,
  input: ContractInput,
  days: readonly { day: number; base: bigint }[],
  first: number,
): bigint {
  if (cap.kind === 'principal') return fen(input.principal)
  if (cap.kind === 'amount') return fen(cap.amount)
  const year = BigInt(cap.yearBasis ?? 365)
  if (cap.kind === 'yearly_rate')
    return halfUp(
      total(days, () => scaled(cap.rate, PLACES)),
      UNIT * year,
    )
  const multiple = scaled(cap.multiple, PLACES)
  const fixed = days.length === 0 || cap.mode === 'floating' ? null : lprFor(cap, first)
  return halfUp(total(days, (day) => fixed ?? lprFor(cap, day)) * multiple, UNIT * UNIT * year)
}

function lprFor(cap: Extract<Cap, { kind: 'lpr_multiple' }>, day: number): bigint {
  if (cap.rate !== undefined) return scaled(cap.rate, PLACES)
  if (cap.steps === undefined) return published(day)
  const rate = rateOn(toSteps(cap.steps.map(({ from, rate: value }) => [from, value])), day)
  if (rate === null) throw new NotKnown(`no step on day ${day}`)
  return rate
}

function lossOf(markup: string, days: readonly { day: number; base: bigint }[], first: number): bigint {
  if (days.length === 0) return 0n
  const rate = published(first)
  return halfUp(total(days, () => rate) * (UNIT + scaled(markup, PLACES)), UNIT * UNIT * 365n)
}

function total(days: readonly { day: number; base: bigint }[], rate: (day: number) => bigint): bigint {
  let sum = 0n
  for (const { day, base } of days) sum += base * rate(day)
  return sum
}

/** 法释〔2014〕8号 1 and 4: 0.0175 % a day on what is open of the judgment; payments pay the judgment first. */
export function judgmentOracle(input: JudgmentInput) {
  const [ends, asOf] = [at(input.performanceEnds), at(input.asOf)]
  let open = fen(input.judgment)
  let surplus = 0n
  let interest = 0n
  for (let day = Math.min(ends, ...(input.payments ?? []).map((one) => at(one.day))); day <= asOf; day++) {
    if (day > ends) interest += open * 175n
    for (const payment of input.payments ?? [])
      if (at(payment.day) === day) {
        const took = fen(payment.amount) < open ? fen(payment.amount) : open
        open -= took
        surplus += fen(payment.amount) - took
      }
  }
  const owed = halfUp(interest, 1_000_000n)
  return {
    days: Math.max(0, asOf - ends),
    payable: yuan(owed > surplus ? owed - surplus : 0n),
    judgmentOpen: yuan(open),
  }
}
