import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import type { Channel, ContactDecision } from '../../../rules/contact.ts'
import { type Day, localTime } from '../../../rules/day.ts'
import type { Standing } from '../../../rules/dunning.ts'
import type { Level } from '../../../rules/procedure.ts'
import { checkContact, contactSheet, pointFor } from './check-contact.ts'
import { deriveStanding } from './derive-standings.ts'

const openTasks = sqlFile(import.meta.url, '../sql/open-tasks.sql')
const zoneOf = sqlFile(import.meta.url, '../sql/zone-of.sql')

export type TaskRow = {
  taskId: string
  kind: 'call' | 'visit' | 'letter' | 'legal_review'
  householdId: string
  household: string
  rooms: string[]
  level: Level
  steward: string | null
  day: Day
  dueDay: Day
  /** Why this task exists: the trail of the day it was left. */
  because: Because
  /** Whether it still stands today: what is owed now, and whether anything holds it. */
  standing: Pick<Standing, 'level' | 'daysOverdue' | 'overdueFen' | 'agencyOverdueFen' | 'held'>
  why: { zh: string; en: string }
  /** May it be done now, and if not, why not and when. */
  allowed: ContactDecision
}

/**
 * Today's tasks with why now and whether now is allowed, the earliest due first. A household that has paid is no work any
 * more and is not listed; what is paid between the list and the door is said by `allowed`. At most a hundred. None: an
 * empty list.
 */
export async function readTasks(
  tx: Tx,
  input: { communityId: string; day: Day; today?: Day; stewardId: string | null },
): Promise<TaskRow[]> {
  const { communityId, day } = input
  type Row = Omit<TaskRow, 'taskId' | 'householdId' | 'dueDay' | 'standing' | 'why' | 'allowed'> & {
    task_id: string
    household_id: string
    due_day: Day
  }
  const rows = await tx.rows<Row>(openTasks, {
    community_id: communityId,
    day,
    // Whose tasks a steward sees is decided today, whatever day is asked about.
    today: input.today ?? day,
    steward_id: input.stewardId,
    most: 100,
  })
  const place = await tx.row<{ zone: string }>(zoneOf, { community_id: communityId })
  const now = { ...localTime(tx.at, place?.zone ?? 'Asia/Shanghai'), day }
  const tasks: TaskRow[] = []
  for (const { task_id, household_id, due_day, ...row } of rows) {
    const where = { communityId, householdId: household_id }
    const { standing } = await deriveStanding(tx, { ...where, day })
    const { level, daysOverdue, overdueFen, agencyOverdueFen, held } = standing
    tasks.push({
      taskId: task_id,
      householdId: household_id,
      dueDay: due_day,
      kind: row.kind,
      household: row.household,
      rooms: row.rooms,
      level: row.level,
      steward: row.steward,
      day: row.day,
      because: row.because,
      standing: { level, daysOverdue, overdueFen, agencyOverdueFen, held },
      why: inWords(held ?? standing.because),
      allowed: await allowedNow(tx, where, now, row.kind, standing),
    })
  }
  return tasks
}

function inWords({ zh, en }: { zh: string; en: string }) {
  return { zh, en }
}

const CHANNEL: Record<TaskRow['kind'], Channel> = {
  call: 'call',
  visit: 'visit',
  letter: 'letter',
  legal_review: 'letter',
}

async function allowedNow(
  tx: Tx,
  where: { communityId: string; householdId: string },
  now: { day: Day; minutes: number },
  kind: TaskRow['kind'],
  standing: Standing,
): Promise<ContactDecision> {
  const nothing = standing.overdueFen + standing.agencyOverdueFen === 0
  if (nothing && !standing.held) return stop('已缴清，不用再联系', 'Paid: no contact is needed')
  if (standing.held) return stop(standing.held.zh, standing.held.en)
  const sheet = await contactSheet(tx, where, now)
  const channel = CHANNEL[kind]
  return checkContact(sheet, channel, pointFor(sheet, channel)?.id ?? null)
}

function stop(zh: string, en: string): ContactDecision {
  return { allowed: false, reason: 'not_now', zh, en, next: null }
}
