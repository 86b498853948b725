/**
 * The queue behind `platform.job`: pg-boss in the same PostgreSQL, worked by this process. A job enters with the
 * transaction that asks for it; a worker that dies gives it back after its heartbeat stops, and it runs again. A job always
 * ends: with its result, with a problem, or given up.
 */
import type { PgBoss } from 'pg-boss'
import { sqlFile } from '../db/sql-file.ts'
import { type Actor, type Context, inSnapshot, inTransaction, type Tx, uuidV7 } from '../db/tx.ts'
import { defectJson, problemOf } from '../http/reply.ts'
import { jobProblems } from './problems.ts'
import type { JobKind, JobQueue, JobRun } from './queue.ts'
import {
  type BossOptions,
  GIVEN_UP,
  HEARTBEAT_REFRESH_SECONDS,
  orStop,
  QUEUE,
  startBoss,
} from './start-boss.ts'

const SQL = {
  insert: sqlFile(import.meta.url, './sql/insert-job.sql'),
  start: sqlFile(import.meta.url, './sql/start-job.sql'),
  progress: sqlFile(import.meta.url, './sql/note-progress.sql'),
  end: sqlFile(import.meta.url, './sql/end-job.sql'),
  unended: sqlFile(import.meta.url, './sql/unended-jobs.sql'),
}

export type JobsOptions = BossOptions & { kinds: readonly JobKind[]; clock: () => Date }

export type Jobs = { queue: JobQueue; stop(): Promise<void> }

/** What travels through pg-boss: ids only. The input stays in `platform.job`, under row-level security. */
type Ticket = { companyId: string; jobId: string }
type JobRow = { communityId: string | null; kind: string; input: unknown; requestedBy: string }

const PROGRESS_EVERY_MS = 400

export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const boss = await startBoss(options)
  const polling = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 }
  const working = { ...polling, localConcurrency: 2, heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS }
  await orStop(boss, async () => {
    await boss.work<Ticket>(QUEUE, working, async ([job]) => {
      if (job) await runTicket(options, job.data)
    })
    await boss.work<Ticket>(GIVEN_UP, polling, async ([job]) => {
      if (job) await giveUp(options, job.data)
    })
  })
  return {
    queue: {
      enqueue: (tx, kind, communityId, input) => enqueue(boss, options.kinds, tx, kind, communityId, input),
    },
    stop: () => boss.stop({ graceful: true, close: true, timeout: 5_000 }),
  }
}

/**
 * Gives every job that has not ended a new ticket, in a database that has the jobs but no queue (a restored one).
 * Answers how many.
 */
export async function queueUnended(
  { config, database }: Pick<BossOptions, 'config' | 'database'>,
  companyIds: readonly string[],
  at: Date,
): Promise<number> {
  const tickets: Ticket[] = []
  for (const companyId of companyIds) {
    const context: Context = { companyId, actor: { kind: 'system', name: 'jobs' }, at }
    const jobs = await inSnapshot(database, context, (tx) => tx.rows<{ jobId: string }>(SQL.unended))
    tickets.push(...jobs.map(({ jobId }) => ({ companyId, jobId })))
  }
  if (tickets.length === 0) return 0
  const boss = await startBoss({ config, database, onDefect: () => {} })
  await orStop(boss, async () => {
    for (const ticket of tickets) await boss.send(QUEUE, ticket, { id: uuidV7() })
  })
  await boss.stop({ graceful: true, close: true, timeout: 5_000 })
  return tickets.length
}

/** A queue for programs that never work jobs (the command line): asking for one is a defect. */
export const NO_JOBS: JobQueue = {
  enqueue: () => Promise.reject(new Error('no job queue in this process')),
}

async function enqueue(
  boss: PgBoss,
  kinds: readonly JobKind[],
  tx: Tx,
  kind: string,
  communityId: string | null,
  input: unknown,
): Promise<string> {
  if (!kinds.some((known) => known.kind === kind)) throw new Error(`no such kind of job: ${kind}`)
  const jobId = tx.newId()
  await tx.rows(SQL.insert, {
    company_id: tx.companyId,
    id: jobId,
    community_id: communityId,
    kind,
    input: JSON.stringify(input ?? null),
    requested_by: actorText(tx.actor),
    at: tx.at,
  })
  tx.audit({ communityId, action: 'jobs.enqueue', subject: `job:${jobId}`, facts: { kind } })
  const ticket: Ticket = { companyId: tx.companyId, jobId }
  // The ticket has an id of its own order; the job row keeps ours, which a seeded run may repeat.
  await boss.send(QUEUE, ticket, { id: uuidV7(), db: overTx(tx) })
  return jobId
}

