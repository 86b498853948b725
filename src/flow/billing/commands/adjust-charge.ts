/**
 * Puts one charge right by hand (调整应收): less for a service that failed or a mistake of ours, more for what was forgotten.
 * An adjustment is a charge of its own that names the one it corrects, with its reason; nothing is rewritten. Less
 * lowers what is owed of the charge; more falls due fifteen days on at the earliest, for nobody was told of it before.
 * The ledger's `adjust` calls this and posts it. Problems: charge_not_found, charge_is_cancelled, charge_is_adjustment,
 * adjustment_too_large, adjustment_key_reused.
 */
import { createHash } from 'node:crypto'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Because, because } from '../../../rules/because.ts'
import { addDays, type Day, later } from '../../../rules/day.ts'
import { type Fen, fen, yuan } from '../../../rules/money.ts'
import { DAYS_TO_PAY } from '../../../rules/recharge.ts'
import { billingProblems } from '../problems.ts'
import { BILL_COLUMNS, CHARGE_COLUMNS } from './run-billing.ts'

const LOCK_RUN = sqlFile(import.meta.url, '../sql/lock-run.sql')
const FIND_CHARGE = sqlFile(import.meta.url, '../sql/find-charge.sql')
const INSERT_RUN = sqlFile(import.meta.url, '../sql/insert-run.sql')

export type StoredCharge = {
  charge_id: string
  premises_id: string
  household_id: string
  fee_item_id: string
  standard_id: string | null
  kind: 'periodic' | 'opening' | 'adjustment'
  from_day: Day
  to_day: Day
  due_day: Day
  amount_fen: number
  because: Because
  corrects_id: string | null
  fee_item_name: string
  cancelled_day: Day | null
  /** What is charged by it now: its amount less what adjustments took off. */
  standing_fen: number
}

export type Adjustment = {
  adjustmentId: string
  chargeId: string
  amountFen: Fen
  dueDay: Day
  because: Because
  runId: string
  /** True when this key had been answered before and nothing was written now. */
  repeated: boolean
}

/** `amountFen`: more (positive) or less (negative), never zero. `key`: becomes the adjustment's id; the same key again answers the same. */
export async function adjustCharge(
  tx: Tx,
  input: {
    communityId: string
    chargeId: string
    amountFen: Fen
    reason: string
    day: Day
    key: string
  },
): Promise<Adjustment> {
  const { communityId, chargeId, amountFen: amount } = input
  const earlier = await lockCharge(tx, communityId, input.key)
  if (earlier) return answerAgain(tx, input, earlier)
  const charge = await findCharge(tx, communityId, chargeId)
  if (!charge) throw billingProblems.charge_not_found({ charge: chargeId })
  if (charge.cancelled_day) throw billingProblems.charge_is_cancelled({ day: charge.cancelled_day })
  if (charge.kind === 'adjustment') throw billingProblems.charge_is_adjustment()
  if (charge.standing_fen + amount < 0) {
    throw billingProblems.adjustment_too_large({
      amount: yuan(fen(-amount)),
      standing: yuan(fen(charge.standing_fen)),
    })
  }
  const dueDay = amount > 0 ? later(charge.due_day, addDays(input.day, DAYS_TO_PAY)) : charge.due_day
  const why = explain(charge, input)
  const runId = await write(tx, input, charge, dueDay, why)
  return {
    adjustmentId: input.key,
    chargeId,
    amountFen: amount,
    dueDay,
    because: why,
    runId,
    repeated: false,
  }
}

/** A charge as it stands while no run and no adjustment may change it; null: there is none. */
export async function lockCharge(
  tx: Tx,
  communityId: string,
  chargeId: string,
): Promise<StoredCharge | null> {
  await tx.rows(LOCK_RUN, { community_id: communityId, company_id: tx.companyId })
  return findCharge(tx, communityId, chargeId)
}

