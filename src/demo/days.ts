/** Day by day: the calendar does what it does in a real community, and people answer. */
import type { Tx } from '../platform/db/tx.ts'
import { CALENDAR_DEFAULTS, type PlannedTask, plannedOn } from '../rules/calendar.ts'
import type { Day } from '../rules/day.ts'
import { daysFrom } from './agenda.ts'
import { CALENDAR } from './house.ts'
import type { Life } from './life.ts'
import { answerBills } from './paying.ts'
import { sendNotices } from './sending.ts'
import { takeTasks } from './stewards.ts'

/** Runs one planned task of a community and records that it ran: the very thing the server's calendar does. */
export type RunTask = (
  tx: Tx,
  community: { companyId: string; communityId: string },
  planned: PlannedTask,
) => Promise<boolean>

/** The server asks every few minutes; once a day, after the runs, comes to the same for people who do not exist. */
const SENT_AT = 570

/** Days after which the tables have grown by several times. */
const GROWN = new Set([0, 7, 14, 45, 120, 300])

/** Lives every day from the founding to the last. */
export async function liveDays(
  life: Life,
  days: { from: Day; to: Day },
  runTask: RunTask,
  onDay: (day: Day) => void,
) {
  for (const [index, day] of [...daysFrom(days.from, days.to)].entries()) {
    if (GROWN.has(index)) await life.house.growUp()
    for (const planned of plannedOn(day, CALENDAR_DEFAULTS)) plan(life, planned, runTask)
    life.agenda.note({ day, minutes: SENT_AT }, (moment) => sendNotices(life, moment))
    await life.agenda.live(day)
    onDay(day)
  }
}

function plan(life: Life, planned: PlannedTask, runTask: RunTask) {
  const { house, communityId } = life
  const community = { companyId: house.companyId, communityId }
  life.agenda.note({ day: planned.day, minutes: planned.minutes }, async (moment) => {
    await house.act(CALENDAR, moment, (tx) => runTask(tx, community, planned))
    if (planned.task === 'bill') await answerBills(life, moment)
    if (planned.task === 'dun') await takeTasks(life, moment)
  })
}
