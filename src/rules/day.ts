/**
 * Civil days: branded `YYYY-MM-DD` strings in the community's zone. Arithmetic is proleptic Gregorian on whole days;
 * no clock is read here, and no time zone matters except in `localTime`.
 */

export type Day = string & { readonly __day: true }

/** Both ends belong to the range. `to: null` means open-ended. */
export type DayRange = { from: Day; to: Day }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

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

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Days since 1970-01-01. */
export function dayNumber(d: Day): number {
  return Date.parse(`${d}T00:00:00Z`) / MS_PER_DAY
}

export function fromDayNumber(n: number): Day {
  return new Date(n * MS_PER_DAY).toISOString().slice(0, 10) as Day
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
  const seen = localTime(guess, zone)
  const offset = daysBetween(d, seen.day) * 1440 + seen.minutes - minutes
  return new Date(guess.getTime() - offset * 60_000)
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