function findCharge(tx: Tx, communityId: string, chargeId: string): Promise<StoredCharge | null> {
  return tx.row<StoredCharge>(FIND_CHARGE, { community_id: communityId, charge_id: chargeId })
}

function answerAgain(
  tx: Tx,
  input: { chargeId: string; amountFen: Fen; reason: string; key: string },
  earlier: StoredCharge,
): Adjustment {
  const same =
    earlier.corrects_id === input.chargeId &&
    earlier.amount_fen === input.amountFen &&
    earlier.because.from?.[0]?.value === input.reason
  if (!same) throw billingProblems.adjustment_key_reused()
  tx.nothingChanged()
  return {
    adjustmentId: input.key,
    chargeId: input.chargeId,
    amountFen: input.amountFen,
    dueDay: earlier.due_day,
    because: earlier.because,
    runId: '',
    repeated: true,
  }
}

function explain(charge: StoredCharge, input: { amountFen: Fen; reason: string; day: Day }): Because {
  const { amountFen: amount, reason, day } = input
  const what = `${charge.fee_item_name} ${charge.from_day} 至 ${charge.to_day}`
  const before = yuan(fen(charge.standing_fen))
  const words =
    amount < 0
      ? {
          zh: `${what}：应收 ${before} 元调减 ${yuan(fen(-amount))} 元，为 ${yuan(fen(charge.standing_fen + amount))} 元（${day}）`,
          en: `${charge.fee_item_name} ${charge.from_day} to ${charge.to_day}: ${before} yuan lowered by ${yuan(fen(-amount))} to ${yuan(fen(charge.standing_fen + amount))} yuan (${day})`,
        }
      : {
          zh: `${what}：应收 ${before} 元之外补收 ${yuan(amount)} 元（${day}）`,
          en: `${charge.fee_item_name} ${charge.from_day} to ${charge.to_day}: ${yuan(amount)} yuan more than the ${before} charged (${day})`,
        }
  const told = because(reason, 'fact', 'billing.adjustment.reason', {
    zh: `原因：${reason}`,
    en: `Reason: ${reason}`,
  })
  return because(yuan(amount), 'yuan', 'billing.adjustment', words, { from: [told, charge.because] })
}

/** A run of its own, of one charge: the bill it stands on is told of like any other. */
async function write(
  tx: Tx,
  input: { communityId: string; amountFen: Fen; day: Day; key: string },
  charge: StoredCharge,
  dueDay: Day,
  why: Because,
): Promise<string> {
  const { communityId, amountFen: amount, day } = input
  const [runId, billId, period] = [tx.newId(), tx.newId(), day.slice(0, 7)]
  await tx.insertRows('billing.bill', BILL_COLUMNS, [
    [communityId, billId, tx.companyId, runId, charge.household_id, period, day],
  ])
  await tx.insertRows(
    'billing.charge',
    [...CHARGE_COLUMNS, 'corrects_id'],
    [
      [
        communityId,
        input.key,
        tx.companyId,
        billId,
        charge.premises_id,
        charge.household_id,
        charge.fee_item_id,
        charge.standard_id,
        'adjustment',
        charge.from_day,
        charge.to_day,
        amount,
        dueDay,
        why,
        charge.charge_id,
      ],
    ],
  )
  const digest = createHash('sha256').update(`${charge.charge_id}|${amount}\n`).digest('hex')
  await tx.rows(INSERT_RUN, {
    community_id: communityId,
    id: runId,
    company_id: tx.companyId,
    kind: 'adjustment',
    period,
    day,
    at: tx.at,
    count_in: 1,
    count_done: 1,
    count_parked: 0,
    count_skipped: 0,
    sum_fen: amount,
    digest,
    parked_digest: '',
  })
  tx.audit({
    communityId,
    action: 'billing.adjust_charge',
    subject: `charge:${charge.charge_id}`,
    facts: { adjustmentId: input.key, amountFen: amount, day },
  })
  return runId
}