/** pg-boss's own statements, inside a transaction of ours. */
function overTx(tx: Tx) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const parameters = values.map((_, index) => `p${index}`)
      const bound = Object.fromEntries(values.map((value, index) => [`p${index}`, value]))
      return { rows: await tx.rows<unknown>({ name: 'pg-boss', text, parameters }, bound) }
    },
  }
}

export function actorText(actor: Actor): string {
  return actor.kind === 'staff' ? `staff:${actor.id}` : `system:${actor.name}`
}

type Quietly = (work: (tx: Tx) => Promise<unknown>) => Promise<unknown>

/** The job table is the platform's own: what is written there needs no audit row. */
function quietlyOf(options: JobsOptions, companyId: string): Quietly {
  const context = (): Context => ({ companyId, actor: { kind: 'system', name: 'jobs' }, at: options.clock() })
  return (work) =>
    inTransaction(options.database, context(), (tx) => {
      tx.nothingChanged()
      return work(tx)
    })
}

function endOf(quietly: Quietly, jobId: string) {
  const text = (value: unknown) => (value === null ? null : JSON.stringify(value))
  return (result: unknown, problem: unknown) =>
    quietly((tx) => tx.rows(SQL.end, { id: jobId, at: tx.at, result: text(result), problem: text(problem) }))
}

/** Its worker died, or it was told to try again, more often than can be chance: whoever asked is told. */
async function giveUp(options: JobsOptions, { companyId, jobId }: Ticket) {
  await endOf(quietlyOf(options, companyId), jobId)(null, jobProblems.given_up().toJSON())
}

async function runTicket(options: JobsOptions, { companyId, jobId }: Ticket) {
  const quietly = quietlyOf(options, companyId)
  const row = (await quietly((tx) => tx.row<JobRow>(SQL.start, { id: jobId, at: tx.at }))) as JobRow | null
  if (!row) return
  const end = endOf(quietly, jobId)
  try {
    await end((await runKind(options, row, jobId, companyId, quietly)) ?? {}, null)
  } catch (thrown) {
    await endBadly(options, thrown, (problem) => end(null, problem))
  }
}

function runKind(options: JobsOptions, row: JobRow, jobId: string, companyId: string, quietly: Quietly) {
  const kind = options.kinds.find((known) => known.kind === row.kind)
  if (!kind) throw new Error(`no such kind of job: ${row.kind}`)
  let told = Number.NEGATIVE_INFINITY
  const run: JobRun = {
    jobId,
    database: options.database,
    context: { companyId, actor: actorOf(row.requestedBy), at: options.clock() },
    communityId: row.communityId,
    clock: options.clock,
    async progress(done, total = null) {
      const now = performance.now()
      if (now - told < PROGRESS_EVERY_MS && done !== total) return
      told = now
      // Nobody waits for this word: with the database away it would otherwise end the whole process.
      await quietly((tx) => tx.rows(SQL.progress, { id: jobId, done, total })).catch(() => {})
    },
  }
  return kind.run(row.input, run)
}

/** A refusal ends the job; what may pass by itself is thrown again, so that the queue retries; a defect ends it. */
async function endBadly(options: JobsOptions, thrown: unknown, end: (problem: unknown) => Promise<unknown>) {
  const problem = problemOf(thrown)
  if (problem?.code === 'http.try_again') throw thrown
  if (problem) return end(problem.toJSON())
  const id = uuidV7()
  options.onDefect(id, thrown)
  return end(defectJson(id))
}

function actorOf(text: string): Actor {
  const [kind, ...rest] = text.split(':')
  const id = rest.join(':')
  return kind === 'staff' ? { kind: 'staff', id, name: '' } : { kind: 'system', name: id }
}
