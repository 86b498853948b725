/** One cell into one value. A cell that can be read in two ways is a problem: nothing is guessed, nothing repaired. */
import { type Day, fromDayNumber, monthEnd, parseDay } from '../../../rules/day.ts'
import { Decimal } from '../../../rules/money.ts'
import type { Raw } from './grid.ts'

export type CellProblem = { problem: string }

/** What a cell shows, for people and for findings; dates as `YYYY-MM-DD`, numbers in full. Empty for nothing. */
export function shown(raw: Raw | undefined): string {
  if (raw === undefined) return ''
  if (typeof raw === 'string') return trimmed(raw)
  if (typeof raw === 'number') return plain(raw)
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE'
  if (raw.kind === 'date') return serialDay(raw.serial, raw.base1904) ?? plain(raw.serial)
  if (raw.kind === 'error') return raw.text
  return raw.kind === 'no_value' ? `=${raw.formula}` : `…(${raw.length})`
}

/** A cell that holds no value at all: an error value, a formula never calculated, text past Excel's own limit. */
export function brokenCell(raw: Raw | undefined): CellProblem | null {
  if (typeof raw !== 'object') return null
  if (raw.kind === 'error') return { problem: 'cell_error_value' }
  if (raw.kind === 'no_value') return { problem: 'formula_without_value' }
  return raw.kind === 'too_long' ? { problem: 'text_too_long' } : null
}

/** Outer white space of every kind, including the no-break and the ideographic space, is not content. */
export function trimmed(text: string): string {
  return text.replace(/^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000\ufeff]+$/g, '')
}

/** People write 无, - or / where they have nothing. */
export function isNothing(text: string): boolean {
  return /^(?:[-—–/\\]+|无|暂无|空|没有|未知|不详|n\/?a|null|none|nil)?$/i.test(trimmed(text))
}

/** A number that was stored as one: fifteen significant digits, which is what Excel shows, so 89.30000000000001 is 89.3. */
function plain(number: number): string {
  if (Number.isSafeInteger(number) && Math.abs(number) < 1e15) return String(number)
  if (!Number.isFinite(number) || Math.abs(number) >= 1e21) return String(number)
  return new Decimal(number.toPrecision(15)).toFixed()
}

/** An exact decimal, or a problem. Full width, thousands, ￥, 元 and ㎡ are notation. Null when the cell says nothing. */
export function decimalOf(raw: Raw | undefined): Decimal | null | CellProblem {
  const broken = brokenCell(raw)
  if (broken) return broken
  if (raw === undefined || typeof raw === 'boolean')
    return raw === undefined ? null : { problem: 'number_unreadable' }
  if (typeof raw === 'number')
    return Number.isFinite(raw) ? new Decimal(plain(raw)) : { problem: 'number_unreadable' }
  if (typeof raw === 'object') return { problem: 'number_is_date' }
  return isNothing(raw) ? null : decimalOfText(raw)
}

function decimalOfText(text: string): Decimal | CellProblem {
  const bare = trimmed(text)
    .normalize('NFKC')
    .replace(/[−﹣]/g, '-')
    .replace(/^'/, '')
    .replace(/^([-+]?)(?:RMB|CNY|人民币|[¥$￥])\s*/i, '$1')
    .replace(/\s*(?:元\/(?:㎡|m2|平方米|平米)(?:[·./]?月)?|元整?|平方米?|平米|㎡|m2|m²|平)$/i, '')
    .trim()
  const grouped = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)
  const number = grouped ? bare.replace(/,/g, '') : bare
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(number)) return new Decimal(number)
  if (/^[-+]?\d+(?:\.\d+)?E[-+]?\d{1,3}$/i.test(number)) return new Decimal(number)
  return {
    problem: /[一二三四五六七八九十百千万零〇两]/.test(number) ? 'number_in_words' : 'number_unreadable',
  }
}

export function isProblem(value: unknown): value is CellProblem {
  return typeof value === 'object' && value !== null && 'problem' in value
}

/** `month` is set when only a month was given; the caller decides what that means. Null when the cell says nothing. */
export type DateValue = { day: Day; monthOnly: boolean }

