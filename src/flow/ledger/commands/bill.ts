/**
 * Bills a month and takes the charges into the ledger, in one transaction: either both stand or neither does. First,
 * standing charges that a sale or hand-over told late has put out of place are charged again to whoever owed.
 * Problems: those of a billing run.
 */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { runBilling } from '../../billing/commands/run-billing.ts'
import { type BillingRun, periodShape } from '../../billing/model.ts'
import { billingProblems } from '../../billing/problems.ts'
import { postCharges } from './post-charges.ts'
import { rechargePosted } from './recharge-posted.ts'

/** `recharged`: standing charges put right. `unplaced`: those that could not be, and why. */
export type Billed = BillingRun & {
  posted: number
  drawnDown: number
  recharged: number
  unplaced: BillingRun['parkedRows']
}

export async function bill(
  tx: Tx,
  input: { communityId: string; period: string; day: Day },
  onProgress: (done: number) => void = () => {},
): Promise<Billed> {
  if (!periodShape.safeParse(input.period).success) throw billingProblems.bad_period({ period: input.period })
  const { done: recharged, parkedRows: unplaced } = await rechargePosted(tx, input)
  const run = await runBilling(tx, input, onProgress)
  const { posted, drawnDown } =
    run.charges > 0
      ? await postCharges(tx, { communityId: input.communityId, day: input.day, runId: run.runId })
      : { posted: 0, drawnDown: 0 }
  return { ...run, posted, drawnDown, recharged, unplaced }
}
