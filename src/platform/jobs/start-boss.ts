/** pg-boss, started: one queue for everything, and one for what was given up. */
import { PgBoss } from 'pg-boss'
import type { DatabaseConfig } from '../db/pool.ts'
import { sqlFile } from '../db/sql-file.ts'
import type { Database } from '../db/tx.ts'

const ADMIT = sqlFile(import.meta.url, './sql/admit-application.sql')

export const QUEUE = 'dunwell'
export const GIVEN_UP = 'dunwell-given-up'
/** Without a sign of life for so long, a job is given to another worker; pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10
export const HEARTBEAT_REFRESH_SECONDS = 3
/** Some quarter of an hour in all: longer than a database restarts, shorter than anybody waits for an answer. */
const RETRIES = 20

export type BossOptions = {
  config: DatabaseConfig
  database: Database
  onDefect(id: string, defect: unknown): void
  /** How often a job whose worker died, or that was told to try again, is run anew before it is given up. */
  retries?: number
}

/** Started whole, or not at all: what failed is thrown, and nothing of it keeps the process alive. */
export async function startBoss(options: BossOptions): Promise<PgBoss> {
  const { config, database, onDefect, retries = RETRIES } = options
  const boss = new PgBoss({
    ...config,
    application_name: 'dunwell-jobs',
    schema: 'pgboss',
    max: 3,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    // Wakes workers at once; polling stays as the floor.
    useListenNotify: true,
  } as ConstructorParameters<typeof PgBoss>[0] & object)
  boss.on('error', (error: unknown) => onDefect('pg-boss', error))
  return orStop(boss, async () => {
    await boss.start()
    await prepareQueues(boss, retries)
    await database.pool.query(ADMIT.text)
    return boss
  })
}

/** Stops the queue before it passes on what went wrong: its timers would keep a failed process alive for ever. */
export async function orStop<Result>(boss: PgBoss, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    await boss.stop({ graceful: false, close: true }).catch(() => {})
    throw error
  }
}

async function prepareQueues(boss: PgBoss, retries: number) {
  const lasting = { deleteAfterSeconds: 7 * 86_400, notify: true }
  await boss.createQueue(GIVEN_UP, { ...lasting, retryLimit: 1_000, retryDelay: 30 })
  const policy = {
    ...lasting,
    deadLetter: GIVEN_UP,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: 6 * 3600,
    retryLimit: retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
  }
  await boss.createQueue(QUEUE, policy)
  // One made by an earlier version keeps its old rules otherwise.
  await boss.updateQueue(QUEUE, policy)
}