const FIRST_YEAR = 1980
const LAST_YEAR = 2100

/** A civil day out of a date cell, a serial number or text. Ambiguous (01/02/2026), unreal and far days are problems. */
export function dateOf(raw: Raw | undefined): DateValue | null | CellProblem {
  const broken = brokenCell(raw)
  if (broken) return broken
  if (raw === undefined) return null
  if (typeof raw === 'boolean') return { problem: 'date_unreadable' }
  if (typeof raw === 'number') return numberDate(raw, false)
  if (typeof raw === 'object')
    return raw.kind === 'date' ? numberDate(raw.serial, raw.base1904) : { problem: 'date_unreadable' }
  return isNothing(raw) ? null : textDate(trimmed(raw).normalize('NFKC'))
}

function numberDate(number: number, base1904: boolean): DateValue | CellProblem {
  if (Number.isInteger(number) && number >= 19_000_000 && number <= 22_001_231)
    return textDate(String(number))
  const day = serialDay(number, base1904)
  return day ? inRange(day) : { problem: 'date_out_of_range' }
}

/** Excel counts from 1899-12-30 because it believes in 1900-02-29; Macs counted from 1904-01-01. */
export function serialDay(serial: number, base1904: boolean): Day | null {
  const whole = Math.floor(serial) + (base1904 ? 1462 : 0)
  return whole >= 61 && whole < 100_000 ? fromDayNumber(whole - 25_569) : null
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const TIME = /[T\s]+(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s*[AP]M)?Z?$/i

function textDate(text: string): DateValue | CellProblem {
  const bare = text
    .replace(TIME, '')
    .replace(/(?:止|到期|前)$/, '')
    .trim()
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(bare) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(bare)
  if (full) return real(Number(full[1]), Number(full[2]), Number(full[3]))
  const month = /^(\d{4})\s*[-/.年]\s*(\d{1,2})月?份?$/.exec(bare) ?? /^(\d{4})(0[1-9]|1[0-2])$/.exec(bare)
  if (month) return monthOf(Number(month[1]), Number(month[2]))
  const named = /^(\d{1,2})[-\s]([A-Za-z]{3})[a-z]*[-,\s]+(\d{2}|\d{4})$/.exec(bare)
  if (named) return real(century(named[3] as string), monthNumber(named[2] as string), Number(named[1]))
  const american = /^([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(bare)
  if (american) return real(Number(american[3]), monthNumber(american[1] as string), Number(american[2]))
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(bare)
  if (numeric) return eitherWay(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]))
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(bare)) return { problem: 'date_ambiguous' }
  if (/^\d{1,5}$/.test(bare)) return numberDate(Number(bare), false)
  return { problem: 'date_unreadable' }
}

/** Day first or month first: told apart only when one of them cannot be a month, or when both are the same. */
function eitherWay(a: number, b: number, year: number): DateValue | CellProblem {
  if (a <= 12 && b <= 12 && a !== b) return { problem: 'date_ambiguous' }
  return a > 12 ? real(year, b, a) : real(year, a, b)
}

function real(year: number, month: number, date: number): DateValue | CellProblem {
  const day = parseDay(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(date)}`)
  if (day) return inRange(day)
  const possible = month >= 1 && month <= 12 && date >= 1 && date <= 31 && year >= 1900 && year <= 2200
  return {
    problem:
      possible || month > 12 || date > 31 || month < 1 || date < 1 ? 'date_not_real' : 'date_out_of_range',
  }
}

function monthOf(year: number, month: number): DateValue | CellProblem {
  const first = real(year, month, 1)
  return isProblem(first) ? first : { day: monthEnd(first.day), monthOnly: true }
}

function inRange(day: Day): DateValue | CellProblem {
  const year = Number(day.slice(0, 4))
  return year < FIRST_YEAR || year > LAST_YEAR ? { problem: 'date_out_of_range' } : { day, monthOnly: false }
}

/** As Excel does it: 30–99 belong to the twentieth century. */
function century(text: string): number {
  if (text.length === 4) return Number(text)
  return Number(text) < 30 ? 2000 + Number(text) : 1900 + Number(text)
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
