/**
 * What a fact may be. A fact is told as one of a few shapes; from its shape come its type, its check at run time, the
 * schema of the command line and the line that asks for it.
 */
import { type Day, parseDay } from '../day.ts'
import { type Fen, MAX_FEN } from '../money.ts'

export type Shape<T> = {
  kind: Kind
  /** The words a choice is made among. */
  among?: readonly string[]
  /** Of a whole number: it is never less. */
  least?: number
  /** What a list holds, or what may also be none. */
  item?: Shape<unknown>
  /** What a record holds; any of it may be unknown. */
  parts?: Readonly<Record<string, Shape<unknown>>>
  /** Only for the type. */
  readonly means?: () => T
}
type Kind =
  | 'flag'
  | 'whole'
  | 'money'
  | 'day'
  | 'decimal'
  | 'text'
  | 'one'
  | 'some'
  | 'list'
  | 'none'
  | 'record'

export const flag: Shape<boolean> = { kind: 'flag' }
/** A whole number, also below zero (days that have passed). */
export const whole: Shape<number> = { kind: 'whole' }
/** How many: never below zero. */
export const count: Shape<number> = { kind: 'whole', least: 0 }
export const money: Shape<Fen> = { kind: 'money' }
export const aDay: Shape<Day> = { kind: 'day' }
/** An exact number as text: an area, a rate, a share. Never negative. */
export const decimal: Shape<string> = { kind: 'decimal' }
export const text: Shape<string> = { kind: 'text' }

export const one = <const T extends string>(...among: readonly T[]): Shape<T> => ({ kind: 'one', among })
export const some = <const T extends string>(...among: readonly T[]): Shape<readonly T[]> => ({
  kind: 'some',
  among,
})
export const list = <T>(item: Shape<T>): Shape<readonly T[]> => ({ kind: 'list', item })
/** A thing there may be none of: null says that there is none, which is not the same as not knowing. */
export const orNone = <T>(item: Shape<T>): Shape<T | null> => ({ kind: 'none', item })

export type Told<S> = S extends Shape<infer T> ? T : never
type Parts = Readonly<Record<string, Shape<unknown>>>
export const record = <const P extends Parts>(parts: P): Shape<{ readonly [K in keyof P]?: Told<P[K]> }> => ({
  kind: 'record',
  parts,
})

/** More than a lifetime of days, and within what day arithmetic can do. */
const MOST_DAYS = 40_000
const [EARLIEST, LATEST] = ['1950-01-01', '2150-12-31']
const DECIMAL = /^\d{1,7}(\.\d{1,8})?$/
const LONGEST_LIST = 2000

/** Whether a value is what its shape says. What is not, is as good as not told. */
export function fits(shape: Shape<unknown>, value: unknown): boolean {
  switch (shape.kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'whole':
      return (
        Number.isSafeInteger(value) &&
        (value as number) >= (shape.least ?? -MOST_DAYS) &&
        (value as number) <= MOST_DAYS
      )
    case 'money':
      return Number.isSafeInteger(value) && Math.abs(value as number) <= MAX_FEN / 100
    case 'day':
      return typeof value === 'string' && value >= EARLIEST && value <= LATEST && parseDay(value) !== null
    case 'decimal':
      return typeof value === 'string' && DECIMAL.test(value)
    case 'text':
      return typeof value === 'string' && value.length <= 4000
    case 'one':
      return typeof value === 'string' && (shape.among as readonly string[]).includes(value)
    default:
      return fitsMany(shape, value)
  }
}

function fitsMany(shape: Shape<unknown>, value: unknown): boolean {
  if (shape.kind === 'none') return value === null || fits(shape.item as Shape<unknown>, value)
  if (shape.kind === 'record') return fitsRecord(shape, value)
  if (!Array.isArray(value) || value.length > LONGEST_LIST) return false
  const each = shape.kind === 'some' ? one(...(shape.among as readonly string[])) : shape.item
  return value.every((item) => fits(each as Shape<unknown>, item))
}

function fitsRecord({ parts = {} }: Shape<unknown>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([name, part]) => {
    const shape = Object.hasOwn(parts, name) ? parts[name] : undefined
    return part === undefined || (shape !== undefined && fits(shape, part))
  })
}
