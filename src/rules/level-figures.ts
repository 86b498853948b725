/** Why the counts of one level of a dunning preview are what they are: the households listed, and those that are not. */
import type { Because } from './because.ts'
import { DEMAND } from './dunning-figures.ts'
import { figure, ground, type Part, type Words } from './figure.ts'
import { ACT_NAMES, type Act, LEVEL_NAMES, type Level } from './procedure.ts'

export const LEVEL_COUNTS = ['reached', 'noticed', 'notices', 'tasks', 'waiting', 'held'] as const
export type LevelCount = (typeof LEVEL_COUNTS)[number]
type Counts = { level: Level | 'clear' } & Record<LevelCount, number>
type Decided = Words & {
  level: string
  household: string
  rooms: readonly string[]
  householdId: string
  does: Act | null
  heldBy: string | null
}

const COUNTED: Record<LevelCount, Words> = {
  reached: { zh: '处于这一阶段的住户', en: 'households at this level' },
  noticed: { zh: '本次发出通知或派出待办的住户', en: 'households given a notice or a task by this run' },
  notices: { zh: '本次写给住户的通知（信息或催缴函）', en: 'notices written: messages and demand letters' },
  tasks: {
    zh: '本次派出的待办（电话、上门、送信、法务评估）',
    en: 'tasks given: calls, visits, letters, legal reviews',
  },
  waiting: {
    zh: '这一步做过了，或还没到下一步的住户',
    en: 'households whose step is done, or whose next has not come',
  },
  held: { zh: '暂缓的住户', en: 'households held' },
}

const UNITS: Partial<Record<LevelCount, string>> = { notices: '份', tasks: '项' }

/** The acts that write a notice; every act but a message gives somebody a task, so a demand letter is both. */
const WRITES: readonly Act[] = ['message', 'demand_letter']

/**
 * One count of one level. Its parts are the households the preview lists, each with what is done or why it is held; who
 * only waits is not listed and stands together in one part, like whoever is beyond the end of the list.
 */
export function levelCount(of: LevelCount, row: Counts, listed: readonly Decided[]): Because {
  const { zh, en } = COUNTED[of]
  const name = LEVEL_NAMES[row.level]
  const words = (shown: string) => ({
    zh: `“${name.zh}”：${zh} ${shown} ${UNITS[of] ?? '户'}。`,
    en: `“${name.en}”: ${shown} ${en}.`,
  })
  const parts = of === 'reached' ? split(row) : households(of, row, listed)
  const grounds = of === 'held' ? [HELD_WAITS] : of === 'notices' || of === 'tasks' ? [BOTH] : [ALL_TOLD]
  return figure('count', `figure.level_${of}`, words, parts, [...grounds, OLDEST, DEMAND])
}

function split(row: Counts): Part[] {
  return (['noticed', 'waiting', 'held'] as const)
    .map((name) => ({ value: row[name], ...COUNTED[name] }))
    .filter(({ value }) => value > 0)
}

function households(of: LevelCount, row: Counts, listed: readonly Decided[]): Part[] {
  const mine = listed.filter((one) => one.level === row.level && counts(of, one)).map(partOf)
  const rest = row[of] - mine.length
  if (rest === 0) return mine
  const words = of === 'waiting' ? COUNTED.waiting : UNLISTED
  return [...mine, { value: rest, ...words }]
}

function counts(of: LevelCount, { does, heldBy }: Decided): boolean {
  if (of === 'held') return heldBy !== null
  if (of === 'waiting' || heldBy !== null || does === null) return false
  if (of === 'notices') return WRITES.includes(does)
  return of === 'noticed' || does !== 'message'
}

function partOf(one: Decided): Part {
  const name = `${one.rooms[0] ?? ''} ${one.household}`.trim()
  const act = one.heldBy === null && one.does ? ACT_NAMES[one.does] : one
  return {
    value: 1,
    zh: `${name}：${act.zh}`,
    en: `${name}: ${act.en}`,
    subject: `household:${one.householdId}`,
  }
}

const UNLISTED: Words = { zh: '没有逐户列出的', en: 'not listed one by one' }

const ALL_TOLD = ground(
  '处于此阶段 = 通知 + 等待 + 暂缓；没有一户被漏掉不说。',
  'At the level = told + waiting + held; none is left out silently.',
  { law: '产品规定' },
)

const BOTH = ground(
  '一封催缴函既是一份通知，也是一项待办：要有人送达并留下凭证。发送提醒不派待办；电话、上门不写通知。',
  'A demand letter is a notice and a task: somebody delivers it and keeps the proof. A message gives no task, a call or a visit no notice.',
  { law: '产品规定' },
)

const HELD_WAITS = ground(
  '有暂停、未到期的承诺、未答复的异议，或催缴函还没有送达凭证的，这一批什么也不发。',
  'On a hold, a running promise, an unanswered dispute or a demand letter without proof of delivery, this run sends nothing.',
  { law: '产品规定' },
)

const OLDEST = ground(
  '最早一笔未缴的逾期天数决定阶段，天数由催缴方案规定。',
  'The days the oldest unpaid item is overdue decide the level; the days are the procedure’s.',
  { law: '催缴方案' },
)
