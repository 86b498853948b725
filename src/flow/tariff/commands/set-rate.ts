/**
 * Publishes a unit price from a day on: creates the fee item and the standard when they are new, ends the rate in force
 * the day before, and assigns the standard. A published rate is never rewritten. Setting the very same rate again adds
 * nothing. Problems: rate_already_starts, later_rate_exists, standard_differs, fee_item_differs, target_not_found.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { Decimal } from '../../../rules/money.ts'
import { type RateInput, rateInput } from '../model.ts'
import { tariffProblems } from '../problems.ts'

const SAVE_FEE_ITEM = sqlFile(import.meta.url, '../sql/save-fee-item.sql')
const SAVE_STANDARD = sqlFile(import.meta.url, '../sql/save-standard.sql')
const RATES = sqlFile(import.meta.url, '../sql/rates-of-standard.sql')
const CLOSE_RATE = sqlFile(import.meta.url, '../sql/close-rate.sql')
const INSERT_RATE = sqlFile(import.meta.url, '../sql/insert-rate.sql')
const UNKNOWN_TARGETS = sqlFile(import.meta.url, '../sql/unknown-targets.sql')
const SAVE_ASSIGNMENTS = sqlFile(import.meta.url, '../sql/save-assignments.sql')

const NAMES: Record<string, string> = {
  property_fee: '物业服务费',
  parking: '车位管理费',
  opening: '期初欠费',
}

type StandardRow = {
  id: string
  fee_item_id: string
  formula: string
  period_months: number
  due_month: number
  due_date: number
  rounding: string
}

export async function setRate(
  tx: Tx,
  input: RateInput,
): Promise<{ feeItemId: string; standardId: string; rateId: string }> {
  const rate = rateInput.parse(input)
  const feeItemId = await saveFeeItem(tx, rate.feeItem)
  const standardId = await saveStandard(tx, rate, feeItemId)
  const rateId = await addRate(tx, rate, standardId)
  await assign(tx, rate, standardId)
  tx.audit({
    communityId: rate.communityId,
    action: 'tariff.set_rate',
    subject: `standard:${standardId}`,
    facts: {
      feeItem: rate.feeItem.code,
      unitPrice: rate.unitPrice,
      from: rate.from,
      publishedPlace: rate.publishedPlace,
      assigned: rate.assign.length,
    },
  })
  return { feeItemId, standardId, rateId }
}

/** The fee item of a code, created when new. */
export async function saveFeeItem(
  tx: Tx,
  item: { code: string; name?: string | undefined; kind?: string | undefined },
): Promise<string> {
  const kind = item.kind ?? (item.code in NAMES ? item.code : 'service')
  const row = await tx.row<{ id: string; kind: string }>(SAVE_FEE_ITEM, {
    company_id: tx.companyId,
    id: tx.newId(),
    code: item.code,
    name: item.name ?? NAMES[item.code] ?? item.code,
    kind,
  })
  if (!row) throw new Error('fee item vanished')
  if (item.kind && row.kind !== item.kind)
    throw tariffProblems.fee_item_differs({ code: item.code, kind: row.kind })
  return row.id
}

async function saveStandard(
  tx: Tx,
  rate: ReturnType<typeof rateInput.parse>,
  feeItemId: string,
): Promise<string> {
  const wanted = {
    fee_item_id: feeItemId,
    formula: rate.standard.formula,
    period_months: rate.standard.periodMonths,
    due_month: rate.standard.dueMonth,
    due_date: rate.standard.dueDate,
    rounding: rate.standard.rounding,
  }
  const row = await tx.row<StandardRow>(SAVE_STANDARD, {
    community_id: rate.communityId,
    id: tx.newId(),
    company_id: tx.companyId,
    name: rate.standard.name,
    ...wanted,
  })
  if (!row) throw new Error('standard vanished')
  const same = Object.entries(wanted).every(([key, value]) => row[key as keyof StandardRow] === value)
  if (!same) throw tariffProblems.standard_differs({ standard: rate.standard.name })
  return row.id
}

async function addRate(
  tx: Tx,
  rate: ReturnType<typeof rateInput.parse>,
  standardId: string,
): Promise<string> {
  const key = { community_id: rate.communityId, standard_id: standardId }
  const rates = await tx.rows<{
    id: string
    unit_price: string
    from_day: Day
    to_day: Day | null
    published_place: string
  }>(RATES, key)
  const facts = { standard: rate.standard.name, from: rate.from }
  const same = rates.find((one) => one.from_day === rate.from)
  if (same) {
    if (new Decimal(same.unit_price).equals(rate.unitPrice) && same.published_place === rate.publishedPlace)
      return same.id
    throw tariffProblems.rate_already_starts({ ...facts, unitPrice: same.unit_price })
  }
  const later = rates.find((one) => one.from_day > rate.from)
  if (later) throw tariffProblems.later_rate_exists({ ...facts, later: later.from_day })
  const current = rates.at(-1)
  if (current && (current.to_day === null || current.to_day >= rate.from)) {
    await tx.rows(CLOSE_RATE, {
      community_id: rate.communityId,
      id: current.id,
      to_day: addDays(rate.from, -1),
    })
  }
  const id = tx.newId()
  await tx.rows(INSERT_RATE, {
    ...key,
    id,
    company_id: tx.companyId,
    unit_price: rate.unitPrice,
    from_day: rate.from,
    published_place: rate.publishedPlace,
    published_day: rate.publishedDay,
    approval: rate.approval ?? null,
  })
  return id
}

type Target = { id: string; usage: string | null; building_id: string | null; premises_id: string | null }

async function assign(tx: Tx, rate: ReturnType<typeof rateInput.parse>, standardId: string) {
  const assignments: Target[] = rate.assign.flatMap((target): Target[] =>
    'premisesIds' in target
      ? target.premisesIds.map((premisesId) => ({
          id: tx.newId(),
          usage: null,
          building_id: null,
          premises_id: premisesId,
        }))
      : [
          {
            id: tx.newId(),
            usage: target.usage ?? null,
            building_id: 'buildingId' in target ? target.buildingId : null,
            premises_id: null,
          },
        ],
  )
  if (assignments.length === 0) return
  const wanted = { community_id: rate.communityId, assignments: JSON.stringify(assignments) }
  const unknown = await tx.row<{ count: number }>(UNKNOWN_TARGETS, wanted)
  if (unknown?.count) throw tariffProblems.target_not_found({ count: unknown.count })
  await tx.rows(SAVE_ASSIGNMENTS, {
    ...wanted,
    company_id: tx.companyId,
    standard_id: standardId,
    from_day: rate.from,
  })
}
