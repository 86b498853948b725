/** The calendar's wiring: the tasks of `calendar-tasks.ts`, run by the server's ticker or by hand. */
export {
  runCalendar,
  runPlanned,
  newMemory,
  type CalendarMemory,
  type CalendarRun,
} from './calendar/run-calendar.ts'
export { calendarRouter } from './calendar/api.ts'
export { startTicker, type Ticker } from './calendar/ticker.ts'
