/**
 * Bills a month and takes the charges into the ledger, in one transaction: either both stand or neither does.
 * Problems: those of a billing run.
 */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { runBilling } from '../../billing/commands/run-billing.ts'
import type { BillingRun } from '../../billing/model.ts'
import { postCharges } from './post-charges.ts'

export async function bill(
  tx: Tx,
  input: { communityId: string; period: string; day: Day },
  onProgress: (done: number) => void = () => {},
): Promise<BillingRun & { posted: number; drawnDown: number }> {
  const run = await runBilling(tx, input, onProgress)
  const { posted, drawnDown } =
    run.charges > 0
      ? await postCharges(tx, { communityId: input.communityId, day: input.day, runId: run.runId })
      : { posted: 0, drawnDown: 0 }
  return { ...run, posted, drawnDown }
}
