/** What a benchmark answers. */
import type { DatabaseConfig } from '../src/platform/db/pool.ts'
import type { Estates } from './estates.ts'

export type Measured = {
  name: string
  /** Households; workbook rows for `import`; for `receive` the households of the community. */
  n: number
  /** Of our path. */
  seconds: number
  /** Of what bounds it: raw SQL of the same rows, or the spreadsheet library alone. */
  limitSeconds: number
  ratio: number
  /** The most memory the measured process ever held, in MiB. */
  rssMiB: number
  /** More figures of this benchmark, e.g. `{perSecond: 512, p99Ms: 31}`. */
  more: Record<string, number>
}

export type Bench = {
  name: string
  /** What n counts. */
  noun: string
  /** How much is measured when so many households are asked for. */
  sizeOf(households: number): number
  run(house: BenchHouse, size: number): Promise<Measured>
}

export type BenchHouse = {
  /** The server on which throw-away databases are made. */
  server: DatabaseConfig
  estates: Estates
  /** Words of progress. */
  say(line: string): void
}

export function measured(
  name: string,
  n: number,
  figures: { seconds: number; limitSeconds: number; rssMiB: number },
  more: Record<string, number> = {},
): Measured {
  const { seconds, limitSeconds, rssMiB } = figures
  return {
    name,
    n,
    seconds: rounded(seconds),
    limitSeconds: rounded(limitSeconds),
    ratio: rounded(seconds / limitSeconds, 2),
    rssMiB: Math.round(rssMiB),
    more,
  }
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}
