/**
 * What being late costs (违约金; 民法典 585). Simple, on the principal that is still open, from the day after the due day
 * (201: the day itself is free), at the rate the contract names; never on a late fee, never without a clause. What the
 * contract gives and what may be claimed are two figures, and both are shown: the claim stops at the lowest ceiling
 * (1.5 × LPR, 24 % a year, the principal). Principal that is in dispute bears nothing while the dispute is open, and
 * what has accrued stays owed when the principal is paid.
 */
import { type Because, because } from './because.ts'
import { addDays, type Day, type DayRange, daysBetween, daysIn, later } from './day.ts'
import {
  type Cap,
  type CapFigure,
  capFigures,
  capLine,
  capOf,
  type ExactCap,
  percent,
  type Stretch,
} from './late-fee-caps.ts'
import { type LegalTable, type LegalValue, type Unknown, valueOn } from './law/dated.ts'
import { LATE_FEE_CAPS, LATE_PAYMENT_LOSS, type LateFeeCaps } from './law/late-fee.ts'
import { Decimal, type Fen, roundYuan, split, subtract, sum, yuan, ZERO } from './money.ts'

export type { Cap } from './late-fee-caps.ts'

export type LateFeeClause = {
  /** Per day, as a share: `0.0005` is 0.05 %. */
  dailyRate: string
  /** Later agreed rates, each from its day on. */
  changes?: readonly { from: Day; dailyRate: string }[]
  /** Days after the due day that are free. */
  graceDays?: number
  /** After the grace: does the fee run from its end, or from the due day after all? Default: from its end. */
  graceEnds?: 'runs_from_grace_end' | 'runs_from_due_day'
}

export type LateFeeFacts = {
  principal: Fen
  dueDay: Day
  asOf: Day
  /** null: the contract has no clause, and there is no late fee. */
  clause: LateFeeClause | null
  caps: readonly Cap[]
  /** What was paid toward the principal. The day of payment still counts at the old balance. */
  principalPayments?: readonly { day: Day; amount: Fen }[]
  /** Principal in dispute: bears nothing from `from` to `to` (null: still open); `amount` null: all of it. */
  disputed?: readonly { from: Day; to: Day | null; amount: Fen | null }[]
  /**
   * A breach of service that was recognised for days of the delay: somebody must look before a fee is claimed for them.
   * Days that are named bear nothing until then; `true`: the days are not known, nothing is taken off and the flag says so.
   */
  serviceBreach?: boolean | readonly { from: Day; to: Day | null }[]
  /** A signed deal that names the late fee replaces the calculation from the day it is signed. */
  deal?: { signedDay: Day; lateFee: Fen }
  /** The LPR as the company knows it; absent: as this software came with. */
  lpr?: LegalTable<string>
  /** Loss claimed where no clause exists, as a mark-up on LPR (0.30 to 0.50). */
  lossClaim?: { markup: string }
}

export type Segment = DayRange & {
  days: number
  /** What bears the fee: the open principal without what is held. */
  principal: Fen
  /** What is open and bears nothing, being in dispute or under review. */
  held: Fen
  dailyRate: string
  fee: Fen
}
export type LateFeeFlag =
  | 'NO_LATE_FEE_CLAUSE'
  | 'CAP_APPLIED'
  | 'DISPUTED_SHARE_FROZEN'
  | 'SERVICE_BREACH_REVIEW'
  | 'DEAL_GOVERNS'
  | 'LOSS_CLAIM_NEEDS_APPROVAL'

export type LateFee = {
  /** Calendar days from the due day to `asOf`; never below 0. */
  days: number
  /** What the contract gives; the segments' fees sum to it. */
  contractFee: Fen
  segments: Segment[]
  caps: CapFigure[]
  /** The lowest ceiling; null when none was given. */
  cap: Fen | null
  capApplied: boolean
  /** What may be claimed. */
  payable: Fen
  /** Loss that could be claimed instead, after approval. */
  lossClaim: Fen | null
  flags: LateFeeFlag[]
  because: Because
}

