/** Every handler in one tree, shaped like `contract.ts`. One line a slice. */
import { billingRouter } from '../flow/billing/api.ts'
import { insightRouter } from '../flow/insight/api.ts'
import { ledgerRouter } from '../flow/ledger/api.ts'
import { tariffRouter } from '../flow/tariff/api.ts'
import { authRouter } from '../platform/auth/api.ts'
import { jobsRouter } from '../platform/jobs/api.ts'
import { type CalendarMemory, calendarRouter } from './calendar.ts'
import { calendarTasks } from './calendar-tasks.ts'
import { setupRouter } from './setup/api.ts'

export function buildRouter(memory: CalendarMemory) {
  return {
    setup: setupRouter,
    auth: authRouter,
    tariff: tariffRouter,
    billing: billingRouter,
    ledger: ledgerRouter,
    insight: insightRouter,
    jobs: { ...jobsRouter, calendar: calendarRouter(calendarTasks, memory).plan },
  }
}
