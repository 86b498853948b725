/**
 * Arithmetic of the oracles, written from nothing so that it shares no mistake with the rules: whole numbers of any
 * size for money and rates, and a calendar that was walked day by day.
 */

/** `12.3` as 1230 hundredths; more places than `places` are a mistake of the caller. */
export function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  if (fraction.length > places) throw new Error(`${text} has more than ${places} places`)
  return BigInt(whole + fraction.padEnd(places, '0'))
}

export const fen = (text: string | undefined) => scaled(text ?? '0', 2)

export function yuan(amount: bigint): string {
  const digits = String(amount).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A quotient that is not negative, to the nearest whole; a half goes up. */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}

const FIRST_YEAR = 1990
const LAST_YEAR = 2085
const names: string[] = []
const numbers = new Map<string, number>()

const two = (value: number) => String(value).padStart(2, '0')
for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
  for (let month = 1; month <= 12; month++)
    for (let date = 1; date <= lengthOfMonth(year, month); date++) {
      const name = `${year}-${two(month)}-${two(date)}`
      numbers.set(name, names.length)
      names.push(name)
    }

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The number of a day in the walk; one more is the day after. */
export function at(name: string): number {
  const number = numbers.get(name)
  if (number === undefined) throw new Error(`${name} is no day between ${FIRST_YEAR} and ${LAST_YEAR}`)
  return number
}

export function nameOf(number: number): string {
  return names[number] as string
}

/** 民法典 202: the same date so many months on, or the last day of that month where there is none. */
export function monthsOn(number: number, months: number): number {
  const [year = 0, month = 0, date = 0] = nameOf(number).split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  const prefix = `${Math.floor(count / 12)}-${two((count % 12) + 1)}`
  for (let day = date; day > 0; day--) {
    const found = numbers.get(`${prefix}-${two(day)}`)
    if (found !== undefined) return found
  }
  throw new Error(`${nameOf(number)} and ${months} months`)
}

/** 1990-01-01 was a Monday. */
export function isWeekend(number: number): boolean {
  return number % 7 >= 5
}
