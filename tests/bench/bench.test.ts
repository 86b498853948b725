/**
 * Every benchmark runs small: a finite ratio, and its own check that both sides wrote the same rows (it throws otherwise).
 * No time is asserted.
 */
import { expect, inject, test } from 'vitest'
import { besideRaw } from '../../bench/beside-raw.ts'
import { benches } from '../../bench/benches.ts'
import { Estates } from '../../bench/estates.ts'
import { compileSql } from '../../src/platform/db/sql-file.ts'
import { inTransaction } from '../../src/platform/db/tx.ts'

const HOUSEHOLDS = 50
/** Each starts several processes and makes three databases, on a machine that may have much else to do. */
const MINUTES = 240_000

test.each(benches)('$name', { timeout: MINUTES }, async (bench) => {
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

test('rows that differ are no figure but an error', { timeout: MINUTES }, async () => {
  const { config } = inject('dunwell')
  const estates = new Estates(config, () => undefined)
  try {
    const { database, estate } = await estates.open('empty', 0)
    const { communityId, context } = estate
    const lock = compileSql('lock', 'INSERT INTO billing.run_lock VALUES (:community, :company)')
    const ours = async () => {
      await inTransaction(database, context, async (tx) => {
        await tx.rows(lock, { community: communityId, company: context.companyId })
        tx.audit({ communityId, action: 'billing.run', subject: 'lock' })
      })
      return { seconds: 1 }
    }
    const where = { database, context, tables: ['billing.run_lock'], say: () => undefined }
    const nothing = { sql: compileSql('nothing', 'SELECT 1'), values: {} }
    await expect(besideRaw({ ...where, own: { 'billing.run_lock': () => nothing } }, ours)).rejects.toThrow(
      /by us.*by SQL/,
    )
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
