/**
 * What being late costs (违约金; 民法典 585). Simple, on the principal that is still open, from the day after the due day
 * (201: the day itself is free), at the rate the contract names; never on a late fee, never without a clause. What the
 * contract gives and what may be claimed are two figures, and both are shown: the claim stops at the lowest ceiling
 * (1.5 × LPR, 24 % a year, the principal). Principal that is in dispute bears nothing while the dispute is open, and
 * what has accrued stays owed when the principal is paid.
 */
import { type Because, because } from './because.ts'
import { addDays, type Day, type DayRange, daysBetween, daysIn, later } from './day.ts'
import { type LegalTable, type LegalValue, type Unknown, valueOn } from './law/dated.ts'
import { LATE_FEE_CAPS, LATE_PAYMENT_LOSS, type LateFeeCaps } from './law/late-fee.ts'
import { LPR_ONE_YEAR } from './law/lpr.ts'
import { Decimal, type Fen, roundYuan, split, subtract, sum, yuan, ZERO } from './money.ts'

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

export type Cap =
  /** LPR × multiple; fixed on the first day of delay, or day by day. `steps` replaces the table of this product. */
  | {
      kind: 'lpr_multiple'
      multiple: string
      mode: 'fixed_at_default' | 'floating'
      steps?: readonly { from: Day; rate: string }[]
      yearBasis?: number
    }
  | { kind: 'yearly_rate'; rate: string; yearBasis?: number }
  | { kind: 'principal' }
  /** A sum that was agreed as the most. */
  | { kind: 'amount'; amount: Fen }

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
  /** A breach of service that was recognised for days of the delay: somebody must look before the fee is claimed. */
  serviceBreach?: boolean
  /** A signed deal that names the late fee replaces the calculation from the day it is signed. */
  deal?: { signedDay: Day; lateFee: Fen }
  /** The LPR as the company knows it; absent: as this software came with. */
  lpr?: LegalTable<string>
  /** Loss claimed where no clause exists, as a mark-up on LPR (0.30 to 0.50). */
  lossClaim?: { markup: string }
}

export type Segment = DayRange & { days: number; principal: Fen; dailyRate: string; fee: Fen }
export type CapFigure = { kind: Cap['kind']; amount: Fen; zh: string; en: string }
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
  const caps = capFigures(facts, stretches)
  if ('known' in caps) return caps
  const lowest = caps.length === 0 ? null : caps.reduce((a, b) => (b.exact.lt(a.exact) ? b : a))
  const capApplied = lowest !== null && lowest.exact.lt(contractExact)
  const computed = capApplied ? (lowest as ExactCap).amount : contractFee
  const loss = lossOf(facts)
  if (loss !== null && typeof loss === 'object') return loss
  const payable = dealOf(facts)?.lateFee ?? computed
  const figures = {
    days: Math.max(0, daysBetween(facts.dueDay, facts.asOf)),
    contractFee,
    segments,
    caps: caps.map(({ kind, amount, zh, en }) => ({ kind, amount, zh, en })),
    cap: lowest?.amount ?? null,
    capApplied: capApplied && !dealOf(facts),
    payable,
    lossClaim: loss,
  }
  return { ...figures, flags: flagsOf(facts, figures.capApplied), because: explain(facts, figures) }
}

type Stretch = DayRange & { days: number; principal: Fen; base: Fen; dailyRate: string; held: boolean }

/** Days that share one rate, one open balance and one disputed share. */
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
    const held = heldOn(facts, from, principal)
    stretches.push({
      from,
      to,
      days: daysIn({ from, to }),
      principal,
      base: subtract(principal, held),
      dailyRate: rateOn(facts.clause as LateFeeClause, from),
      held: held > 0,
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
    ...(facts.disputed ?? []).flatMap((one) => [one.from, ...(one.to ? [addDays(one.to, 1)] : [])]),
  ].filter((day) => day > first && day <= facts.asOf)
  return [first, ...[...new Set(days)].sort()]
}

/** Principal open on a day: what was paid on the day itself still counts as open. Never below nothing. */
function openOn({ principal, principalPayments = [] }: LateFeeFacts, day: Day): Fen {
  const paid = sum(principalPayments.filter((one) => one.day < day).map((one) => one.amount))
  return paid >= principal ? ZERO : subtract(principal, paid)
}

