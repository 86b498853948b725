import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { promiseState } from '../../../rules/dunning.ts'
import { fen } from '../../../rules/money.ts'
import type { Promises } from '../model.ts'
import { insightProblems } from '../problems.ts'
import { type Need, needOf } from './need.ts'

const PROMISES = sqlFile(import.meta.url, '../sql/promises.sql')

type Row = Omit<Promises['rows'][number], 'state'>

/** Promises whose day lies in a span, the earliest first. Problem: insight.span. */
export async function readPromises(
  tx: Tx,
  input: Need & { from: Day; to: Day; today: Day },
): Promise<Promises> {
  const { from, to, today } = input
  if (from > to) throw insightProblems.span({ from, to })
  const rows = await tx.rows<Row>(PROMISES, { ...needOf(input), from, to, today })
  return { from, to, today, rows: rows.map((row) => ({ ...row, state: stateOf(row, today) })) }
}

function stateOf({ day, amountFen, paidFen }: Row, today: Day) {
  return promiseState({ day: day as Day, amountFen: fen(amountFen), paidFen: fen(paidFen) }, today)
}
