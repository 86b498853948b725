/** Every handler in one tree, shaped like `contract.ts`. One line a slice. */
import { authRouter } from '../platform/auth/api.ts'
import { jobsRouter } from '../platform/jobs/api.ts'
import { type CalendarMemory, calendarRouter } from './calendar.ts'
import { calendarTasks } from './calendar-tasks.ts'
import { setupRouter } from './setup/api.ts'

export function buildRouter(memory: CalendarMemory) {
  return {
    setup: setupRouter,
    auth: authRouter,
    jobs: { ...jobsRouter, calendar: calendarRouter(calendarTasks, memory).plan },
  }
}
