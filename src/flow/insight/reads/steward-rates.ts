import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Day, dayFrom, partsOf } from '../../../rules/day.ts'
import { Decimal } from '../../../rules/money.ts'
import type { StewardRates } from '../model.ts'
import { RESIDENTIAL_TARGET } from '../targets.ts'
import { type Need, needOf } from './need.ts'

const STEWARD_RATES = sqlFile(import.meta.url, '../sql/steward-rates.sql')

type Row = Omit<StewardRates['rows'][number], 'share' | 'toTargetFen' | 'behind'>

/**
 * 住宅当期收缴率 of the year so far, steward by steward, beside the target: whoever is furthest behind first. Nothing due
 * yet: no rows.
 */
export async function readStewardRates(tx: Tx, input: Need & { asOf: Day }): Promise<StewardRates> {
  const { asOf } = input
  const from = dayFrom(partsOf(asOf).year, 1, 1)
  const rows = await tx.rows<Row>(STEWARD_RATES, { ...needOf(input), from, as_of: asOf })
  return {
    from,
    asOf,
    target: RESIDENTIAL_TARGET,
    rows: rows.map(besideTarget).sort((a, b) => Number(a.share ?? 1) - Number(b.share ?? 1)),
  }
}

function besideTarget(row: Row): StewardRates['rows'][number] {
  const wanted = new Decimal(row.chargedFen).times(RESIDENTIAL_TARGET).ceil().toNumber()
  return {
    ...row,
    share: row.chargedFen > 0 ? new Decimal(row.paidFen).div(row.chargedFen).toFixed(4) : null,
    toTargetFen: Math.max(0, wanted - row.paidFen),
    behind: row.paidFen < wanted,
  }
}
