import { expect, test } from 'vitest'
import {
  CALENDAR_DEFAULTS,
  calendarSettings,
  dispatchesAt,
  dueTasks,
  nextPlanned,
  plannedOn,
} from './calendar.ts'
import { day } from './day.ts'

const names = (d: string) => plannedOn(day(d), CALENDAR_DEFAULTS).map((planned) => planned.task)

test('a month is billed 5 days and notified 3 days before its first day, before that day is dunned', () => {
  expect(names('2026-10-27')).toEqual(['bill', 'dun', 'day_end'])
  expect(names('2026-10-29')).toEqual(['notify', 'dun', 'day_end'])
  expect(names('2026-10-28')).toEqual(['dun', 'day_end'])
  expect(plannedOn(day('2026-12-27'), CALENDAR_DEFAULTS)[0]).toMatchObject({
    task: 'bill',
    period: '2027-01',
  })
})

test('after a stop of three days everything missed is due in order, and nothing that was done', () => {
  const due = dueTasks({
    settings: CALENDAR_DEFAULTS,
    from: day('2026-10-26'),
    now: { day: day('2026-10-29'), minutes: 9 * 60 + 2 },
    done: (task, on) => on === '2026-10-26' || (on === '2026-10-27' && task === 'bill'),
  })
  expect(due.map(({ task, day: on }) => `${on} ${task}`)).toEqual([
    '2026-10-27 dun',
    '2026-10-27 day_end',
    '2026-10-28 dun',
    '2026-10-28 day_end',
    '2026-10-29 notify',
  ])
})

test('the next run of a task is after now', () => {
  const now = { day: day('2026-10-27'), minutes: 9 * 60 + 5 }
  expect(nextPlanned('dun', CALENDAR_DEFAULTS, now)).toMatchObject({ day: '2026-10-28', minutes: 545 })
  expect(nextPlanned('bill', CALENDAR_DEFAULTS, now)).toMatchObject({ day: '2026-11-26', period: '2026-12' })
})

test('settings that cannot be read fall back, and dispatch keeps within its hours', () => {
  const settings = calendarSettings({ dunAt: '10:30', billAt: '25:00', billDaysBefore: -1 })
  expect(settings).toEqual({ ...CALENDAR_DEFAULTS, dunAt: '10:30' })
  expect([479, 480, 1259, 1260].map((m) => dispatchesAt(m, settings))).toEqual([false, true, true, false])
})
