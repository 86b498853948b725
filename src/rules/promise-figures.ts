/** Why a day of the month of promises shows what it shows: the promises for that day, household by household. */
import type { Because } from './because.ts'
import type { Day } from './day.ts'
import { figure, ground, type Words } from './figure.ts'
import { yuanGrouped, type Fen } from './money.ts'

export type PromiseState = 'open' | 'kept' | 'broken'
type Promised = {
  householdId: string
  household: string
  day: Day
  takenDay: Day
  amountFen: number
  paidFen: number
  state: PromiseState
}

/** What was promised for a day, whatever became of it. Whole fen. */
export function promisedFor(day: Day, promises: readonly Promised[]): Because {
  const mine = promises.filter((one) => one.day === day)
  const words = (shown: string) => ({
    zh: `说好 ${day} 前缴的共 ${shown} 元，${mine.length} 项承诺；已缴的也算在内。`,
    en: `${shown} yuan promised by ${day}, in ${mine.length} promise(s); what was paid since counts too.`,
  })
  const parts = mine.map((one) => ({ ...named(one), value: one.amountFen }))
  return figure('yuan', 'figure.promised_day', words, parts, [HOLDS, AGREED])
}

/** How many promises for a day are open, kept or broken, each with what was paid on it. */
export function promisesIn(state: PromiseState, day: Day, promises: readonly Promised[]): Because {
  const mine = promises.filter((one) => one.day === day && one.state === state)
  const { zh, en } = STATES[state]
  const words = (shown: string) => ({
    zh: `${day} 的承诺中，${shown} 项${zh}`,
    en: `Of the promises for ${day}, ${shown} ${en}`,
  })
  return figure('count', `figure.promises_${state}`, words, mine.map(counted), [COUNTED, HOLDS, AGREED])
}

function named({ household, householdId, takenDay }: Promised) {
  return {
    zh: `${household}：${takenDay} 说好`,
    en: `${household}: said on ${takenDay}`,
    subject: `household:${householdId}`,
  }
}

function counted({ household, householdId, amountFen, paidFen }: Promised) {
  const [amount, paid] = [yuanGrouped(amountFen as Fen), yuanGrouped(paidFen as Fen)]
  return {
    value: 1,
    zh: `${household}：承诺 ${amount} 元，已缴 ${paid} 元`,
    en: `${household}: ${amount} yuan promised, ${paid} paid`,
    subject: `household:${householdId}`,
  }
}

const STATES: Record<PromiseState, Words> = {
  open: { zh: '日子没到，等待中。', en: 'wait: the day has not passed.' },
  kept: { zh: '已履行：缴了不少于承诺的金额。', en: 'are kept: no less was paid than promised.' },
  broken: { zh: '未履行：过了承诺日还不足。', en: 'are not kept: the day has passed and it falls short.' },
}

/** The rules and law every figure of a promise stands on. */
export const COUNTED = ground(
  '承诺之后、承诺日之前（含当天）这一户的全部收款都算，不论抵了哪一笔。',
  'All this household paid after the promise and up to its day counts, whichever charge it went to.',
  { law: '产品规定' },
)

export const HOLDS = ground(
  '承诺日之前不催缴这一户。',
  'Until its day this household is not asked for money.',
  {
    law: '催缴方案',
  },
)

export const AGREED = ground(
  '能证明的承诺是“义务人同意履行义务”，诉讼时效从那天起重新计算；只是口头说的，没有凭证就证明不了。',
  'A promise that can be proven is consent to perform: limitation begins again that day; a spoken one cannot be proven.',
  { law: '诉讼时效规定', article: '第十四条' },
)
