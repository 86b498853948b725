import { sqlFile } from '../../platform/db/sql-file.ts'
import { implementApi } from '../../platform/http/api.ts'
import { platformProblems } from '../../platform/problems.ts'
import { billingContract } from './contract.ts'
import { type ParkReason, parkReason } from './model.ts'

const LIST_RUNS = sqlFile(import.meta.url, './sql/list-runs.sql')
const LIST_PARKED = sqlFile(import.meta.url, './sql/list-parked.sql')
const FIND_BILL = sqlFile(import.meta.url, './sql/find-bill.sql')

const os = implementApi(billingContract)

export const billingRouter = os.router({
  runs: os.runs.handler(({ input, context }) =>
    context.read((tx) =>
      tx.rows(LIST_RUNS, { community_id: input.communityId, all_money: context.money === 'all' }),
    ),
  ),
  parked: os.parked.handler(async ({ input, context }) => {
    const rows = await context.read((tx) =>
      tx.rows<ParkedRow>(LIST_PARKED, {
        community_id: input.communityId,
        run_id: input.runId,
      }),
    )
    return rows.map(({ facts, ...row }) => ({ ...row, ...parkReason(row.code, facts) }))
  }),
  bill: os.bill.handler(async ({ input, context }) => {
    const bill = await context.read((tx) =>
      tx.row<never>(FIND_BILL, {
        community_id: input.communityId,
        bill_id: input.billId,
        steward_id: context.stewardId,
        day: context.day,
      }),
    )
    if (!bill) throw platformProblems.not_found({ what: '账单', id: input.billId })
    return bill
  }),
})

type ParkedRow = {
  room: string
  feeItem: string | null
  code: ParkReason
  facts: { from?: string; to?: string }
}
