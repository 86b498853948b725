/**
 * What a late fee may not exceed (民法典 585 ¶2: a court lowers what is excessive). A ceiling that grows with time is the
 * sum of its pieces, each with its days, its rate and the principal that was open; the pieces are part of the trail.
 */
import { type Because, because, type Source } from './because.ts'
import { addDays, type Day, type DayRange, daysIn } from './day.ts'
import { type LegalTable, type Unknown, valueOn } from './law/dated.ts'
import { LPR_ONE_YEAR } from './law/lpr.ts'
import { Decimal, type Fen, roundYuan, split, yuan } from './money.ts'

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

export type CapFigure = { kind: Cap['kind']; amount: Fen; zh: string; en: string }

/** Days that share one rate, one open balance and one share that bears nothing. */
export type Stretch = DayRange & {
  days: number
  /** What is open, in dispute or not. */
  principal: Fen
  /** What of it bears the fee. */
  base: Fen
  dailyRate: string
}

export type ExactCap = CapFigure & { exact: Decimal; pieces: Piece[] }

/** A stretch at one yearly rate. */
type Piece = DayRange & {
  base: Fen
  days: number
  rate: string
  multiple: string | null
  yearBasis: number
  exact: Decimal
  source: Source | null
}

type Facts = { principal: Fen; dueDay: Day; lpr?: LegalTable<string> }
type LprCap = Extract<Cap, { kind: 'lpr_multiple' }>

/** Every ceiling with its pieces, or that an LPR it needs is not known. */
export function capFigures(
  caps: readonly Cap[],
  facts: Facts,
  stretches: readonly Stretch[],
): ExactCap[] | Unknown {
  const figures: ExactCap[] = []
  for (const cap of caps) {
    const figure = capOf(cap, facts, stretches)
    if ('known' in figure) return figure
    figures.push(figure)
  }
  return figures
}

export function capOf(cap: Cap, facts: Facts, stretches: readonly Stretch[]): ExactCap | Unknown {
  const figure = (exact: Decimal, pieces: Piece[] = []): ExactCap => ({
    kind: cap.kind,
    exact,
    pieces,
    amount: roundYuan(exact),
    ...capWords(cap),
  })
  switch (cap.kind) {
    case 'principal':
      return figure(new Decimal(facts.principal).div(100))
    case 'amount':
      return figure(new Decimal(cap.amount).div(100))
    case 'yearly_rate': {
      const pieces = stretches.map((one) => pieceOf(one, { rate: cap.rate, yearBasis: cap.yearBasis }))
      return figure(total(pieces), pieces)
    }
    case 'lpr_multiple': {
      const pieces = lprPieces(cap, facts, stretches)
      return 'known' in pieces ? pieces : figure(total(pieces), pieces)
    }
  }
}

function total(pieces: readonly Piece[]): Decimal {
  return pieces.reduce((sum, one) => sum.plus(one.exact), new Decimal(0))
}

function pieceOf(
  { from, to, base }: DayRange & { base: Fen },
  at: { rate: string; multiple?: string; yearBasis: number | undefined; source?: Source | null },
): Piece {
  const { rate, multiple = null, yearBasis = 365, source = null } = at
  const days = daysIn({ from, to })
  const exact = new Decimal(base)
    .times(rate)
    .times(multiple ?? 1)
    .times(days)
    .div(100)
    .div(yearBasis)
  return { from, to, base, days, rate, multiple, yearBasis, exact, source }
}

function lprPieces(cap: LprCap, facts: Facts, stretches: readonly Stretch[]): Piece[] | Unknown {
  const onDefault = addDays(facts.dueDay, 1)
  const pieces: Piece[] = []
  for (const stretch of stretches) {
    const parts = cap.mode === 'floating' ? atOneRate(cap, stretch, facts.lpr) : [stretch]
    for (const part of parts) {
      const lpr = lprOn(cap, cap.mode === 'floating' ? part.from : onDefault, facts.lpr)
      if ('known' in lpr) return lpr
      // A rate known on a piece's first day may not have been looked up until its last.
      const atEnd = cap.mode === 'floating' ? lprOn(cap, part.to, facts.lpr) : lpr
      if ('known' in atEnd) return atEnd
      const { multiple, yearBasis } = cap
      pieces.push(pieceOf({ ...part, base: stretch.base }, { ...lpr, multiple, yearBasis }))
    }
  }
  return pieces
}

/** A stretch cut where the LPR changes. */
function atOneRate(cap: LprCap, stretch: DayRange, lpr: LegalTable<string> = LPR_ONE_YEAR): DayRange[] {
  const steps = cap.steps ?? lpr.values
  const starts = [
    stretch.from,
    ...steps.map((one) => one.from).filter((from) => from > stretch.from && from <= stretch.to),
  ].sort()
  return starts.map((from, index) => {
    const next = starts[index + 1]
    return { from, to: next ? addDays(next, -1) : stretch.to }
  })
}

function lprOn(
  cap: LprCap,
  day: Day,
  lpr: LegalTable<string> = LPR_ONE_YEAR,
): { rate: string; source: Source | null } | Unknown {
  if (!cap.steps) {
    const known = valueOn(lpr, day)
    if (!known.known) return known
    const { law, article } = known.source
    return { rate: known.value, source: { law, ...(article ? { article } : {}), on: known.from } }
  }
  const step = [...cap.steps].sort((a, b) => (a.from < b.from ? -1 : 1)).findLast((one) => one.from <= day)
  const before = cap.steps.map((one) => one.from).sort()[0] ?? null
  const what = { zh: LPR_ONE_YEAR.zh, en: LPR_ONE_YEAR.en }
  return step ? { rate: step.rate, source: null } : { known: false, what, before, since: null }
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

/** A ceiling and what it is made of; the pieces sum to it. */
export function capLine({ kind, amount, zh, en, pieces }: Omit<ExactCap, 'exact'>): Because {
  const weighty = pieces.filter((one) => !one.exact.isZero())
  const shares =
    weighty.length > 0
      ? split(
          amount,
          weighty.map((one) => one.exact),
        )
      : []
  return because(
    yuan(amount),
    'yuan',
    `late_fee.cap.${kind}`,
    { zh: `${zh}：${yuan(amount)} 元`, en: `${en}: ${yuan(amount)} yuan` },
    { from: weighty.map((one, index) => pieceLine(one, shares[index] as Fen)) },
  )
}

/** `LPR 3.1% × 1.5`, days and principal: what anybody can work out again. */
function pieceLine(piece: Piece, share: Fen): Because {
  const { from, to, days, base, rate, multiple, yearBasis, source } = piece
  const yearly = multiple === null ? percent(rate) : `LPR ${percent(rate)} × ${multiple}`
  return because(
    yuan(share),
    'yuan',
    'late_fee.cap.piece',
    {
      zh: `${from} 至 ${to}：${yuan(base)} 元 × ${yearly} ÷ ${yearBasis} × ${days} 天 = ${yuan(share)} 元`,
      en: `${from} to ${to}: ${yuan(base)} yuan × ${yearly} ÷ ${yearBasis} × ${days} days = ${yuan(share)} yuan`,
    },
    source ? { source } : {},
  )
}

export function percent(rate: string): string {
  return `${new Decimal(rate).times(100).toString()}%`
}
