/** What a community's calendar did last and does next. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import { implementApi } from '../../platform/http/api.ts'
import {
  calendarSettings,
  type DailyTaskName,
  dispatchesAt,
  minutesOf,
  nextPlanned,
} from '../../rules/calendar.ts'
import { addDays, type Day, instantOf, localTime } from '../../rules/day.ts'
import { calendarContract, type CalendarEntry } from './contract.ts'
import type { CalendarMemory, Task } from './run-calendar.ts'

const COMMUNITY = sqlFile(import.meta.url, './sql/community.sql')
const LAST = sqlFile(import.meta.url, './sql/last-runs.sql')

type LastRow = { task: string; day: Day; at: Date; result: unknown }
type Plan = { zone: string; settings: ReturnType<typeof calendarSettings>; last: LastRow[] }

const os = implementApi(calendarContract)

export function calendarRouter(tasks: readonly Task[], memory: CalendarMemory) {
  return os.router({
    plan: os.plan.handler(async ({ input, context }) => {
      const plan = await context.read(async (tx): Promise<Plan> => {
        const community = await tx.row<{ zone: string; calendar: unknown }>(COMMUNITY, {
          community_id: input.communityId,
        })
        const last = await tx.rows<LastRow>(LAST, { community_id: input.communityId })
        return {
          zone: community?.zone ?? 'Asia/Shanghai',
          settings: calendarSettings(community?.calendar),
          last,
        }
      })
      return tasks.map((task) => ({
        zh: task.zh,
        en: task.en,
        task: task.name,
        trouble: memory.trouble.get(`${input.communityId} ${task.name}`)?.problem ?? null,
        ...(task.kind === 'daily'
          ? dailyEntry(plan, task.name, context.at)
          : repeatedEntry(plan, memory.repeated.get(`${input.communityId} ${task.name}`), context.at)),
      }))
    }),
  })
}

type When = Pick<CalendarEntry, 'lastDay' | 'lastAt' | 'lastResult' | 'nextDay' | 'nextAt'>

function dailyEntry({ zone, settings, last }: Plan, task: DailyTaskName, at: Date): When {
  const row = last.find((each) => each.task === task)
  const next = nextPlanned(task, settings, localTime(at, zone))
  return {
    lastDay: row?.day ?? null,
    lastAt: row?.at ?? null,
    lastResult: row?.result ?? null,
    nextDay: next.day,
    nextAt: instantOf(next.day, next.minutes, zone),
  }
}

/** Within its hours a repeated task comes round every few minutes; outside them it waits for the morning. */
function repeatedEntry(
  { zone, settings }: Plan,
  last: { at: Date; result: unknown } | undefined,
  at: Date,
): When {
  const now = localTime(at, zone)
  const soon = new Date((last?.at ?? at).getTime() + (last ? settings.dispatchEveryMinutes * 60_000 : 0))
  const opens = minutesOf(settings.dispatchFrom) ?? 480
  const nextAt = dispatchesAt(now.minutes, settings)
    ? soon
    : instantOf(now.minutes < opens ? now.day : addDays(now.day, 1), opens, zone)
  return {
    lastDay: last ? localTime(last.at, zone).day : null,
    lastAt: last?.at ?? null,
    lastResult: last?.result ?? null,
    nextDay: localTime(nextAt, zone).day,
    nextAt,
  }
}
