/** The API of the calendar: what each community does by itself, when it last did it and when it will next. */
import { z } from 'zod'
import { endpoint, zCommunity, zDay } from '../../platform/http/contract.ts'

export const zCalendarEntry = z.object({
  task: z.string(),
  zh: z.string(),
  en: z.string(),
  lastDay: zDay.nullable(),
  lastAt: z.date().nullable(),
  lastResult: z.unknown().nullable(),
  /** In the community's zone. */
  nextDay: zDay.nullable(),
  nextAt: z.date().nullable(),
  /** Why it did not go through the last time; null once it has. */
  trouble: z.record(z.string(), z.unknown()).nullable(),
})
export type CalendarEntry = z.infer<typeof zCalendarEntry>

export const calendarContract = {
  plan: endpoint('GET', '/calendar/{communityId}', 'platform.see_calendar', {
    zh: '自动日程：上次与下次',
    en: 'Calendar: last and next run of each task',
  })
    .input(zCommunity)
    .output(z.array(zCalendarEntry)),
}
