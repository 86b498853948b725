/** The demo lives by this installation's own calendar. */
import type { RunTask } from '../demo/days.ts'
import { runPlanned } from './calendar/run-calendar.ts'
import { calendarTasks } from './calendar-tasks.ts'

export const runDemoTask: RunTask = (tx, community, planned) =>
  runPlanned(tx, calendarTasks, community, planned)