function heldOn({ disputed = [] }: LateFeeFacts, day: Day, open: Fen): Fen {
  const shares = disputed.filter((one) => one.from <= day && (one.to === null || day <= one.to))
  const held = sum(shares.map((one) => one.amount ?? open))
  return held > open ? open : held
}

function rateOn(clause: LateFeeClause, day: Day): string {
  const change = [...(clause.changes ?? [])]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .findLast((one) => one.from <= day)
  return change?.dailyRate ?? clause.dailyRate
}

function segment({ from, to, days, base, dailyRate }: Stretch, fee: Fen): Segment {
  return { from, to, days, principal: base, dailyRate, fee }
}

type ExactCap = CapFigure & { exact: Decimal }

function capFigures(facts: LateFeeFacts, stretches: readonly Stretch[]): ExactCap[] | Unknown {
  const figures: ExactCap[] = []
  for (const cap of facts.caps) {
    const exact = capOf(cap, facts, stretches)
    if ('known' in exact) return exact
    figures.push({ kind: cap.kind, exact, amount: roundYuan(exact), ...capWords(cap) })
  }
  return figures
}

function capOf(cap: Cap, facts: LateFeeFacts, stretches: readonly Stretch[]): Decimal | Unknown {
  switch (cap.kind) {
    case 'principal':
      return new Decimal(facts.principal).div(100)
    case 'amount':
      return new Decimal(cap.amount).div(100)
    case 'yearly_rate':
      return overTime(stretches, (one) => new Decimal(cap.rate).times(one.days), cap.yearBasis)
    case 'lpr_multiple':
      return lprCap(cap, facts, stretches)
  }
}

function overTime(
  stretches: readonly Stretch[],
  rateDays: (stretch: Stretch) => Decimal,
  yearBasis = 365,
): Decimal {
  const total = stretches.reduce((a, one) => a.plus(rateDays(one).times(one.base)), new Decimal(0))
  return total.div(100).div(yearBasis)
}

function lprCap(
  cap: Extract<Cap, { kind: 'lpr_multiple' }>,
  facts: LateFeeFacts,
  stretches: readonly Stretch[],
): Decimal | Unknown {
  if (stretches.length === 0) return new Decimal(0)
  const onDefault = addDays(facts.dueDay, 1)
  if (cap.mode === 'fixed_at_default') {
    const rate = lprOn(cap, onDefault, facts.lpr)
    if (typeof rate !== 'string') return rate
    return overTime(stretches, (one) => new Decimal(rate).times(cap.multiple).times(one.days), cap.yearBasis)
  }
  let unknown: Unknown | null = null
  const total = overTime(
    stretches,
    (one) => {
      const piece = floating(cap, one, facts.lpr)
      if ('known' in piece) unknown ??= piece
      return 'known' in piece ? new Decimal(0) : piece.times(cap.multiple)
    },
    cap.yearBasis,
  )
  return unknown ?? total
}

/** Σ rate × days over a stretch, each day at its own rate. */
function floating(
  cap: Extract<Cap, { kind: 'lpr_multiple' }>,
  stretch: DayRange,
  lpr: LegalTable<string> = LPR_ONE_YEAR,
): Decimal | Unknown {
  const steps = cap.steps ?? lpr.values
  const starts = [
    stretch.from,
    ...steps.map((one) => one.from).filter((from) => from > stretch.from && from <= stretch.to),
  ].sort()
  let total = new Decimal(0)
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1]
    const to = next ? addDays(next, -1) : stretch.to
    const rate = lprOn(cap, from, lpr)
    if (typeof rate !== 'string') return rate
    const atEnd = lprOn(cap, to, lpr)
    if (typeof atEnd !== 'string') return atEnd
    total = total.plus(new Decimal(rate).times(daysIn({ from, to })))
  }
  return total
}

function lprOn(
  cap: Extract<Cap, { kind: 'lpr_multiple' }>,
  day: Day,
  lpr: LegalTable<string> = LPR_ONE_YEAR,
): string | Unknown {
  if (!cap.steps) {
    const known = valueOn(lpr, day)
    return known.known ? known.value : known
  }
  const step = [...cap.steps].sort((a, b) => (a.from < b.from ? -1 : 1)).findLast((one) => one.from <= day)
  const before = cap.steps.map((one) => one.from).sort()[0] ?? null
  return (
    step?.rate ?? { known: false, what: { zh: LPR_ONE_YEAR.zh, en: LPR_ONE_YEAR.en }, before, since: null }
  )
}

