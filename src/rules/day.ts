/**
 * Civil days: branded `YYYY-MM-DD` strings in the community's zone. Arithmetic is proleptic Gregorian on whole days;
 * no clock is read here, and no time zone matters except in `localTime`.
 */

export type Day = string & { readonly __day: true }

/** Both ends belong to the range. `to: null` means open-ended. */
export type DayRange = { from: Day; to: Day }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** A day from its text, or null when the text is not an existing day between 1900 and 2200. */
export function parseDay(text: string): Day | null {
  const match = DAY.exec(text)
  if (!match) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month))
    return null
  return text as Day
}

/** A day known to be valid. Throws (a defect) when it is not. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(`not a day: ${text}`)
  return parsed
}

export function dayFrom(year: number, month: number, date: number): Day {
  return day(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`)
}

/** Like `dayFrom`, with a date past the month's end meaning its last day: (2026, 2, 31) is 2026-02-28. */
export function dayClamped(year: number, month: number, date: number): Day {
  return dayFrom(year, month, Math.min(date, daysInMonth(year, month)))
}

export function partsOf(d: Day): { year: number; month: number; date: number } {
  return { year: Number(d.slice(0, 4)), month: Number(d.slice(5, 7)), date: Number(d.slice(8, 10)) }
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : (MONTH_DAYS[month - 1] as number)
}

// Days are counted in years that begin in March, so that the leap day comes last: 400 of them are 146,097 days, and any
// five months in a row from March are 153. This is several times faster than through a Date, and days are counted a lot.
const ERA_DAYS = 146_097
const EPOCH = 719_468

/** Days since 1970-01-01. */
export function dayNumber(d: Day): number {
  const { year, month, date } = partsOf(d)
  const y = month > 2 ? year : year - 1
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + inYear - EPOCH
}

/** The day so many days after 1970-01-01. Throws (a defect) for what is no whole number. */
export function fromDayNumber(n: number): Day {
  if (!Number.isInteger(n)) throw new Error(`not a number of days: ${n}`)
  const era = Math.floor((n + EPOCH) / ERA_DAYS)
  const inEra = n + EPOCH - era * ERA_DAYS
  const leaps = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096)
  const y = Math.floor((inEra - leaps) / 365)
  const inYear = inEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100))
  const m = Math.floor((5 * inYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const date = inYear - Math.floor((153 * m + 2) / 5) + 1
  return `${pad(y + era * 400 + (month > 2 ? 0 : 1), 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day
}

export function addDays(d: Day, n: number): Day {
  return fromDayNumber(dayNumber(d) + n)
}

/** Whole days from `a` to `b`: the next day is 1, the day before −1. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a)
}

/** Calendar months later; a date the month does not have becomes its last day (01-31 + 1 month = 02-28). */
export function addMonths(d: Day, n: number): Day {
  const { year, month, date } = partsOf(d)
  const months = year * 12 + (month - 1) + n
  return dayClamped(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, date)
}

export function monthStart(d: Day): Day {
  return `${d.slice(0, 7)}-01` as Day
}

export function monthEnd(d: Day): Day {
  const { year, month } = partsOf(d)
  return dayFrom(year, month, daysInMonth(year, month))
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(d: Day): number {
  return ((((dayNumber(d) + 3) % 7) + 7) % 7) + 1
}

/** Days in a range, both ends counted. */
export function daysIn(range: DayRange): number {
  return daysBetween(range.from, range.to) + 1
}

/** The common days of two ranges, or null when they have none. An open end (null) is unlimited. */
export function overlap(a: DayRange, b: { from: Day; to: Day | null }): DayRange | null {
  const from = later(a.from, b.from)
  const to = b.to === null ? a.to : earlier(a.to, b.to)
  return from <= to ? { from, to } : null
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** The civil day and the minutes since local midnight of an instant, in a named zone. */
export function localTime(at: Date, zone: string): { day: Day; minutes: number } {
  const parts = formatterFor(zone).formatToParts(at)
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    day: day(`${get('year')}-${get('month')}-${get('day')}`),
    minutes: (Number(get('hour')) % 24) * 60 + Number(get('minute')),
  }
}

export function localDay(at: Date, zone: string): Day {
  return localTime(at, zone).day
}

/** The instant at which a local clock shows `minutes` past midnight of a day. */
export function instantOf(d: Day, minutes: number, zone: string): Date {
  const guess = new Date(Date.parse(`${d}T00:00:00Z`) + minutes * 60_000)
  // Twice, because the clock may have been shifted between the guess and the answer.
  return closer(closer(guess, d, minutes, zone), d, minutes, zone)
}

function closer(at: Date, d: Day, minutes: number, zone: string): Date {
  const seen = localTime(at, zone)
  const offset = daysBetween(d, seen.day) * 1440 + seen.minutes - minutes
  return new Date(at.getTime() - offset * 60_000)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}
