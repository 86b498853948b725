/**
 * Runs the calendars: what is due in each community and not yet done is done in order, each task of a day in one
 * transaction with the row that says so. After a stop the missed days are caught up, oldest first, exactly once.
 */
import type { Database, Tx } from '../../platform/db/tx.ts'
import { inSnapshot, inTransaction } from '../../platform/db/tx.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { allCommunities, type CommunityOfCompany } from '../../platform/http/communities.ts'
import { problemOf } from '../../platform/http/reply.ts'
import {
  type CalendarSettings,
  type CalendarTask,
  calendarSettings,
  type DailyTask,
  dispatchesAt,
  dueTasks,
  type PlannedTask,
} from '../../rules/calendar.ts'
import { type Day, localTime } from '../../rules/day.ts'
import type { CalendarHouse } from '../calendar-tasks.ts'

const SQL = {
  community: sqlFile(import.meta.url, './sql/community.sql'),
  firstRun: sqlFile(import.meta.url, './sql/first-run.sql'),
  runsSince: sqlFile(import.meta.url, './sql/runs-since.sql'),
  lock: sqlFile(import.meta.url, './sql/lock-run.sql'),
  isDone: sqlFile(import.meta.url, './sql/is-done.sql'),
  insert: sqlFile(import.meta.url, './sql/insert-run.sql'),
}

export type Task = CalendarTask<Tx, CalendarHouse>

/** What a process remembers between ticks; nothing that counts is only here. */
export type CalendarMemory = {
  /** When a repeated task last ran, by community and task. */
  repeated: Map<string, { at: Date; result: Record<string, unknown> }>
  /** What went wrong last, by community and task; gone once it went right. */
  trouble: Map<string, { at: Date; day: Day; problem: Record<string, unknown> }>
}

export const newMemory = (): CalendarMemory => ({ repeated: new Map(), trouble: new Map() })

export type CalendarRun = {
  house: CalendarHouse
  tasks: readonly Task[]
  memory: CalendarMemory
  /** Tells of a defect; the task is tried again later. */
  onDefect(what: string, defect: unknown): void
}

/** A task that failed waits this long, and holds back its own later days, but no other task. */
const RETRY_MS = 5 * 60_000

/** Visits every community once. Answers what was done now; nothing due: an empty list. */
export async function runCalendar(
  run: CalendarRun,
  at: Date,
): Promise<{ code: string; task: string; day: Day }[]> {
  const done: { code: string; task: string; day: Day }[] = []
  for (const community of await allCommunities(run.house.database)) {
    const setting = await readSetting(run.house.database, community, at)
    if (!setting) continue
    for (const planned of setting.due) {
      if (await runDaily(run, community, planned, at)) done.push({ code: community.code, ...planned })
    }
    await runRepeated(run, community, setting, at)
  }
  return done
}

type Setting = { settings: CalendarSettings; now: { day: Day; minutes: number }; due: PlannedTask[] }

/** A community's plan at an instant: what it is set to, and what is due. Null when it is being created just now. */
export async function readSetting(
  database: Database,
  community: CommunityOfCompany,
  at: Date,
): Promise<Setting | null> {
  const context = contextOf(community, at)
  return inSnapshot(database, context, async (tx) => {
    const { communityId } = community
    const row = await tx.row<{ zone: string; calendar: unknown }>(SQL.community, {
      community_id: communityId,
    })
    if (!row) return null
    const settings = calendarSettings(row.calendar)
    const now = localTime(at, row.zone)
    const first = await tx.row<{ day: Day | null }>(SQL.firstRun, { community_id: communityId })
    const from = first?.day ?? now.day
    const runs = await tx.rows<{ task: string; day: Day }>(SQL.runsSince, {
      community_id: communityId,
      from_day: from,
    })
    const taken = new Set(runs.map((each) => `${each.task} ${each.day}`))
    const due = dueTasks({ settings, from, now, done: (task, day) => taken.has(`${task} ${day}`) })
    return { settings, now, due }
  })
}

async function runDaily(run: CalendarRun, community: CommunityOfCompany, planned: PlannedTask, at: Date) {
  const task = run.tasks.find(
    (each): each is DailyTask<Tx> => each.kind === 'daily' && each.name === planned.task,
  )
  if (!task) return false
  const key = `${community.communityId} ${planned.task}`
  const trouble = run.memory.trouble.get(key)
  if (trouble && at.getTime() - trouble.at.getTime() < RETRY_MS) return false
  try {
    const ran = await inTransaction(run.house.database, contextOf(community, at), (tx) =>
      doOnce(tx, task, community, planned),
    )
    run.memory.trouble.delete(key)
    return ran
  } catch (thrown) {
    noteTrouble(run, key, `${community.code} ${planned.task} ${planned.day}`, planned.day, at, thrown)
    return false
  }
}

/** Runs one planned task inside a transaction, for whoever lives by the calendar without its clock (the demo). */
export async function runPlanned(
  tx: Tx,
  tasks: readonly Task[],
  community: { communityId: string },
  planned: PlannedTask,
): Promise<boolean> {
  const task = tasks.find(
    (each): each is DailyTask<Tx> => each.kind === 'daily' && each.name === planned.task,
  )
  return task ? doOnce(tx, task, community, planned) : false
}

/** Does a task of a day and records it, or finds that it has been done. */
async function doOnce(tx: Tx, task: DailyTask<Tx>, community: { communityId: string }, planned: PlannedTask) {
  const { communityId } = community
  const which = { community_id: communityId, task: planned.task, day: planned.day }
  await tx.row(SQL.lock, which)
  if (await tx.row(SQL.isDone, which)) {
    tx.nothingChanged()
    return false
  }
  const { day, period } = planned
  const result = await task.run(tx, { communityId, day, ...(period ? { period } : {}) })
  await tx.rows(SQL.insert, { ...which, company_id: tx.companyId, at: tx.at, result: JSON.stringify(result) })
  tx.audit({ communityId, action: 'calendar.run', subject: `${planned.task}:${day}` })
  return true
}

async function runRepeated(
  run: CalendarRun,
  community: CommunityOfCompany,
  { settings, now }: Setting,
  at: Date,
) {
  if (!dispatchesAt(now.minutes, settings)) return
  for (const task of run.tasks) {
    if (task.kind !== 'repeated') continue
    const key = `${community.communityId} ${task.name}`
    const last = run.memory.repeated.get(key)
    if (last && at.getTime() - last.at.getTime() < settings.dispatchEveryMinutes * 60_000) continue
    try {
      const { companyId, communityId } = community
      const result = await task.run(run.house, { companyId, communityId, at })
      run.memory.repeated.set(key, { at, result })
      run.memory.trouble.delete(key)
    } catch (thrown) {
      run.memory.repeated.set(key, { at, result: {} })
      noteTrouble(run, key, `${community.code} ${task.name}`, now.day, at, thrown)
    }
  }
}

function noteTrouble(run: CalendarRun, key: string, what: string, day: Day, at: Date, thrown: unknown) {
  const problem = problemOf(thrown)
  if (!problem) run.onDefect(what, thrown)
  run.memory.trouble.set(key, {
    at,
    day,
    problem: problem ? { ...problem.toJSON() } : { code: 'platform.defect' },
  })
}

function contextOf({ companyId }: CommunityOfCompany, at: Date) {
  return { companyId, actor: { kind: 'system', name: 'calendar' } as const, at }
}
