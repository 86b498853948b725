/** Handlers of jobs: who asked for one may watch it, and whoever may see a community's jobs. */
import { can } from '../auth/roles.ts'
import { sqlFile } from '../db/sql-file.ts'
import { implementApi } from '../http/api.ts'
import { platformProblems } from '../problems.ts'
import { type Job, jobsContract } from './contract.ts'

const FIND = sqlFile(import.meta.url, './sql/find-job.sql')
const RECENT = sqlFile(import.meta.url, './sql/recent-jobs.sql')

const os = implementApi(jobsContract)

export const jobsRouter = os.router({
  job: os.job.handler(async ({ input, context }) => {
    const row = await context.read((tx) => tx.row<Omit<Job, 'state'>>(FIND, { id: input.jobId }))
    const { principal } = context
    const own = row?.requestedBy === `staff:${principal.staffId}`
    const allowed =
      own || can(principal, 'platform.see_jobs', { communityId: row?.communityId ?? null }).allowed
    if (!row || !allowed) throw platformProblems.not_found({ what: '任务', id: input.jobId })
    return withState(row)
  }),
  recent: os.recent.handler(async ({ input, context }) => {
    const requested_by = `staff:${context.principal.staffId}`
    const rows = await context.read((tx) =>
      tx.rows<Omit<Job, 'state'>>(RECENT, { requested_by, limit: input.limit }),
    )
    return rows.map(withState)
  }),
})

function withState(row: Omit<Job, 'state'>): Job {
  const state = row.endedAt ? (row.problem ? 'failed' : 'done') : row.startedAt ? 'running' : 'waiting'
  return { ...row, state }
}
