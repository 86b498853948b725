import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Day, monthStart } from '../../../rules/day.ts'
import { fen, yuanGrouped } from '../../../rules/money.ts'
import type { WorkRow } from '../model.ts'
import { type Need, needOf } from './need.ts'

const WORKLIST = sqlFile(import.meta.url, '../sql/worklist.sql')
const DASHBOARD = sqlFile(import.meta.url, '../sql/dashboard.sql')

type Row = Omit<WorkRow, 'why'> & {
  promisedDay: Day | null
  heldUntil: Day | null
  lastContactDay: Day | null
  taskDay: Day | null
}

/** Households to speak with today. One that promised for a day to come, or is on hold, waits and is not in the list. */
export async function readWorklist(tx: Tx, input: Need & { day: Day }): Promise<WorkRow[]> {
  const rows = await tx.rows<Row>(WORKLIST, { ...needOf(input), day: input.day })
  return rows
    .filter((row) => row.promisedDay === null && row.heldUntil === null)
    .sort((a, b) => rank(a, input.day) - rank(b, input.day))
    .map(({ promisedDay: _p, heldUntil: _h, lastContactDay, taskDay, ...row }) => ({
      ...row,
      why: whyOf(row, lastContactDay, taskDay),
    }))
}

/** A task that is due comes before a household that is merely overdue; within each, the oldest first. */
function rank(row: Row, day: Day): number {
  return row.taskDay !== null && row.taskDay <= day ? 0 : 1
}

function whyOf(row: Omit<WorkRow, 'why'>, lastContactDay: Day | null, taskDay: Day | null): WorkRow['why'] {
  const owed = yuanGrouped(fen(row.overdueFen))
  const zh = [
    taskDay ? `有待办，应于 ${taskDay} 前完成` : null,
    `最早一笔 ${row.oldestDueDay} 到期，已过 ${row.overdueDays} 天，逾期 ${row.items} 笔共 ¥${owed}`,
    lastContactDay ? `上次联系 ${lastContactDay}` : '还没有联系记录',
  ]
  const en = [
    taskDay ? `a task is due by ${taskDay}` : null,
    `oldest was due ${row.oldestDueDay}, ${row.overdueDays} days ago; ${row.items} item(s), ¥${owed}`,
    lastContactDay ? `last contact ${lastContactDay}` : 'no contact yet',
  ]
  return { zh: zh.filter(Boolean).join('；'), en: en.filter(Boolean).join('; ') }
}

export type Dashboard = {
  day: Day
  openFen: number
  overdueFen: number
  creditFen: number
  overdueHouseholds: number
  receivedTodayFen: number
  receivedMonthFen: number
}

export async function readDashboard(tx: Tx, input: { communityId: string; day: Day }): Promise<Dashboard> {
  const row = await tx.row<Omit<Dashboard, 'day'>>(DASHBOARD, {
    community_id: input.communityId,
    day: input.day,
    month_start: monthStart(input.day),
  })
  if (!row) throw new Error('dashboard: no row')
  return { ...row, day: input.day }
}
