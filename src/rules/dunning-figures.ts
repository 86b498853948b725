/** Why the figures of a dunning run are what they are, from the counts the run itself proved. */
import type { Because } from './because.ts'
import { figure, ground, type Part, type Words } from './figure.ts'
import { LEVEL_NAMES, type Level } from './procedure.ts'

type DunningCounts = { in: number; noticed: number; waiting: number; held: number; nothingDue: number }
export type LevelCounts = { level: Level | 'clear'; noticed: number; waiting: number; held: number }

const DUNNING: Record<keyof DunningCounts, Words> = {
  in: { zh: '全小区的住户', en: 'households of the community' },
  noticed: { zh: '本次发出通知或派出待办的', en: 'given a notice or a task by this run' },
  waiting: { zh: '这一步做过了，或还没到下一步的日子', en: 'whose step is done, or whose next has not come' },
  held: {
    zh: '有暂停、承诺、异议，或手续不全而暂缓的',
    en: 'held by a hold, a promise, a dispute or a missing fact',
  },
  nothingDue: { zh: '没有欠费、也没有快到期的', en: 'with nothing due or soon due' },
}

/** One count of a dunning run or its preview, level by level where the levels are told. */
export function dunningCount(
  of: keyof DunningCounts,
  run: DunningCounts & { day: string; procedureVersion: number; levels: readonly LevelCounts[] },
): Because {
  const { zh, en } = DUNNING[of]
  const byLevel =
    of === 'noticed' || of === 'waiting' || of === 'held'
      ? run.levels
          .map((row) => ({ value: row[of], ...LEVEL_NAMES[row.level] }))
          .filter(({ value }) => value > 0)
      : []
  const known = byLevel.reduce((sum, { value }) => sum + value, 0) === run[of]
  const parts =
    of === 'in'
      ? (['noticed', 'waiting', 'held', 'nothingDue'] as const).map((name) => ({
          value: run[name],
          ...DUNNING[name],
        }))
      : known && byLevel.length > 0
        ? byLevel
        : [{ value: run[of], zh, en }]
  const words = (shown: string) => ({
    zh: `${run.day}：${zh} ${shown} 户。`,
    en: `${run.day}: ${shown} ${en}.`,
  })
  return figure('count', `figure.dunning_${of}`, words, parts, [
    ALL_TOLD,
    ground(
      '按天数走哪一步，由催缴方案规定；最早一笔未缴决定阶段。',
      'Which step comes on which day is the procedure’s word; the oldest unpaid item decides the level.',
      { law: '催缴方案', article: `第 ${run.procedureVersion} 版`, on: run.day },
    ),
    DEMAND,
  ])
}

/** What stands overdue at one level of a preview: the households listed, and those that wait and are not. */
export function levelOverdue(
  level: Level | 'clear',
  overdueFen: number,
  listed: readonly {
    level: string
    household: string
    rooms: readonly string[]
    householdId: string
    overdueFen: number
  }[],
): Because {
  const mine = listed.filter((row) => row.level === level && row.overdueFen > 0)
  const parts: Part[] = mine.map((row) => {
    const name = `${row.rooms[0] ?? ''} ${row.household}`.trim()
    return { value: row.overdueFen, zh: name, en: name, subject: `household:${row.householdId}` }
  })
  const rest = overdueFen - mine.reduce((sum, row) => sum + row.overdueFen, 0)
  if (rest !== 0)
    parts.push({ value: rest, zh: '本次等待、没有列出的住户', en: 'households that wait and are not listed' })
  const name = LEVEL_NAMES[level]
  const words = (shown: string) => ({
    zh: `处于“${name.zh}”的住户已逾期 ${shown} 元；有异议的、由预存抵付的和代收费用不在内。`,
    en: `${shown} yuan overdue of households at “${name.en}”, without what is disputed, covered by credit or collected for others.`,
  })
  return figure('yuan', 'figure.level_overdue', words, parts, [DEMAND])
}

const ALL_TOLD = ground(
  '户数 = 通知 + 等待 + 暂缓 + 无欠费；没有一户被漏掉不说。',
  'Households = told + waiting + held + nothing due; none is left out silently.',
  { law: '产品规定' },
)

/** What the law lets be done about whoever is late. */
export const DEMAND = ground(
  '逾期不缴，可以催告在合理期限内支付；不得用别的方式逼缴。',
  'Whoever is late may be asked to pay within a reasonable time, and pressed in no other way.',
  { law: '民法典', article: '第九百四十四条' },
)
