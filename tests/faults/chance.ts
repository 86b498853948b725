/** Seeded chance: a fault found once is found again with its seed. */
export type Chance = {
  readonly seed: number
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number
  oneOf<Item>(items: readonly Item[]): Item
}

/** `DUNWELL_FAULTS_SEED` repeats a run; otherwise every run is another one. */
export function chanceOf(
  seed = Number(process.env['DUNWELL_FAULTS_SEED']) || Math.floor(Math.random() * 2 ** 31),
): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return { seed, between, oneOf: (items) => items[between(0, items.length - 1)] as (typeof items)[number] }
}

/** Whatever fails inside says with which seed it can be had again. */
export async function withSeed<Result>(chance: Chance, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    ;(error as Error).message += `\n(again with DUNWELL_FAULTS_SEED=${chance.seed})`
    throw error
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
