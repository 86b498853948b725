/** Long work of this slice that people can watch. */
import { inTransaction } from '../../platform/db/tx.ts'
import type { JobKind } from '../../platform/jobs/queue.ts'
import { day } from '../../rules/day.ts'
import { runDunning } from './commands/run-dunning.ts'

export type DunningJobInput = { day: string }

/** A dunning run. Run twice it adds nothing, so a killed worker's job is simply run again. */
export const dunningJob: JobKind = {
  kind: 'collections.dun',
  async run(input, job) {
    const communityId = job.communityId as string
    const { decisions: _, ...run } = await inTransaction(job.database, job.context, (tx) =>
      runDunning(tx, { communityId, day: day((input as DunningJobInput).day) }),
    )
    return run
  },
}