function capWords(cap: Cap): { zh: string; en: string } {
  switch (cap.kind) {
    case 'principal':
      return { zh: '不超过欠费本金', en: 'no more than the principal' }
    case 'amount':
      return {
        zh: `不超过约定的 ${yuan(cap.amount)} 元`,
        en: `no more than the agreed ${yuan(cap.amount)} yuan`,
      }
    case 'yearly_rate':
      return { zh: `不超过年利率 ${percent(cap.rate)}`, en: `no more than ${percent(cap.rate)} a year` }
    case 'lpr_multiple': {
      const fixed = cap.mode === 'fixed_at_default'
      return {
        zh: `不超过 LPR 的 ${cap.multiple} 倍（${fixed ? '按逾期首日' : '逐日浮动'}）`,
        en: `no more than ${cap.multiple} × LPR (${fixed ? 'of the first day late' : 'day by day'})`,
      }
    }
  }
}

/** 买卖合同司法解释 18: without a clause, loss may be claimed at LPR plus 30 to 50 %, after approval. */
function lossOf(facts: LateFeeFacts): Fen | null | Unknown {
  if (facts.clause !== null || !facts.lossClaim) return null
  const late = stretchesOf({ ...facts, clause: { dailyRate: '0' } })
  if (late.length === 0) return ZERO
  const band = valueOn(LATE_PAYMENT_LOSS, addDays(facts.dueDay, 1))
  if (!band.known) return band
  const multiple = new Decimal(1).plus(facts.lossClaim.markup).toString()
  const loss = capOf({ kind: 'lpr_multiple', multiple, mode: 'fixed_at_default' }, facts, late)
  return 'known' in loss ? loss : roundYuan(loss)
}

/** A deal governs from the day it is signed; asked about an earlier day, the contract does. */
function dealOf({ deal, asOf }: LateFeeFacts): LateFeeFacts['deal'] | null {
  return deal && deal.signedDay <= asOf ? deal : null
}

function flagsOf(facts: LateFeeFacts, capApplied: boolean): LateFeeFlag[] {
  const flags: LateFeeFlag[] = []
  if (facts.clause === null) flags.push('NO_LATE_FEE_CLAUSE')
  if (capApplied) flags.push('CAP_APPLIED')
  if ((facts.disputed ?? []).some((one) => one.from <= facts.asOf)) flags.push('DISPUTED_SHARE_FROZEN')
  if (facts.serviceBreach) flags.push('SERVICE_BREACH_REVIEW')
  if (dealOf(facts)) flags.push('DEAL_GOVERNS')
  if (facts.clause === null && facts.lossClaim) flags.push('LOSS_CLAIM_NEEDS_APPROVAL')
  return flags
}

function explain(facts: LateFeeFacts, fee: Omit<LateFee, 'flags' | 'because'>): Because {
  const from = facts.clause === null ? [noClause()] : [contractLine(facts, fee), ...capLines(fee)]
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

function segmentLine({ from, to, days, principal, dailyRate, fee }: Segment): Because {
  const rate = percent(dailyRate)
  return because(yuan(fee), 'yuan', 'late_fee.segment', {
    zh: `${from} 至 ${to}：${yuan(principal)} 元 × ${rate}/天 × ${days} 天 = ${yuan(fee)} 元`,
    en: `${from} to ${to}: ${yuan(principal)} yuan × ${rate} a day × ${days} days = ${yuan(fee)} yuan`,
  })
}

function capLines({ caps }: Pick<LateFee, 'caps'>): Because[] {
  return caps.map(({ kind, amount, zh, en }) =>
    because(yuan(amount), 'yuan', `late_fee.cap.${kind}`, {
      zh: `${zh}：${yuan(amount)} 元`,
      en: `${en}: ${yuan(amount)} yuan`,
    }),
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

function percent(rate: string): string {
  return `${new Decimal(rate).times(100).toString()}%`
}
