/**
 * The months and periods a charge counts in. Calendar months are those of the calendar. Anniversary months begin on the
 * date of the hand-over; each is counted from the hand-over itself, so the 31st comes back after a short month and a
 * 29 February after three years, and one month ends the day before the next begins: no gap, no overlap.
 */
import { addDays, addMonths, type Day, type DayRange, dayFrom, monthEnd, partsOf } from '../day.ts'
import type { Cycle } from './model.ts'

/** The whole month of the cycle in which a day lies. Before the hand-over too: the same dates, counted back. */
export function monthOf(day: Day, begins: Cycle['begins']): DayRange {
  if (begins === 'calendar') {
    const { year, month } = partsOf(day)
    const from = dayFrom(year, month, 1)
    return { from, to: monthEnd(from) }
  }
  const n = monthsSince(day, begins.handOver)
  return { from: addMonths(begins.handOver, n), to: addDays(addMonths(begins.handOver, n + 1), -1) }
}

/** The whole period of the cycle in which a day lies. */
export function periodOf(day: Day, cycle: Cycle): DayRange {
  const { months, begins } = cycle
  if (begins === 'calendar') {
    const { year, month } = partsOf(day)
    const from = dayFrom(year, month - ((month - 1) % months), 1)
    // Five months do not fill a year: the last period of it is the shorter one.
    const left = Math.min(months, 13 - partsOf(from).month)
    return { from, to: monthEnd(addMonths(from, left - 1)) }
  }
  const n = Math.floor(monthsSince(day, begins.handOver) / months) * months
  return { from: addMonths(begins.handOver, n), to: addDays(addMonths(begins.handOver, n + months), -1) }
}

/** A stretch of days cut into the periods, or months, in which they lie. */
export function cut(days: DayRange, wholeOf: (day: Day) => DayRange): { whole: DayRange; days: DayRange }[] {
  const parts: { whole: DayRange; days: DayRange }[] = []
  for (let from = days.from; from <= days.to; ) {
    const whole = wholeOf(from)
    const to = whole.to < days.to ? whole.to : days.to
    parts.push({ whole, days: { from, to } })
    from = addDays(to, 1)
  }
  return parts
}

/** Whole months of the anniversary that have begun between the hand-over and a day. */
function monthsSince(day: Day, handOver: Day): number {
  const [a, b] = [partsOf(handOver), partsOf(day)]
  const n = (b.year - a.year) * 12 + (b.month - a.month)
  return addMonths(handOver, n) <= day ? n : n - 1
}
