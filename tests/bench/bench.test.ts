/**
 * Every benchmark runs small: a finite ratio, and its own check that both sides wrote the same rows (it throws otherwise).
 * No time is asserted.
 */
import { expect, inject, test } from 'vitest'
import { benches } from '../../bench/benches.ts'
import { Estates } from '../../bench/estates.ts'

const HOUSEHOLDS = 50

test.each(benches)('$name', async (bench) => {
  const { config } = inject('dunwell')
  const estates = new Estates(config, () => undefined)
  try {
    const size = bench.sizeOf(HOUSEHOLDS)
    const answer = await bench.run({ server: config, estates, say: () => undefined }, size)
    expect(answer).toMatchObject({ name: bench.name, n: HOUSEHOLDS })
    expect(Number.isFinite(answer.ratio)).toBe(true)
    for (const figure of [answer.seconds, answer.limitSeconds, answer.ratio, answer.rssMiB])
      expect(figure).toBeGreaterThan(0)
    expect(answer.more).toMatchObject(EXPECTED[bench.name] ?? {})
  } finally {
    await estates.drop()
  }
})

/** What fifty households make, whoever measures. */
const EXPECTED: Record<string, Record<string, number>> = {
  billing: { charges: 150 },
  dunning: { decided: 50 },
  receive: { receipts: 45 },
}
