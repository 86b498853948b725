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
  const warnings = [...run.warnings, ...rechargeWarnings(recharged, unplaced)]
  return { ...run, warnings, posted, drawnDown, recharged, unplaced }
}

/** Whoever looks at a run is told what it put right in earlier ones, and what it could not. */
function rechargeWarnings(recharged: number, unplaced: Billed['unplaced']): Billed['warnings'] {
  const told = unplaced.map((row) => ({
    code: 'ledger.unplaced',
    zh: `${row.room} ${row.feeItem}：已出的应收与缴费责任不符，${row.zh}。`,
    en: `${row.room} ${row.feeItem}: a standing charge does not fit who owed; ${row.en}.`,
  }))
  if (recharged === 0) return told
  const done = {
    code: 'ledger.recharged',
    zh: `有 ${recharged} 笔已出的应收在过户登记之后按天改由当日责任人承担。`,
    en: `${recharged} standing charges were charged again, by the day, to whoever owed: a sale was told late.`,
  }
  return [done, ...told]
}
