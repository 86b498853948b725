/**
 * A community's calendar: which tasks are planned for a day and at what local time. Pure: whoever runs the calendar
 * asks what is due between what has been done and now, and records each daily task once for ever.
 *
 * - `bill` makes the charges of a month `billDaysBefore` days before its first day (default 5), so that people can
 *   look at a run before anybody is told.
 * - `notify` leaves the bill notices of that month `notifyDaysBefore` days before its first day (default 3).
 * - `dun` derives every household's standing, each day.
 * - `dispatch` sends what the gate clears, every few minutes within the lawful hours. It repeats itself harmlessly and
 *   is therefore not recorded as a daily task.
 * - `day_end` closes the tills.
 */
import { addDays, addMonths, type Day, monthStart } from './day.ts'

export type DailyTaskName = 'bill' | 'notify' | 'dun' | 'day_end'

export type CalendarSettings = {
  billDaysBefore: number
  notifyDaysBefore: number
  /** Local times, `HH:MM`. */
  billAt: string
  notifyAt: string
  dunAt: string
  dayEndAt: string
  dispatchFrom: string
  dispatchUntil: string
  dispatchEveryMinutes: number
}

export const CALENDAR_DEFAULTS: CalendarSettings = {
  billDaysBefore: 5,
  notifyDaysBefore: 3,
  billAt: '01:00',
  notifyAt: '09:00',
  dunAt: '09:05',
  dayEndAt: '23:50',
  dispatchFrom: '08:00',
  dispatchUntil: '21:00',
  dispatchEveryMinutes: 5,
}

/** One planned task of one day. `period` (`YYYY-MM`) is given for `bill` and `notify`. */
export type PlannedTask = { task: DailyTaskName; day: Day; minutes: number; period?: string }

/**
 * The seam between the calendar's wiring and whoever ticks it. A daily task runs inside the transaction that records
 * its day; its answer is stored beside that record. A repeated task gets no transaction: it opens its own.
 */
export type DailyTask<Tx> = {
  kind: 'daily'
  name: DailyTaskName
  zh: string
  en: string
  run(tx: Tx, input: { communityId: string; day: Day; period?: string }): Promise<Record<string, unknown>>
}

export type RepeatedTask<House> = {
  kind: 'repeated'
  name: 'dispatch'
  zh: string
  en: string
  run(
    house: House,
    input: { companyId: string; communityId: string; at: Date },
  ): Promise<Record<string, unknown>>
}

export type CalendarTask<Tx, House> = DailyTask<Tx> | RepeatedTask<House>

/** A community's settings over the defaults. What cannot be read falls back to the default. */
export function calendarSettings(stored: unknown): CalendarSettings {
  const given = (stored ?? {}) as Record<string, unknown>
  const settings = { ...CALENDAR_DEFAULTS }
  for (const key of Object.keys(CALENDAR_DEFAULTS) as (keyof CalendarSettings)[]) {
    const value = given[key]
    if (typeof CALENDAR_DEFAULTS[key] === 'number') {
      if (Number.isInteger(value) && Number(value) >= 0) Object.assign(settings, { [key]: value })
    } else if (typeof value === 'string' && minutesOf(value) !== null) {
      Object.assign(settings, { [key]: value })
    }
  }
  return settings
}

/** What is planned for a day, in the order in which it is to be done. */
export function plannedOn(day: Day, settings: CalendarSettings): PlannedTask[] {
  const planned: PlannedTask[] = [
    { task: 'dun', day, minutes: time(settings.dunAt) },
    { task: 'day_end', day, minutes: time(settings.dayEndAt) },
  ]
  const billed = periodStarting(addDays(day, settings.billDaysBefore))
  if (billed) planned.push({ task: 'bill', day, minutes: time(settings.billAt), period: billed })
  const told = periodStarting(addDays(day, settings.notifyDaysBefore))
  if (told) planned.push({ task: 'notify', day, minutes: time(settings.notifyAt), period: told })
  return planned.sort((a, b) => a.minutes - b.minutes || ORDER.indexOf(a.task) - ORDER.indexOf(b.task))
}

const ORDER: DailyTaskName[] = ['bill', 'notify', 'dun', 'day_end']

/**
 * What is to be done now: every planned task since `from` (included) whose time has come and that is not `done`, oldest
 * first. `now` is the community's local day and minutes. Nothing due: an empty list.
 */
export function dueTasks(input: {
  settings: CalendarSettings
  from: Day
  now: { day: Day; minutes: number }
  done(task: DailyTaskName, day: Day): boolean
}): PlannedTask[] {
  const due: PlannedTask[] = []
  for (let day = input.from; day <= input.now.day; day = addDays(day, 1)) {
    for (const planned of plannedOn(day, input.settings)) {
      const come = day < input.now.day || planned.minutes <= input.now.minutes
      if (come && !input.done(planned.task, day)) due.push(planned)
    }
  }
  return due
}

/** When a task is planned next, strictly after `now`. Every task comes round within two months. */
export function nextPlanned(
  task: DailyTaskName,
  settings: CalendarSettings,
  now: { day: Day; minutes: number },
): PlannedTask {
  for (let day = now.day; ; day = addDays(day, 1)) {
    if (day > addMonths(now.day, 14)) throw new Error(`calendar: ${task} is never planned`)
    const found = plannedOn(day, settings).find((planned) => planned.task === task)
    if (found && (day > now.day || found.minutes > now.minutes)) return found
  }
}

/** Whether messages may be dispatched at this local minute, by the calendar; the gate still decides for each. */
export function dispatchesAt(minutes: number, settings: CalendarSettings): boolean {
  return minutes >= time(settings.dispatchFrom) && minutes < time(settings.dispatchUntil)
}

/** Minutes since midnight of `HH:MM`, or null when the text is no time of day. */
export function minutesOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

function time(text: string): number {
  const minutes = minutesOf(text)
  if (minutes === null) throw new Error(`not a time of day: ${text}`)
  return minutes
}

function periodStarting(day: Day): string | null {
  return monthStart(day) === day ? day.slice(0, 7) : null
}