/** The ceilings of this product for a debt due on a day: 1.5 × LPR of the first day late, 24 % a year, the principal. */
export function shippedCaps(dueDay: Day): Cap[] {
  const law = valueOn(LATE_FEE_CAPS, dueDay)
  const { lprMultiple, yearlyRate } = law.known ? law.value : SHIPPED
  return [
    { kind: 'lpr_multiple', multiple: lprMultiple, mode: 'fixed_at_default' },
    { kind: 'yearly_rate', rate: yearlyRate },
    { kind: 'principal' },
  ]
}

// A debt older than the policy keeps to the policy: it is ours, and to the payer's advantage.
const SHIPPED = (LATE_FEE_CAPS.values[0] as LegalValue<LateFeeCaps>).value

const CODE_585 = { law: '民法典', article: '第五百八十五条' }

/** The late fee of one debt as of a day, or that a legal figure it needs is not known. */
export function lateFee(facts: LateFeeFacts): LateFee | Unknown {
  const stretches = stretchesOf(facts)
  const exact = stretches.map((one) => new Decimal(one.base).div(100).times(one.dailyRate).times(one.days))
  const contractExact = exact.reduce((a, b) => a.plus(b), new Decimal(0))
  const contractFee = roundYuan(contractExact)
  const fees = split(contractFee, exact)
  const segments = stretches.map((one, index) => segment(one, fees[index] as Fen))
  const caps = capFigures(facts.caps, facts, stretches)
  if ('known' in caps) return caps
  const lowest = caps.length === 0 ? null : caps.reduce((a, b) => (b.exact.lt(a.exact) ? b : a))
  const capApplied = lowest !== null && lowest.exact.lt(contractExact)
  const computed = capApplied ? (lowest as ExactCap).amount : contractFee
  const loss = lossOf(facts)
  if (loss !== null && 'known' in loss) return loss
  const payable = dealOf(facts)?.lateFee ?? computed
  const figures = {
    days: Math.max(0, daysBetween(facts.dueDay, facts.asOf)),
    contractFee,
    segments,
    caps: caps.map(({ kind, amount, zh, en }) => ({ kind, amount, zh, en })),
    cap: lowest?.amount ?? null,
    capApplied: capApplied && !dealOf(facts),
    payable,
    lossClaim: loss?.amount ?? null,
  }
  return {
    ...figures,
    flags: flagsOf(facts, figures),
    because: explain(facts, figures, caps, loss),
  }
}

function stretchesOf(facts: LateFeeFacts): Stretch[] {
  const first = firstDay(facts)
  if (first === null || first > facts.asOf) return []
  const stretches: Stretch[] = []
  const starts = breaks(facts, first)
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1]
    const to = next ? addDays(next, -1) : facts.asOf
    const principal = openOn(facts, from)
    if (principal === 0) continue
    stretches.push({
      from,
      to,
      days: daysIn({ from, to }),
      principal,
      base: subtract(principal, heldOn(facts, from, principal)),
      dailyRate: rateOn(facts.clause as LateFeeClause, from),
    })
  }
  return stretches
}

function firstDay({ clause, dueDay, asOf }: LateFeeFacts): Day | null {
  if (clause === null) return null
  const afterGrace = addDays(dueDay, 1 + (clause.graceDays ?? 0))
  if (clause.graceEnds === 'runs_from_due_day' && asOf >= afterGrace) return addDays(dueDay, 1)
  return afterGrace
}

/** Every first day of something different, ascending, beginning with `first`. */
function breaks(facts: LateFeeFacts, first: Day): Day[] {
  const days = [
    ...(facts.principalPayments ?? []).map((one) => addDays(one.day, 1)),
    ...(facts.clause?.changes ?? []).map((one) => one.from),
    ...held(facts).flatMap((one) => [one.from, ...(one.to ? [addDays(one.to, 1)] : [])]),
  ].filter((day) => day > first && day <= facts.asOf)
  return [first, ...[...new Set(days)].sort()]
}

