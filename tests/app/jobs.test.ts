import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRun } from '../../src/app/setup/first-run.ts'
import { createPool } from '../../src/platform/db/pool.ts'
import { type Context, type Database, inSnapshot, inTransaction } from '../../src/platform/db/tx.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { compileSql } from '../../src/platform/db/sql-file.ts'
import { httpProblems } from '../../src/platform/http/problems.ts'
import { platformProblems } from '../../src/platform/problems.ts'
import { type Jobs, openJobs } from '../../src/platform/jobs/boss.ts'
import type { JobKind } from '../../src/platform/jobs/queue.ts'

let base: TestDatabase
let database: Database
let jobs: Jobs
const defects: unknown[] = []
let tries = 0
const seen: { input: unknown; actor: string }[] = []

const kinds: JobKind[] = [
  {
    kind: 'test.count',
    async run(input, job) {
      seen.push({ input, actor: JSON.stringify(job.context.actor) })
      for (let done = 0; done <= 3; done += 1) await job.progress(done, 3)
      return { counted: 3 }
    },
  },
  {
    kind: 'test.refuse',
    run: () => Promise.reject(platformProblems.not_found({ what: '表', id: 'x' })),
  },
  { kind: 'test.break', run: () => Promise.reject(new Error('secret detail')) },
  { kind: 'test.survive', run: async () => ({ by: 'second' }) },
  {
    kind: 'test.never',
    run: () => {
      tries += 1
      return Promise.reject(httpProblems.try_again())
    },
  },
]

beforeAll(async () => {
  base = await testDatabase()
  database = { pool: createPool(base.config, { max: 4 }) }
  const admin = {
    company: '敦睦物业',
    adminName: '李',
    username: 'admin',
    password: 'plum-tree 93 lantern',
    communities: [],
  }
  const made = await firstRun(database, admin, { at })
  context = { companyId: made.companyId, actor: { kind: 'staff', id: made.staffId, name: '李' }, at }
  jobs = await open()
})
afterAll(async () => {
  await jobs.stop()
  await database.pool.end()
  await base.drop()
})

const at = new Date('2026-11-20T02:00:00Z')
const ROW = compileSql('job', 'SELECT * FROM platform.job WHERE id = :id')
let context: Context

const open = (more: { retries?: number } = {}) =>
  openJobs({
    config: base.config,
    database,
    kinds,
    clock: () => at,
    onDefect: (_id, defect) => defects.push(defect),
    ...more,
  })

type Row = {
  ended_at: Date | null
  started_at: Date | null
  done: number
  total: number | null
  result: any
  problem: any
}

async function ended(jobId: string, patienceMs = 30_000): Promise<Row> {
  const until = Date.now() + patienceMs
  for (;;) {
    const row = await inSnapshot(database, context, (tx) => tx.row<Row>(ROW, { id: jobId }))
    if (row?.ended_at) return row
    if (Date.now() > until) throw new Error(`job did not end: ${JSON.stringify(row)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const enqueue = (kind: string, input: unknown = null) =>
  inTransaction(database, context, (tx) => jobs.queue.enqueue(tx, kind, null, input))

test('a job runs as the person who asked, tells how far it is, and keeps its answer', async () => {
  const row = await ended(await enqueue('test.count', { period: '2026-10' }))
  expect(row).toMatchObject({ done: 3, total: 3, result: { counted: 3 }, problem: null })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ input: { period: '2026-10' } })
  expect(seen[0]?.actor).toContain((context.actor as { id: string }).id)
})

test('a job whose transaction does not commit never was', async () => {
  const before = seen.length
  await expect(
    inTransaction(database, context, async (tx) => {
      await jobs.queue.enqueue(tx, 'test.count', null, null)
      throw new Error('changed our mind')
    }),
  ).rejects.toThrow('changed our mind')
  await ended(await enqueue('test.count'))
  expect(seen.length).toBe(before + 1)
})

test('a refusal ends a job with words; a defect ends it with an id and no detail', async () => {
  const refused = await ended(await enqueue('test.refuse'))
  expect(refused.problem).toMatchObject({ code: 'platform.not_found', status: 404 })
  const broken = await ended(await enqueue('test.break'))
  expect(broken.problem).toMatchObject({ code: 'platform.defect' })
  expect(JSON.stringify(broken.problem)).not.toContain('secret')
  expect(String(defects[0])).toContain('secret detail')
})

test('a job whose worker is killed is done by another', async () => {
  await jobs.stop()
  const worker = spawn(process.execPath, [fileURLToPath(new URL('./job-worker.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, WORKER_CONFIG: JSON.stringify(base.config), WORKER_COMPANY: context.companyId },
  })
  let said = ''
  worker.stdout.on('data', (text) => (said += text))
  while (!said.includes('working') || !said.includes('job ')) await once(worker.stdout, 'data')
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  const jobId = /job (\S+)/.exec(said)?.[1] as string
  jobs = await open()
  expect((await ended(jobId, 45_000)).result).toEqual({ by: 'second' })
}, 60_000)

test('a job that only ever says "try again" ends too, and whoever asked is told', async () => {
  await jobs.stop()
  jobs = await open({ retries: 1 })
  const { problem, result } = await ended(await enqueue('test.never'), 60_000)
  expect({ code: problem.code, next: Boolean(problem.next), result, tries }).toEqual({
    code: 'jobs.given_up',
    next: true,
    result: null,
    tries: 2,
  })
}, 90_000)
