/**
 * Chance that can be repeated: the same seed gives the same stream for ever, on every machine. Each part of the demo
 * draws from a stream of its own (`fork`), so that a change in one part does not shift all the others.
 */
export class Chance {
  readonly #seed: string
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: string) {
    this.#seed = seed
    ;[this.#a, this.#b, this.#c, this.#d] = mixed(seed)
    for (let warm = 0; warm < 12; warm += 1) this.#next()
  }

  fork(name: string): Chance {
    return new Chance(`${this.#seed}/${name}`)
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.part() * (high - low + 1))
  }

  /** At least 0, less than 1. */
  part(): number {
    return this.#next() / 2 ** 32
  }

  /** True with this probability. */
  yes(probability: number): boolean {
    return this.part() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)] as Item
  }

  /** One of the keys, each as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>): Key {
    const entries = Object.entries(weights) as [Key, number][]
    let left = this.part() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left < 0) return key
    }
    return (entries.at(-1) as [Key, number])[0]
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const list = [...items]
    for (let last = list.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last)
      ;[list[last], list[other]] = [list[other] as Item, list[last] as Item]
    }
    return list
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.#next() & 0xff)
  }

  /** sfc32 (public domain): small, fast, passes the usual tests. */
  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + sum) | 0
    return sum >>> 0
  }
}

/** Four words from a text (FNV-1a with four different starts). */
function mixed(text: string): [number, number, number, number] {
  const word = (start: number) => {
    let hash = start
    for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193)
    return hash >>> 0
  }
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x85ebca6b), word(0xc2b2ae35)]
}