/** Principal open on a day: what was paid on the day itself still counts as open. Never below nothing. */
function openOn({ principal, principalPayments = [] }: LateFeeFacts, day: Day): Fen {
  const paid = sum(principalPayments.filter((one) => one.day < day).map((one) => one.amount))
  return paid >= principal ? ZERO : subtract(principal, paid)
}

/** Principal that bears nothing: what is in dispute, and everything on the days of a recognised breach. */
function held({ disputed = [], serviceBreach = false }: LateFeeFacts) {
  const breaches = typeof serviceBreach === 'boolean' ? [] : serviceBreach
  return [...disputed, ...breaches.map((one) => ({ ...one, amount: null }))]
}

function heldOn(facts: LateFeeFacts, day: Day, open: Fen): Fen {
  const shares = held(facts).filter((one) => one.from <= day && (one.to === null || day <= one.to))
  const all = sum(shares.map((one) => one.amount ?? open))
  return all > open ? open : all
}

function rateOn(clause: LateFeeClause, day: Day): string {
  const change = [...(clause.changes ?? [])]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .findLast((one) => one.from <= day)
  return change?.dailyRate ?? clause.dailyRate
}

function segment({ from, to, days, principal, base, dailyRate }: Stretch, fee: Fen): Segment {
  return { from, to, days, principal: base, held: subtract(principal, base), dailyRate, fee }
}

/** 买卖合同司法解释 18: without a clause, loss may be claimed at LPR plus 30 to 50 %, after approval. */
function lossOf(facts: LateFeeFacts): ExactCap | null | Unknown {
  if (facts.clause !== null || !facts.lossClaim) return null
  const late = stretchesOf({ ...facts, clause: { dailyRate: '0' } })
  const band = valueOn(LATE_PAYMENT_LOSS, addDays(facts.dueDay, 1))
  if (late.length > 0 && !band.known) return band
  const multiple = new Decimal(1).plus(facts.lossClaim.markup).toString()
  return capOf({ kind: 'lpr_multiple', multiple, mode: 'fixed_at_default' }, facts, late)
}

/** A deal governs from the day it is signed; asked about an earlier day, the contract does. */
function dealOf({ deal, asOf }: LateFeeFacts): LateFeeFacts['deal'] | null {
  return deal && deal.signedDay <= asOf ? deal : null
}

function flagsOf(facts: LateFeeFacts, { capApplied }: { capApplied: boolean }): LateFeeFlag[] {
  const flags: LateFeeFlag[] = []
  if (facts.clause === null) flags.push('NO_LATE_FEE_CLAUSE')
  if (capApplied) flags.push('CAP_APPLIED')
  if ((facts.disputed ?? []).some((one) => isWhileLate(one, facts))) flags.push('DISPUTED_SHARE_FROZEN')
  if (isInBreach(facts)) flags.push('SERVICE_BREACH_REVIEW')
  if (dealOf(facts)) flags.push('DEAL_GOVERNS')
  if (facts.clause === null && facts.lossClaim) flags.push('LOSS_CLAIM_NEEDS_APPROVAL')
  return flags
}

function isInBreach(facts: LateFeeFacts): boolean {
  const { serviceBreach = false } = facts
  return typeof serviceBreach === 'boolean'
    ? serviceBreach
    : serviceBreach.some((one) => isWhileLate(one, facts))
}

/** Whether any of these days is one of delay. */
function isWhileLate({ from, to }: { from: Day; to: Day | null }, { dueDay, asOf }: LateFeeFacts): boolean {
  return from <= asOf && (to === null || to > dueDay)
}

