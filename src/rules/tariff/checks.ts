/** What makes a charge impossible to compute, found before anything is priced: each a refusal that names the field. */
import { addDays, type DayRange, later, overlap } from '../day.ts'
import { Decimal } from '../money.ts'
import type { Open, Recurring, Refusal, Tier } from './model.ts'

export function refusal(code: Refusal['code'], field: string, zh: string, en: string): Refusal {
  return { code, field, zh, en }
}

export function reversed(period: DayRange): Refusal | null {
  if (period.from <= period.to) return null
  return refusal(
    'period_reversed',
    'period',
    '计费期的止日早于起日，请改正',
    'the period ends before it begins: correct it',
  )
}

/** Days of a stretch that no row covers, in order. */
export function uncovered(days: DayRange, rows: readonly Open[]): DayRange[] {
  const gaps: DayRange[] = []
  let next = days.from
  for (const row of [...rows].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const part = overlap(days, row)
    if (!part) continue
    if (part.from > next) gaps.push({ from: next, to: addDays(part.from, -1) })
    next = later(next, addDays(part.to, 1))
  }
  if (next <= days.to) gaps.push({ from: next, to: days.to })
  return gaps
}

/** Two rows on one day would charge it twice. */
export function overlapping(days: DayRange, rows: readonly Open[], field: string): Refusal | null {
  const sorted = rows.flatMap((row) => overlap(days, row) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1))
  const at = sorted.findIndex((row, index) => index > 0 && row.from <= (sorted[index - 1] as DayRange).to)
  if (at < 0) return null
  const { from } = sorted[at] as DayRange
  return refusal(
    'rows_overlap',
    field,
    `${from} 起有两行同时有效，请先把前一行的止日填好`,
    `two rows hold from ${from} on: end the earlier one first`,
  )
}

/** The first thing wrong with a recurring charge, or null. */
export function wrongWith(input: Recurring): Refusal | null {
  const { period } = input
  const areas = input.areas ?? []
  const back = reversed(period)
  if (back) return back
  for (const [rows, field] of [
    [input.liable, 'liable'],
    [input.rates, 'rates'],
    [input.kind === 'area_rate' ? areas : [], 'areas'],
  ] as const) {
    const twice = overlapping(period, rows, field)
    if (twice) return twice
  }
  const liable = input.liable.flatMap((row) => overlap(period, row) ?? [])
  for (const days of liable) {
    const [noRate] = uncovered(days, input.rates)
    if (noRate) return missing('rate_missing', 'rates', noRate, '收费标准', 'price')
    const [noArea] = input.kind === 'area_rate' ? uncovered(days, areas) : []
    if (noArea) return missing('area_missing', 'areas', noArea, '计费面积', 'floor area')
  }
  return null
}

export function missing(
  code: Refusal['code'],
  field: string,
  { from, to }: DayRange,
  zh: string,
  en: string,
): Refusal {
  return refusal(
    code,
    field,
    `${from} 至 ${to} 没有${zh}，请先补录`,
    `no ${en} from ${from} to ${to}: enter it first`,
  )
}

/** Tiers rise, and only the last is open. */
export function unordered(tiers: readonly Tier[]): Refusal | null {
  const bounds = tiers.map(({ upTo }) => (upTo === null ? null : new Decimal(upTo)))
  const rising = bounds.every((bound, index) => {
    if (bound === null) return index === bounds.length - 1
    const before = index === 0 ? new Decimal(0) : bounds[index - 1]
    return before != null && bound.greaterThan(before)
  })
  if (tiers.length > 0 && rising && bounds.at(-1) === null) return null
  return refusal(
    'tiers_unordered',
    'prices.tiers',
    '阶梯应当逐档升高，最后一档不设上限',
    'tiers must rise, and the last one must have no upper bound',
  )
}
