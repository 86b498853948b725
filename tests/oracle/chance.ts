/** Seeded chance: the same seed makes the same inputs for ever. */
import { at, nameOf } from './exact.ts'

export type Chance = ReturnType<typeof chanceOf>

/** mulberry32, and what the generators ask of it. */
export function chanceOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  const between = (low: number, high: number) => low + below(high - low + 1)
  const chance = {
    next,
    between,
    one: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    /** True so often in a hundred. */
    often: (percent: number) => below(100) < percent,
    /** The value so often in a hundred, otherwise no such field. */
    maybe: <T>(percent: number, make: () => T): T | undefined => (below(100) < percent ? make() : undefined),
    list: <T>(low: number, high: number, make: (index: number) => T): T[] =>
      Array.from({ length: between(low, high) }, (_, index) => make(index)),
    /** A day around edges more often than not: ends of months, leap days, the first. */
    day(from: string, to: string): string {
      const day = nameOf(between(at(from), at(to)))
      if (chance.often(60)) return day
      const ends = [
        '01-31',
        '02-28',
        '03-31',
        '04-30',
        '05-31',
        '06-30',
        '08-31',
        '12-31',
        '01-01',
        '03-01',
        '10-01',
      ]
      const year = Number(day.slice(0, 4))
      const edge = `${year}-${year % 4 === 0 && chance.often(30) ? '02-29' : chance.one(ends)}`
      if (edge >= from && edge <= to) return edge
      return day
    },
    near: (day: string, before: number, after: number) => nameOf(at(day) + between(-before, after)),
    /** Money with odd fen, nothing at all now and then, round sums often. */
    yuan(most: number): string {
      if (chance.often(8)) return '0.00'
      if (chance.often(30)) return `${between(1, Math.max(1, Math.floor(most / 100))) * 100}.00`
      return `${between(0, most)}.${String(between(0, 99)).padStart(2, '0')}`
    },
    shuffled<T>(list: readonly T[]): T[] {
      const rest = [...list]
      return list.map(() => rest.splice(below(rest.length), 1)[0] as T)
    },
  }
  return chance
}

/** Without the fields that were left out; JSON has no undefined. */
export function compact<T extends Record<string, unknown>>(
  given: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}
