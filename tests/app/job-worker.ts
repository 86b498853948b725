/** A worker to be killed in the middle of a job, for jobs.test.ts. */
import { createPool } from '../../src/platform/db/pool.ts'
import { inTransaction } from '../../src/platform/db/tx.ts'
import { openJobs } from '../../src/platform/jobs/boss.ts'

const config = JSON.parse(process.env['WORKER_CONFIG'] ?? '{}')
const companyId = process.env['WORKER_COMPANY'] ?? ''
const database = { pool: createPool(config, { max: 3 }) }

const jobs = await openJobs({
  config,
  database,
  clock: () => new Date('2026-11-20T02:00:00Z'),
  onDefect: console.error,
  kinds: [
    {
      kind: 'test.survive',
      run: () => {
        console.log('working')
        return new Promise(() => {})
      },
    },
  ],
})
const context = {
  companyId,
  actor: { kind: 'system', name: 'test' } as const,
  at: new Date('2026-11-20T02:00:00Z'),
}
const jobId = await inTransaction(database, context, (tx) =>
  jobs.queue.enqueue(tx, 'test.survive', null, null),
)
console.log(`job ${jobId}`)
