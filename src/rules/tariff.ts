/**
 * What a premises is charged for a period (计费). A month's fee is area × unit price, or a fixed sum; a part of a month
 * is that month's fee × days ÷ days of that month. All pieces of one period are added exactly and rounded once; the
 * households who were liable share that whole to the fen, so the parts always sum to it.
 */
import { type Because, because } from './because.ts'
import {
  addDays,
  addMonths,
  type Day,
  type DayRange,
  dayClamped,
  dayFrom,
  daysIn,
  daysInMonth,
  earlier,
  later,
  monthEnd,
  overlap,
  partsOf,
} from './day.ts'
import { Decimal, type Fen, type Rounding, roundYuan, split, yuan } from './money.ts'

export type Formula = 'area_rate' | 'fixed_month' | 'per_space'

export type Standard = {
  feeItemName: string
  formula: Formula
  /** 1, 3, 6 or 12 months, counted from January. */
  periodMonths: 1 | 3 | 6 | 12
  /** Months from the period's first month to the month of the due day; 0 is the first month itself. */
  dueMonth: number
  /** 1–31; past the month's end it means the last day. */
  dueDate: number
  rounding: Rounding
}

/** A published unit price: yuan per ㎡ and month, or yuan per month. `to` null: until further notice. */
export type Rate = {
  unitPrice: string
  from: Day
  to: Day | null
  publishedPlace: string
  publishedDay: Day
}

/** Who is liable from when to when. */
export type Liability = { householdId: string; from: Day; to: Day | null }

export type Chargeable = {
  /** ㎡ with two decimals; null when unknown. */
  floorArea: string | null
  /** Of all times: the earliest tells since when somebody owes. */
  liabilities: readonly Liability[]
  /** The days for which the standard is assigned to these premises. */
  assigned: { from: Day; to: Day | null }
}

export type ComputedCharge = {
  householdId: string
  from: Day
  to: Day
  amount: Fen
  dueDay: Day
  because: Because
}

export type TariffRefusal =
  | { code: 'area_missing' }
  | { code: 'rate_missing'; from: Day; to: Day }
  | { code: 'no_liable_party'; from: Day; to: Day }

/**
 * The charges of one premises for one period; none when the standard covers no day of it. Days before anybody ever owed
 * are left out (nothing was handed over yet); a later day that nobody owes for is refused, never left out in silence.
 * `liabilities` therefore holds former ones, too.
 */
export function computeCharges(
  standard: Standard,
  rates: readonly Rate[],
  premises: Chargeable,
  period: DayRange,
): { charges: ComputedCharge[] } | { refused: TariffRefusal } {
  const days = overlap(period, premises.assigned)
  if (!days) return { charges: [] }
  if (standard.formula === 'area_rate' && premises.floorArea === null)
    return { refused: { code: 'area_missing' } }
  const spans = premises.liabilities
    .map((liability) => ({ householdId: liability.householdId, days: overlap(days, liability) }))
    .filter((span): span is { householdId: string; days: DayRange } => span.days !== null)
    .sort((a, b) => (a.days.from < b.days.from ? -1 : 1))
  const nobody = spans.length === 0 ? days : unowed(days, premises.liabilities)
  if (nobody) return { refused: { code: 'no_liable_party', ...nobody } }
  for (const span of spans) {
    const gap = uncovered(span.days, rates)
    if (gap) return { refused: { code: 'rate_missing', from: gap.from, to: gap.to } }
  }
  const pieces = spans.map((span) => piecesOf(span.days, standard, rates, premises.floorArea))
  const exact = pieces.map((list) => list.reduce((total, piece) => total.plus(piece.exact), new Decimal(0)))
  // Thirty-firsts are cut at 40 digits; taking the noise of the last ones away lets an exact half round as a half.
  const total = exact.reduce((a, b) => a.plus(b), new Decimal(0)).toDecimalPlaces(20)
  const whole = roundYuan(total, standard.rounding)
  const amounts = split(whole, exact)
  const due = dueDayOf(standard, period.from)
  return {
    charges: spans.map((span, index) => ({
      householdId: span.householdId,
      from: span.days.from,
      to: span.days.to,
      amount: amounts[index] as Fen,
      dueDay: due,
      because: explainCharge(
        standard,
        span.days,
        amounts[index] as Fen,
        pieces[index] as Piece[],
        premises.floorArea,
      ),
    })),
  }
}

/** The first stretch of days, after anybody first owed for the premises, for which nobody does; null: there is none. */
export function unowed(days: DayRange, liabilities: readonly Liability[]): DayRange | null {
  const [first, ...others] = [...liabilities].sort((a, b) => (a.from < b.from ? -1 : 1))
  if (!first) return null
  let from = later(days.from, first.from)
  for (const owed of [first, ...others]) {
    if (from > days.to) return null
    if (owed.from > from) return { from, to: earlier(days.to, addDays(owed.from, -1)) }
    if (owed.to === null) return null
    from = later(from, addDays(owed.to, 1))
  }
  return from > days.to ? null : { from, to: days.to }
}

