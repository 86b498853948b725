/**
 * Days cut where anything changes: a month ends, a price, an area, the household, a discount. A slice is the smallest
 * thing that is priced; slices alike that follow each other read as one line.
 */
import { addDays, type Day, type DayRange, daysIn } from '../day.ts'
import { Decimal } from '../money.ts'
import { covers, type TakenOff, takenOff } from './discounts.ts'
import type { Area, Liable, Open, Recurring, UnitPrice } from './model.ts'
import { cut, monthOf } from './periods.ts'

export type Slice = {
  days: DayRange
  liable: Liable
  rate: UnitPrice
  area: Area | null
  off: TakenOff
  /** Of a month's fee. */
  share: Decimal
  /** How the share reads: whole months, or days of a month, or days at the day rate. */
  part: { days: number; of: number } | null
  gross: Decimal
  net: Decimal
}

const YEAR_DAYS = 365
const YEAR_MONTHS = 12

/** The priced slices of some days, in order; days nobody is liable for are left out. Every day must have its price. */
export function slicesOf(input: Recurring, days: DayRange): Slice[] {
  return cut(days, (day) => monthOf(day, input.cycle.begins)).flatMap(({ whole, days: inMonth }) => {
    const pieces = pieceDays(input, inMonth)
    const monthDays = daysIn(whole)
    const charged = pieces.reduce((count, piece) => count + daysIn(piece), 0)
    return pieces.map((piece) => priced(input, piece, monthDays, charged === monthDays))
  })
}

/** The stretches of days of one month, cut at every change, for which somebody is liable. */
function pieceDays(input: Recurring, days: DayRange): DayRange[] {
  const rows: readonly Open[] = [
    ...input.rates,
    ...(input.areas ?? []),
    ...input.liable,
    ...(input.discount?.discounts ?? []),
    ...(input.prepayment ? [input.prepayment, { from: addDays(input.prepayment.paidDay, 1), to: null }] : []),
  ]
  const starts = rows.flatMap((row) => (row.to === null ? [row.from] : [row.from, addDays(row.to, 1)]))
  const cuts = [...new Set([days.from, ...starts.filter((day) => days.from < day && day <= days.to)])].sort()
  return cuts
    .map((from, index) => ({
      from,
      to: index + 1 < cuts.length ? addDays(cuts[index + 1] as Day, -1) : days.to,
    }))
    .filter(({ from }) => input.liable.some((row) => covers(row, from)))
}

function priced(input: Recurring, days: DayRange, monthDays: number, inFull: boolean): Slice {
  const on = <Row extends Open>(rows: readonly Row[]) => rows.find((row) => covers(row, days.from)) as Row
  const rate = on(input.rates)
  const area = input.kind === 'area_rate' ? on(input.areas ?? []) : null
  const off = takenOff(days.from, input.discount, input.prepayment)
  const count = daysIn(days)
  const whole = count === monthDays
  const byYear = !inFull && input.dayRate === 'year_365'
  const share = whole
    ? new Decimal(1)
    : byYear
      ? new Decimal(count * YEAR_MONTHS).div(YEAR_DAYS)
      : new Decimal(count).div(monthDays)
  const month = area ? new Decimal(rate.unitPrice).times(area.area) : new Decimal(rate.unitPrice)
  const gross = month.times(share)
  const part = whole ? null : { days: count, of: byYear ? YEAR_DAYS : monthDays }
  return {
    days,
    liable: on(input.liable),
    rate,
    area,
    off,
    share,
    part,
    gross,
    net: gross.times(off.payable),
  }
}

/** Slices that follow each other for the same household at the same price, area and discount. */
export type Run = { slices: Slice[]; days: DayRange; exact: Decimal; gross: Decimal }

export function runsOf(slices: readonly Slice[]): Run[] {
  const runs: Run[] = []
  for (const slice of slices) {
    const last = runs.at(-1)
    const before = last?.slices.at(-1)
    if (last && before && alike(before, slice) && addDays(last.days.to, 1) === slice.days.from) {
      last.slices.push(slice)
      last.days = { from: last.days.from, to: slice.days.to }
      last.exact = last.exact.plus(slice.net)
      last.gross = last.gross.plus(slice.gross)
    } else runs.push({ slices: [slice], days: slice.days, exact: slice.net, gross: slice.gross })
  }
  return runs
}

function alike(a: Slice, b: Slice): boolean {
  return (
    a.liable.householdId === b.liable.householdId &&
    a.rate === b.rate &&
    a.area === b.area &&
    a.off.prepaid === b.off.prepaid &&
    a.off.discounts.length === b.off.discounts.length &&
    a.off.discounts.every((discount, index) => discount === b.off.discounts[index])
  )
}
