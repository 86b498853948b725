/**
 * Arrears that were owed before this system knew the community (期初欠费), one charge a premises and household, due on
 * the day the old book was read. They carry their source as because. No rows: nothing is written.
 */
import { createHash } from 'node:crypto'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { type Fen, sum, yuan } from '../../../rules/money.ts'
import { saveFeeItem } from '../../tariff/commands/set-rate.ts'
import { BILL_COLUMNS, CHARGE_COLUMNS } from './run-billing.ts'

const INSERT_RUN = sqlFile(import.meta.url, '../sql/insert-run.sql')

export type OpeningCharge = {
  premisesId: string
  householdId: string
  amountFen: Fen
  /** The last day the old figure covers; the charge is due on it. */
  asOf: Day
  /** Where the figure stands, e.g. `台账.xlsx 1栋!H12`. */
  place: string
}

export async function recordOpeningCharges(
  tx: Tx,
  input: { communityId: string; day: Day; rows: readonly OpeningCharge[] },
): Promise<{ runId: string | null; chargeIds: string[]; sumFen: Fen }> {
  const total = sum(input.rows.map((row) => row.amountFen))
  if (input.rows.length === 0) return { runId: null, chargeIds: [], sumFen: total }
  const feeItemId = await saveFeeItem(tx, { code: 'opening', name: '期初欠费', kind: 'opening' })
  const period = input.day.slice(0, 7)
  const runId = tx.newId()
  const bills = new Map(input.rows.map((row) => [row.householdId, '']))
  for (const householdId of bills.keys()) bills.set(householdId, tx.newId())
  const charges = input.rows.map((row) => ({ id: tx.newId(), row }))
  await tx.insertRows(
    'billing.bill',
    BILL_COLUMNS,
    [...bills].map(([householdId, id]) => [
      input.communityId,
      id,
      tx.companyId,
      runId,
      householdId,
      period,
      input.day,
    ]),
  )
  await tx.insertRows(
    'billing.charge',
    CHARGE_COLUMNS,
    charges.map(({ id, row }) => [
      input.communityId,
      id,
      tx.companyId,
      bills.get(row.householdId) as string,
      row.premisesId,
      row.householdId,
      feeItemId,
      null,
      'opening',
      row.asOf,
      row.asOf,
      row.amountFen,
      row.asOf,
      because(
        yuan(row.amountFen),
        'yuan',
        'billing.opening',
        {
          zh: `期初欠费 ${yuan(row.amountFen)} 元，截至 ${row.asOf}，抄自 ${row.place}`,
          en: `Opening arrears of ${yuan(row.amountFen)} yuan up to ${row.asOf}, taken from ${row.place}`,
        },
        { source: { law: '导入的台账', article: row.place, on: row.asOf } },
      ),
    ]),
  )
  const digest = createHash('sha256')
  for (const { row } of charges)
    digest.update(`${row.premisesId}|${row.householdId}|${row.asOf}|${row.amountFen}\n`)
  const hash = digest.digest('hex')
  await tx.rows(INSERT_RUN, {
    community_id: input.communityId,
    id: runId,
    company_id: tx.companyId,
    kind: 'opening',
    period,
    day: input.day,
    at: tx.at,
    count_in: charges.length,
    count_done: charges.length,
    count_parked: 0,
    count_skipped: 0,
    sum_fen: total,
    digest: hash,
    parked_digest: '',
  })
  tx.audit({
    communityId: input.communityId,
    action: 'billing.record_opening_charges',
    subject: `run:${runId}`,
    facts: { count: charges.length, sumFen: total, digest: hash },
  })
  return { runId, chargeIds: charges.map(({ id }) => id), sumFen: total }
}
