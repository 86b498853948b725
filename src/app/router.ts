/** Every handler in one tree, shaped like `contract.ts`. One line a slice. */
import { billingRouter } from '../flow/billing/api.ts'
import { channelsRouter } from '../flow/channels/api.ts'
import { collectionsRouter } from '../flow/collections/api.ts'
import { documentsRouter } from '../flow/documents/api.ts'
import { importsRouter } from '../flow/imports/api.ts'
import { insightRouter } from '../flow/insight/api.ts'
import { ledgerRouter } from '../flow/ledger/api.ts'
import { rosterRouter } from '../flow/roster/api.ts'
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
    roster: rosterRouter,
    tariff: tariffRouter,
    billing: billingRouter,
    ledger: ledgerRouter,
    imports: importsRouter,
    collections: collectionsRouter,
    documents: documentsRouter,
    channels: channelsRouter,
    insight: insightRouter,
    jobs: { ...jobsRouter, calendar: calendarRouter(calendarTasks, memory).plan },
  }
}
