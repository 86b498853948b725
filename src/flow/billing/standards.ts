/** The community's standards with their rates, as the tariff rule reads them. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Rounding } from '../../rules/money.ts'
import type { Formula, Rate, Standard } from '../../rules/tariff.ts'

const STANDARDS = sqlFile(import.meta.url, './sql/standards.sql')

type StandardRow = {
  standard_id: string
  fee_item_name: string
  formula: Formula
  period_months: 1 | 3 | 6 | 12
  due_month: number
  due_date: number
  rounding: Rounding
  rates: Rate[]
  assigned: boolean
}

/** `assigned`: to anything at all, at any time. */
export type KnownStandard = { standardId: string; standard: Standard; rates: Rate[]; assigned: boolean }

export async function standardsIn(tx: Tx, communityId: string): Promise<KnownStandard[]> {
  const rows = await tx.rows<StandardRow>(STANDARDS, { community_id: communityId })
  return rows.map((row) => ({
    standardId: row.standard_id,
    rates: row.rates,
    assigned: row.assigned,
    standard: {
      feeItemName: row.fee_item_name,
      formula: row.formula,
      periodMonths: row.period_months,
      dueMonth: row.due_month,
      dueDate: row.due_date,
      rounding: row.rounding,
    },
  }))
}
