/**
 * Why a figure of a report is what it is: one sentence that defines it, the parts it is the sum of, and the rules and law
 * behind it. Parts bear the unit of what they are parts of, and sum to it to the fen; grounds are facts.
 */
import { type Because, because, type Source } from './because.ts'
import { Decimal, fen, yuan, yuanGrouped } from './money.ts'

export type Words = { zh: string; en: string }
/** What one part brings: whole fen, or a whole number. */
export type Part = Words & { value: number; subject?: string | undefined; from?: Because[] }

/** A figure shows so many of its parts one by one; the rest are one line together. */
export const SHOWN_PARTS = 50

/**
 * A figure that is a sum, in whole fen or as a count. `words` is told the figure as people read it. No parts: zero. More
 * than `SHOWN_PARTS`: the last part is all the rest.
 */
export function figure(
  unit: 'yuan' | 'count',
  rule: string,
  words: (shown: string) => Words,
  parts: readonly Part[],
  grounds: readonly Because[] = [],
): Because {
  const text = unit === 'yuan' ? (value: number) => yuan(fen(value)) : String
  const shown = parts.length > SHOWN_PARTS ? parts.slice(0, SHOWN_PARTS) : parts
  const lines = shown.map(({ value, subject, from = [], ...said }) =>
    because(text(value), unit, 'figure.part', said, { subject, from }),
  )
  if (parts.length > shown.length) {
    const rest = {
      zh: `……另有 ${parts.length - shown.length} 项`,
      en: `… and ${parts.length - shown.length} more`,
    }
    lines.push(because(text(sumOf(parts.slice(shown.length))), unit, 'figure.rest', rest))
  }
  const value = sumOf(parts)
  const read = unit === 'yuan' ? yuanGrouped(fen(value)) : String(value)
  return because(text(value), unit, rule, words(read), { from: [...lines, ...grounds] })
}

/** One figure divided by another, four decimals; `—` where there is nothing to divide by. Both stand below it. */
export function share(
  rule: string,
  words: (percent: string) => Words,
  numerator: Because,
  denominator: Because,
  grounds: readonly Because[] = [],
): Because {
  const below = new Decimal(denominator.value)
  const value = below.gt(0) ? new Decimal(numerator.value).div(below).toFixed(4) : '—'
  const percent = value === '—' ? value : `${new Decimal(value).times(100).toFixed(2)} %`
  return because(value, 'share', rule, words(percent), { from: [numerator, denominator, ...grounds] })
}

/** A rule or a law a figure stands on, in plain words. */
export function ground(zh: string, en: string, source?: Source): Because {
  return because('—', 'fact', 'figure.ground', { zh, en }, source ? { source } : {})
}

/** The biggest first, whichever way it counts. */
export function largestFirst(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
}

type Trail = { unit: string; from?: Trail[] | undefined }

/** What a figure is the sum of: of a sum, its parts; of a share, what was divided by what. */
export function partsOf<T extends Trail>(trail: T): T[] {
  const wanted = trail.unit === 'share' ? ['yuan', 'count'] : [trail.unit]
  return (trail.from ?? []).filter(({ unit }) => wanted.includes(unit)) as T[]
}

/** What a figure stands on besides its parts. */
export function groundsOf<T extends Trail>(trail: T): T[] {
  const parts = new Set(partsOf(trail))
  return ((trail.from ?? []) as T[]).filter((line) => !parts.has(line))
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => fen(sum + value), 0)
}
