/**
 * What a community's calendar does. Wiring only: which command each task of `rules/calendar` is. Every command adds
 * nothing the second time, and a message left by a missed day is judged again by the gate on the day it would leave.
 */
import { dispatch } from '../flow/channels/commands/dispatch.ts'
import { fileFolder } from '../flow/channels/transports/file-folder/file-folder.ts'
import { issueBillNotices } from '../flow/collections/commands/issue-bill-notices.ts'
import { runDunning } from '../flow/collections/commands/run-dunning.ts'
import { bill } from '../flow/ledger/commands/bill.ts'
import { closeDay } from '../flow/ledger/commands/close-day.ts'
import type { Database, Tx } from '../platform/db/tx.ts'
import type { CalendarTask } from '../rules/calendar.ts'

/**
 * What a repeated task stands on: the database it opens its own transactions in, the folder of the outbox, and the clock of
 * the server it runs in (absent: time stands still while it runs).
 */
export type CalendarHouse = { database: Database; dataDir: string; clock?: () => Date }

export const calendarTasks: CalendarTask<Tx, CalendarHouse>[] = [
  {
    kind: 'daily',
    name: 'bill',
    zh: '出账：下个月的应收',
    en: 'bill the coming month',
    async run(tx, { communityId, day, period }) {
      const run = await bill(tx, { communityId, day, period: planned(period) })
      return {
        period,
        in: run.in,
        done: run.done,
        parked: run.parked,
        skipped: run.skipped,
        sumFen: run.sumFen,
      }
    },
  },
  {
    kind: 'daily',
    name: 'notify',
    zh: '缴费通知单：账期开始之前',
    en: 'bill notices before the period',
    run: (tx, { communityId, day, period }) =>
      issueBillNotices(tx, { communityId, day, period: planned(period) }),
  },
  {
    kind: 'daily',
    name: 'dun',
    zh: '催缴批次',
    en: 'dunning run',
    async run(tx, { communityId, day }) {
      const { decisions: _, levels, ...run } = await runDunning(tx, { communityId, day })
      return { ...run, levels: Object.fromEntries(levels.map((level) => [level.level, level.noticed])) }
    },
  },
  {
    kind: 'daily',
    name: 'day_end',
    zh: '日结',
    en: 'day end',
    run: (tx, input) => closeDay(tx, input),
  },
  {
    kind: 'repeated',
    name: 'dispatch',
    zh: '发送到时的通知',
    en: 'send what is due',
    run: ({ database, dataDir, clock }, input) => {
      const actor = { kind: 'system', name: 'calendar' } as const
      const house = { database, transport: fileFolder(dataDir), actor, ...(clock ? { clock } : {}) }
      return dispatch(house, input)
    },
  },
]

function planned(period: string | undefined): string {
  if (!period) throw new Error('the calendar planned a month without saying which')
  return period
}
