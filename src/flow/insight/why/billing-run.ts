/** Why a billing run counted and summed what it did. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import type { Because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { figure, type Part } from '../../../rules/figure.ts'
import { BILLED_BY, billingCount, CHARGED_ONCE } from '../../../rules/billing-figures.ts'
import { type ParkReason, parkReason } from '../../billing/model.ts'
import { insightProblems } from '../problems.ts'

const RUN = sqlFile(import.meta.url, '../sql/why-run.sql')
const BY_FEE = sqlFile(import.meta.url, '../sql/why-billing-run.sql')
const BY_REASON = sqlFile(import.meta.url, '../sql/why-billing-parked.sql')

type Run = {
  kind: string
  period: string
  day: Day
  in: number
  done: number
  parked: number
  skipped: number
  sumFen: number
}
export type AskedRun = {
  communityId: string
  runId: string
  /** Whether all money of the community may be seen; a sum tells of every household. */
  allMoney: boolean
  figure: 'in' | 'done' | 'parked' | 'skipped' | 'sum'
}

/** One figure of a billing run. Problems: not_found; not_yours for a sum over households one may not see. */
export async function whyBillingRun(tx: Tx, asked: AskedRun): Promise<Because> {
  const which = { community_id: asked.communityId, run_id: asked.runId }
  const run = await tx.row<Run>(RUN, which)
  if (!run) throw platformProblems.not_found({ what: '出账批次', id: asked.runId })
  if (asked.figure !== 'sum') {
    const reasons = await tx.rows<{ code: ParkReason; rows: number }>(BY_REASON, which)
    const parked = reasons.map(({ code, rows }) => ({ value: rows, ...parkReason(code) }))
    return billingCount(asked.figure, run, parked)
  }
  if (!asked.allMoney) throw insightProblems.not_yours()
  return sumOf(run, await tx.rows<ByFee>(BY_FEE, which))
}

type ByFee = { feeItem: string; charges: number; households: number; amountFen: number }

function sumOf(run: Run, fees: readonly ByFee[]): Because {
  const parts = fees.map(
    ({ feeItem, charges, households, amountFen }): Part => ({
      value: amountFen,
      zh: `${feeItem}：${charges} 笔，${households} 户`,
      en: `${feeItem}: ${charges} charge(s), ${households} household(s)`,
    }),
  )
  const standing = fees.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const since = { value: run.sumFen - standing, zh: '出账后又撤销的', en: 'cancelled since' }
  const words = (shown: string) => ({
    zh: `${run.period} 这一批（${run.day}）记入应收 ${shown} 元。`,
    en: `The run for ${run.period} of ${run.day} charged ${shown} yuan.`,
  })
  return figure('yuan', 'figure.billing_sum', words, since.value === 0 ? parts : [...parts, since], [
    BILLED_BY,
    CHARGED_ONCE,
  ])
}
