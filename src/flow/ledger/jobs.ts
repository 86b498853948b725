/** Long work of this slice that people can watch. */
import { inTransaction } from '../../platform/db/tx.ts'
import type { JobKind } from '../../platform/jobs/queue.ts'
import { day } from '../../rules/day.ts'
import { bill } from './commands/bill.ts'

export type BillingJobInput = { period: string; day: string }

/** Billing a month. Run twice it adds nothing, so a killed worker's job is simply run again. */
export const billingJob: JobKind = {
  kind: 'ledger.bill',
  async run(input, job) {
    const { period, day: on } = input as BillingJobInput
    const communityId = job.communityId as string
    return inTransaction(job.database, job.context, (tx) =>
      bill(tx, { communityId, period, day: day(on) }, (done) => void job.progress(done)),
    )
  },
}
