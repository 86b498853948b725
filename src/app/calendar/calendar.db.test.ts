import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/app/test-server.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { DailyTaskName } from '../../rules/calendar.ts'
import { type CalendarRun, newMemory, runCalendar, type Task } from './run-calendar.ts'

let server: TestServer
/** What ran: task, day and month, in order. */
let ran: string[] = []
let failing: string | null = null
const defects: string[] = []

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  ran = []
  failing = null
})

const daily = (name: DailyTaskName): Task => ({
  kind: 'daily',
  name,
  zh: name,
  en: name,
  async run(_tx: Tx, { day, period }) {
    if (failing === `${name} ${day}`) throw new Error('no')
    ran.push([name, day, period].filter(Boolean).join(' '))
    return { ok: true }
  },
})
const dispatch: Task = {
  kind: 'repeated',
  name: 'dispatch',
  zh: '发送',
  en: 'dispatch',
  run: async () => {
    ran.push('dispatch')
    return {}
  },
}
const tasks = [daily('bill'), daily('notify'), daily('dun'), daily('day_end')]

const runWith = (more: Partial<CalendarRun> = {}): CalendarRun => ({
  house: { database: server.database, dataDir: '/nowhere' },
  tasks,
  memory: newMemory(),
  onDefect: (what) => defects.push(what),
  ...more,
})
const at = (text: string) => new Date(`${text}+08:00`)

describe('a community’s calendar', () => {
  test('does each task of a day once, whoever asks and however often', async () => {
    await runCalendar(runWith(), at('2026-11-24T09:10:00'))
    expect(ran).toEqual(['dun 2026-11-24'])
    await Promise.all([1, 2, 3].map(() => runCalendar(runWith(), at('2026-11-24T23:55:00'))))
    expect(ran).toEqual(['dun 2026-11-24', 'day_end 2026-11-24'])
  })

  test('catches up after a stop: every missed day, in order, exactly once', async () => {
    const done = await runCalendar(runWith(), at('2026-11-28T12:00:00'))
    expect(ran).toEqual([
      'dun 2026-11-25',
      'day_end 2026-11-25',
      'bill 2026-11-26 2026-12',
      'dun 2026-11-26',
      'day_end 2026-11-26',
      'dun 2026-11-27',
      'day_end 2026-11-27',
      'notify 2026-11-28 2026-12',
      'dun 2026-11-28',
    ])
    expect(done).toHaveLength(9)
    ran = []
    await runCalendar(runWith(), at('2026-11-28T12:01:00'))
    expect(ran).toEqual([])
  })

  test('what fails leaves nothing behind, holds back no other task, and is done later', async () => {
    failing = 'dun 2026-11-29'
    const run = runWith()
    await runCalendar(run, at('2026-11-29T23:55:00'))
    expect(ran).toEqual(['day_end 2026-11-28', 'day_end 2026-11-29'])
    expect(defects).toEqual(['T1 dun 2026-11-29'])
    failing = null
    await runCalendar(run, at('2026-11-29T23:56:00'))
    expect(ran).toHaveLength(2)
    await runCalendar(run, at('2026-11-30T09:30:00'))
    expect(ran.slice(2)).toEqual(['dun 2026-11-29', 'dun 2026-11-30'])
  })

  test('sends every few minutes, within its hours only', async () => {
    const run = runWith({ tasks: [dispatch] })
    for (const time of ['07:59', '08:00', '08:01', '08:05', '20:59', '21:00'])
      await runCalendar(run, at(`2026-12-01T${time}:00`))
    expect(ran).toEqual(['dispatch', 'dispatch', 'dispatch'])
  })

  test('shows its last and next run', async () => {
    server.clock.at = at('2026-12-01T10:00:00')
    const admin = await server.signIn('admin')
    const { status, body } = await admin.get(`/api/calendar/${server.communityId}`)
    expect(status).toBe(200)
    const dun = body.find(({ task }: { task: string }) => task === 'dun')
    expect(dun).toMatchObject({
      lastDay: '2026-11-30',
      lastResult: { ok: true },
      nextDay: '2026-12-02',
      nextAt: '2026-12-02T01:05:00.000Z',
      trouble: null,
    })
    const bill = body.find(({ task }: { task: string }) => task === 'bill')
    expect(bill).toMatchObject({ lastDay: '2026-11-26', nextDay: '2026-12-27' })
  })
})