/** The period of a standard that begins in a month, or null when none does (a quarter begins in January, April, …). */
export function periodBeginningIn(standard: Pick<Standard, 'periodMonths'>, month: Day): DayRange | null {
  const { year, month: number } = partsOf(month)
  if ((number - 1) % standard.periodMonths !== 0) return null
  const from = dayFrom(year, number, 1)
  return { from, to: monthEnd(addMonths(from, standard.periodMonths - 1)) }
}

/** The day a period's fee falls due. */
export function dueDayOf(standard: Pick<Standard, 'dueMonth' | 'dueDate'>, periodFrom: Day): Day {
  const { year, month } = partsOf(
    addMonths(dayFrom(partsOf(periodFrom).year, partsOf(periodFrom).month, 1), standard.dueMonth),
  )
  return dayClamped(year, month, standard.dueDate)
}

/** One price over days of one calendar month: the smallest thing that is computed. */
type Piece = { days: DayRange; rate: Rate; exact: Decimal; monthDays: number }

function piecesOf(
  days: DayRange,
  standard: Standard,
  rates: readonly Rate[],
  floorArea: string | null,
): Piece[] {
  const pieces: Piece[] = []
  for (const month of monthsOf(days)) {
    for (const rate of rates) {
      const part = overlap(month, rate)
      if (!part) continue
      const { year, month: number } = partsOf(part.from)
      const monthDays = daysInMonth(year, number)
      const monthly =
        standard.formula === 'area_rate'
          ? new Decimal(floorArea as string).times(rate.unitPrice)
          : new Decimal(rate.unitPrice)
      pieces.push({ days: part, rate, monthDays, exact: monthly.times(daysIn(part)).div(monthDays) })
    }
  }
  return pieces.sort((a, b) => (a.days.from < b.days.from ? -1 : 1))
}

function* monthsOf(days: DayRange): Generator<DayRange> {
  for (let from = days.from; from <= days.to; ) {
    const to = earlier(monthEnd(from), days.to)
    yield { from, to }
    const { year, month } = partsOf(from)
    from = addMonths(dayFrom(year, month, 1), 1)
  }
}

/** The first stretch of days that no rate covers, or null. */
function uncovered(days: DayRange, rates: readonly Rate[]): DayRange | null {
  for (const month of monthsOf(days)) {
    const covered = rates.reduce((count, rate) => {
      const part = overlap(month, rate)
      return count + (part ? daysIn(part) : 0)
    }, 0)
    if (covered < daysIn(month)) return month
  }
  return null
}

function explainCharge(
  standard: Standard,
  days: DayRange,
  amount: Fen,
  pieces: readonly Piece[],
  floorArea: string | null,
): Because {
  const [first] = pieces as [Piece]
  const source = { law: '收费公示', article: first.rate.publishedPlace, on: first.rate.publishedDay }
  return because(
    yuan(amount),
    'yuan',
    `tariff.${standard.formula}`,
    {
      zh: `${standard.feeItemName} ${days.from} 至 ${days.to}：${yuan(amount)} 元`,
      en: `${standard.feeItemName} ${days.from} to ${days.to}: ${yuan(amount)} yuan`,
    },
    { source, from: merge(pieces).map((run) => explainRun(standard, run, floorArea)) },
  )
}

/** Whole months at one price read as one line. */
type Run = {
  days: DayRange
  rate: Rate
  exact: Decimal
  wholeMonths: number
  part: { days: number; of: number } | null
}

function merge(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = []
  for (const piece of pieces) {
    const whole = daysIn(piece.days) === piece.monthDays
    const last = runs.at(-1)
    if (whole && last && last.part === null && last.rate === piece.rate) {
      last.days = { from: last.days.from, to: piece.days.to }
      last.exact = last.exact.plus(piece.exact)
      last.wholeMonths += 1
    } else {
      const part = whole ? null : { days: daysIn(piece.days), of: piece.monthDays }
      runs.push({ days: piece.days, rate: piece.rate, exact: piece.exact, wholeMonths: whole ? 1 : 0, part })
    }
  }
  return runs
}

function explainRun(standard: Standard, run: Run, floorArea: string | null): Because {
  const price = plain(run.rate.unitPrice)
  const base =
    standard.formula === 'area_rate'
      ? { zh: `${floorArea} ㎡ × ${price} 元/㎡·月`, en: `${floorArea} m² × ${price} yuan per m² and month` }
      : { zh: `${price} 元/月`, en: `${price} yuan a month` }
  const time = run.part
    ? { zh: `× ${run.part.days}/${run.part.of} 天`, en: `× ${run.part.days}/${run.part.of} days` }
    : { zh: `× ${run.wholeMonths} 个月`, en: `× ${run.wholeMonths} month(s)` }
  const exact = run.exact.toDecimalPlaces(6).toString()
  return because(
    exact,
    'yuan',
    `tariff.${standard.formula}.piece`,
    {
      zh: `${base.zh} ${time.zh} = ${exact} 元（${run.days.from} 至 ${run.days.to}）`,
      en: `${base.en} ${time.en} = ${exact} yuan (${run.days.from} to ${run.days.to})`,
    },
    { source: { law: '收费公示', article: run.rate.publishedPlace, on: run.rate.publishedDay } },
  )
}

/** `1.8000` → `1.80`: as prices are written, never fewer than two decimals. */
function plain(price: string): string {
  const value = new Decimal(price)
  return value.toFixed(Math.max(2, value.decimalPlaces()))
}