function explain(
  facts: LateFeeFacts,
  fee: Omit<LateFee, 'flags' | 'because'>,
  caps: readonly ExactCap[],
  loss: ExactCap | null,
): Because {
  const from = facts.clause === null ? [noClause()] : [contractLine(facts, fee), ...caps.map(capLine)]
  if (loss) from.push(lossLine(loss))
  if (isInBreach(facts)) from.push(breachLine())
  const deal = dealOf(facts)
  if (deal) from.push(dealLine(deal))
  return because(
    yuan(fee.payable),
    'yuan',
    'late_fee',
    {
      zh: `截至 ${facts.asOf} 可主张违约金 ${yuan(fee.payable)} 元${fee.capApplied ? `（合同计算为 ${yuan(fee.contractFee)} 元，按上限主张）` : ''}`,
      en: `Late fee that may be claimed as of ${facts.asOf}: ${yuan(fee.payable)} yuan${fee.capApplied ? ` (the contract gives ${yuan(fee.contractFee)}; its ceiling counts)` : ''}`,
    },
    { source: { ...CODE_585, on: facts.asOf }, from },
  )
}

function noClause(): Because {
  return because('0.00', 'yuan', 'late_fee.no_clause', {
    zh: '物业服务合同没有约定违约金，不计违约金；逾期付款损失须经审批另行主张',
    en: 'The service contract has no late-fee clause: none is charged; loss by late payment needs approval',
  })
}

function contractLine(facts: LateFeeFacts, fee: Omit<LateFee, 'flags' | 'because'>): Because {
  const first = later(addDays(facts.dueDay, 1), fee.segments[0]?.from ?? addDays(facts.dueDay, 1))
  return because(
    yuan(fee.contractFee),
    'yuan',
    'late_fee.contract',
    {
      zh: `按合同：自 ${first} 起按未付本金单利计算，${yuan(fee.contractFee)} 元`,
      en: `By contract: simple, on unpaid principal, from ${first}: ${yuan(fee.contractFee)} yuan`,
    },
    { source: { law: '物业服务合同' }, from: fee.segments.map(segmentLine) },
  )
}

function segmentLine({ from, to, days, principal, held: frozen, dailyRate, fee }: Segment): Because {
  const rate = percent(dailyRate)
  const besides =
    frozen > 0
      ? {
          zh: `（另有 ${yuan(frozen)} 元有争议或待复核，不计）`,
          en: ` (and ${yuan(frozen)} yuan in dispute or under review, which bear nothing)`,
        }
      : { zh: '', en: '' }
  return because(yuan(fee), 'yuan', 'late_fee.segment', {
    zh: `${from} 至 ${to}：${yuan(principal)} 元${besides.zh} × ${rate}/天 × ${days} 天 = ${yuan(fee)} 元`,
    en: `${from} to ${to}: ${yuan(principal)} yuan${besides.en} × ${rate} a day × ${days} days = ${yuan(fee)} yuan`,
  })
}

/** 买卖合同司法解释 18 ¶4: LPR with its mark-up, as loss and not as a late fee. */
function lossLine(loss: ExactCap): Because {
  return because(
    yuan(loss.amount),
    'yuan',
    'late_fee.loss',
    {
      zh: `经审批可另行主张逾期付款损失 ${yuan(loss.amount)} 元（LPR 加计）`,
      en: `Loss by late payment that may be claimed after approval: ${yuan(loss.amount)} yuan (LPR with a mark-up)`,
    },
    { source: { law: '买卖合同司法解释', article: '第十八条' }, from: capLine(loss).from ?? [] },
  )
}

function breachLine(): Because {
  return because(
    '0.00',
    'yuan',
    'late_fee.breach',
    {
      zh: '逾期期间有已认定的服务瑕疵：写明的日子不计，没有写明的经审批才能主张',
      en: 'A breach of service was recognised in the delay: days that are named bear nothing, others need approval',
    },
    { source: { law: '民法典', article: '第五百八十二条' } },
  )
}

function dealLine({ signedDay, lateFee: agreed }: { signedDay: Day; lateFee: Fen }): Because {
  return because(
    yuan(agreed),
    'yuan',
    'late_fee.deal',
    {
      zh: `${signedDay} 签订的协议载明违约金 ${yuan(agreed)} 元，以协议为准`,
      en: `The deal signed on ${signedDay} names ${yuan(agreed)} yuan of late fee; it governs`,
    },
    { source: { law: '买卖合同司法解释', article: '第十八条' } },
  )
}
