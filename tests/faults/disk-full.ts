/**
 * The disk full, under the data and the log alike: receipts are refused with "try again", none that was given is lost,
 * and once there is room again everything goes on by itself. It takes a small file system of its own, which only root
 * may mount.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, open, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Chance, pause } from './chance.ts'
import { type Account, type Cashiers, settle, startCashiers } from './cashiers.ts'
import { type House, openHouse, signIn } from './house.ts'
import { embedded } from './installation.ts'

export type DiskFull =
  | { skipped: string }
  | (Account & {
      rounds: number
      askedAgain: number
      refusedForLackOfRoom: number
      slowestBackMs: number
    })

const SIZE_MIB = 256
const BACK_MS = 90_000

export async function diskFull(chance: Chance, rounds: number): Promise<DiskFull> {
  const mounted = await mount()
  if ('skipped' in mounted) return mounted
  try {
    const house = await openHouse(await embedded(mounted.folder))
    try {
      return await fillAgainAndAgain(house, mounted.folder, chance, rounds)
    } finally {
      await house.close()
    }
  } finally {
    await unmount(mounted.folder)
  }
}

async function fillAgainAndAgain(
  house: House,
  folder: string,
  chance: Chance,
  rounds: number,
): Promise<DiskFull> {
  const server = await house.serve()
  const person = await signIn(() => server.url)
  const name = `disk ${chance.seed}`
  const cashiers = await startCashiers(house, person, 4, name)
  let [slowestBackMs, refusedForLackOfRoom] = [0, 0]
  try {
    for (let round = 0; round < rounds; round += 1) {
      await cashiers.recovered(performance.now(), BACK_MS, 5)
      const again = cashiers.log.again
      const filler = await fill(folder)
      await exhaustTheLog(house)
      await pause(chance.between(500, 2_000))
      await untilRefused(cashiers, again)
      refusedForLackOfRoom += cashiers.log.again - again
      const since = performance.now()
      await rm(filler)
      slowestBackMs = Math.max(slowestBackMs, Math.round(await cashiers.recovered(since, BACK_MS)))
    }
    await cashiers.stop()
  } catch (error) {
    ;(error as Error).message += `\n${server.said()}`
    throw error
  } finally {
    await cashiers.stop()
    await server.stop()
  }
  const account = await settle(house, new Map([[name, cashiers.log]]))
  return { rounds, ...account, askedAgain: cashiers.log.again, refusedForLackOfRoom, slowestBackMs }
}

/** On a busy machine the first who meets the full disk may take a while. */
async function untilRefused({ log }: Cashiers, before: number) {
  for (let tries = 0; log.again === before; tries += 1) {
    if (tries > 1_000) throw new Error('the disk was never full for anybody')
    await pause(50)
  }
}

/** Takes every byte that is left. */
async function fill(folder: string): Promise<string> {
  const path = join(folder, 'filler')
  const file = await open(path, 'w')
  try {
    for (let block = Buffer.alloc(1 << 20); block.length > 512; ) {
      try {
        const { bytesWritten } = await file.write(block)
        if (bytesWritten < block.length) block = block.subarray(0, block.length >> 1)
      } catch {
        block = block.subarray(0, block.length >> 1)
      }
    }
  } finally {
    await file.close()
  }
  return path
}

/** Asks for a new file of the write-ahead log, for which there is no room: PostgreSQL panics, as it should. */
async function exhaustTheLog(house: House) {
  const client = new pg.Client({ ...house.config, user: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    for (let turn = 0; turn < 40; turn += 1)
      await client.query(`SELECT pg_logical_emit_message(false, 'filler', repeat('x', 1000000))`)
  } catch {
    // It went down under us: that was the point.
  } finally {
    await client.end().catch(() => {})
  }
}

async function mount(): Promise<{ folder: string } | { skipped: string }> {
  if (process.platform !== 'linux') return { skipped: 'no tmpfs on this system' }
  if (process.getuid?.() !== 0) return { skipped: 'only root may mount a small file system' }
  const folder = await mkdtemp(join(tmpdir(), 'dunwell-small-'))
  const { status, stderr } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m,mode=0755`, 'tmpfs', folder],
    {
      encoding: 'utf8',
    },
  )
  if (status === 0) return { folder }
  await rmdir(folder)
  return { skipped: `mounting is not allowed here: ${stderr?.trim()}` }
}

async function unmount(folder: string) {
  spawnSync('umount', [folder])
  await rmdir(folder).catch(() => {})
}
