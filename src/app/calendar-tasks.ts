/** What a community's calendar does, in the order of `rules/calendar`. Wiring only; see each slice for the work. */
import type { CalendarTask } from '../rules/calendar.ts'
import type { Database, Tx } from '../platform/db/tx.ts'

/** What a repeated task stands on: the database it opens its own transactions in, and the folder of the outbox. */
export type CalendarHouse = { database: Database; dataDir: string }

export const calendarTasks: CalendarTask<Tx, CalendarHouse>[] = []
