/**
 * Backups while people are paying: one is whole and of one moment, or there is none. The power fails in the middle of
 * some; a bit is turned over in, and the end cut off, all that were made.
 */
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, open, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { checks } from '../../src/app/commands/verify.ts'
import { backUp, inspect } from '../../src/platform/backup/backup.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import { createPool } from '../../src/platform/db/pool.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { dropDatabase } from '../support/postgres.ts'
import { type Account, settle, startCashiers } from './cashiers.ts'
import { type Chance, pause } from './chance.ts'
import { type House, signIn } from './house.ts'

export type Backups = Account & {
  backups: number
  /** Made while the power failed: refused, and no file stands. */
  cutShort: number
  restored: number
  damaged: number
  slowestBackMs: number
}

const BACK_MS = 90_000
const DAMAGES = 20

export async function backupRounds(house: House, chance: Chance, rounds: number): Promise<Backups> {
  const server = await house.serve()
  const person = await signIn(() => server.url)
  const name = `backup ${chance.seed}`
  const cashiers = await startCashiers(house, person, 6, name)
  const figures = { backups: 0, cutShort: 0, restored: 0, damaged: 0, slowestBackMs: 0 }
  try {
    for (let round = 0; round < rounds; round += 1) {
      await cashiers.recovered(performance.now(), BACK_MS, 10)
      const file = join(house.dataDir, `round-${round}.dunwell`)
      const fails = round % 2 === 1
      const before = cashiers.log.lines.filter(({ receiptNo }) => receiptNo).map(({ key }) => key)
      const making = backUp({ config: house.config, file, at: new Date(), dunwell: 'faults' })
        .then(() => true)
        .catch(() => false)
      if (fails) {
        await pause(chance.between(0, 60))
        await house.endDatabase('SIGKILL')
        const since = performance.now()
        figures.slowestBackMs = Math.max(
          figures.slowestBackMs,
          Math.round(await cashiers.recovered(since, BACK_MS)),
        )
      }
      figures.backups += 1
      if (!(await making)) {
        if (!fails) throw new Error('a backup failed although nothing was wrong')
        const left = readdirSync(house.dataDir).filter((each) => each.startsWith(`round-${round}.`))
        if (left.length > 0) throw new Error(`a backup that failed left ${left}`)
        figures.cutShort += 1
        continue
      }
      await restoredWhole(house, file, before, round)
      figures.restored += 1
      figures.damaged += await refusedWhenDamaged(file, chance)
      await rm(file)
    }
    await cashiers.stop()
  } catch (error) {
    ;(error as Error).message += `\n${server.said()}`
    throw error
  } finally {
    await cashiers.stop()
    await server.stop()
  }
  return { ...figures, ...(await settle(house, new Map([[name, cashiers.log]]))) }
}

/** In a database beside it: every invariant holds, and every receipt acknowledged before the backup began is there. */
async function restoredWhole(house: House, file: string, keys: readonly string[], round: number) {
  const database = `back_${round}`
  await house.database.pool.query(`CREATE DATABASE ${database}`)
  const config = { ...house.config, database }
  const made = await restore({ config, file })
  const copy = { pool: createPool(config, { max: 2 }) }
  try {
    const where = { companyIds: made.companies, communityId: null, at: new Date() }
    const wrong = (await verify(copy, checks, where)).filter(({ breaches }) => breaches > 0)
    const client = await copy.pool.connect()
    await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${house.companyId}'`)
    const { rows } = await client.query(
      `SELECT count(*)::int AS found FROM ledger.receipt WHERE idempotency_key = ANY ($1)`,
      [keys],
    )
    await client.query('ROLLBACK')
    client.release()
    if (wrong.length > 0 || rows[0].found !== keys.length)
      throw new Error(
        `restored otherwise: ${JSON.stringify(wrong)}, ${rows[0].found} of ${keys.length} receipts`,
      )
  } finally {
    await copy.pool.end()
    await dropDatabase(house.database.pool, database)
  }
}

/** Copies with one bit turned over, or cut off somewhere; each is refused, none is read as if it were whole. */
async function refusedWhenDamaged(file: string, chance: Chance): Promise<number> {
  const damaged = `${file}.damaged`
  for (let turn = 0; turn < DAMAGES; turn += 1) {
    await copyFile(file, damaged)
    const handle = await open(damaged, 'r+')
    const { size } = await handle.stat()
    const place = chance.between(0, size - 1)
    const byte = Buffer.alloc(1)
    await handle.read(byte, 0, 1, place)
    byte[0] = (byte[0] as number) ^ (1 << chance.between(0, 7))
    if (turn % 2 === 0) await handle.write(byte, 0, 1, place)
    await handle.close()
    if (turn % 2 === 1) await truncate(damaged, place)
    const read = await inspect(damaged).then(
      () => true,
      () => false,
    )
    if (read) throw new Error(`a backup ${turn % 2 === 0 ? 'with another bit' : 'cut'} at ${place} was read`)
  }
  await rm(damaged)
  if (existsSync(damaged)) throw new Error('a damaged copy stays')
  return DAMAGES
}
