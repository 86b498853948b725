/**
 * A dunning procedure (催缴方案) is data: which step is taken how many days before or after the due day. The shipped one
 * is the four-stage practice of the trade, gentled where it was unlawful: no credit, publicity or access words exist.
 */

export type Level = 'courtesy' | 'friendly' | 'formal' | 'legal_review'
export type Act = 'message' | 'call' | 'visit' | 'demand_letter' | 'legal_review'

/** `from`: days after the due day on which the step begins (−14: fourteen days before; 1: the first overdue day). */
export type Step = { code: string; level: Level; from: number; act: Act }

export type Procedure = {
  name: string
  /** 0: the shipped procedure. */
  version: number
  steps: readonly Step[]
  /** Days between two steps taken toward one household, whatever they are. */
  restDays: number
  /** Days a demand letter leaves for payment, counted from receipt. Never under 7 (Civil Code 944: a reasonable time). */
  deadlineDays: number
}

export const LEVELS: readonly Level[] = ['courtesy', 'friendly', 'formal', 'legal_review']

export const LEVEL_NAMES: Record<Level | 'clear', { zh: string; en: string }> = {
  clear: { zh: '无需催缴', en: 'nothing to say' },
  courtesy: { zh: '缴费前提醒', en: 'courtesy reminder before the due day' },
  friendly: { zh: '友好催缴', en: 'friendly reminder' },
  formal: { zh: '正式催缴', en: 'formal demand' },
  legal_review: { zh: '法务评估', en: 'legal review' },
}

export const ACT_NAMES: Record<Act, { zh: string; en: string }> = {
  message: { zh: '发送提醒', en: 'message' },
  call: { zh: '电话沟通', en: 'call' },
  visit: { zh: '上门拜访', en: 'visit' },
  demand_letter: { zh: '催缴函', en: 'demand letter' },
  legal_review: { zh: '法务评估', en: 'legal review' },
}

export const DEFAULT_PROCEDURE: Procedure = {
  name: '四阶段催缴方案',
  version: 0,
  restDays: 7,
  deadlineDays: 15,
  steps: [
    { code: 'courtesy-14', level: 'courtesy', from: -14, act: 'message' },
    { code: 'courtesy-7', level: 'courtesy', from: -7, act: 'message' },
    { code: 'friendly-message', level: 'friendly', from: 1, act: 'message' },
    { code: 'friendly-call', level: 'friendly', from: 8, act: 'call' },
    { code: 'friendly-visit', level: 'friendly', from: 15, act: 'visit' },
    { code: 'demand-letter', level: 'formal', from: 29, act: 'demand_letter' },
    { code: 'formal-call', level: 'formal', from: 46, act: 'call' },
    { code: 'legal-review', level: 'legal_review', from: 91, act: 'legal_review' },
  ],
}

/** No company may leave less time than this. */
export const MIN_DEADLINE_DAYS = 7
const MAX_COURTESY = 2

/** What is wrong with a procedure before it may be saved; empty: nothing. Each line says what to change. */
export function procedureFaults(procedure: Procedure): { zh: string; en: string }[] {
  const faults: { zh: string; en: string }[] = []
  const say = (zh: string, en: string) => faults.push({ zh, en })
  const { steps } = procedure
  if (steps.length === 0) say('方案至少要有一个步骤', 'a procedure needs at least one step')
  if (new Set(steps.map((step) => step.code)).size < steps.length)
    say('步骤编号重复', 'two steps share a code')
  if (procedure.deadlineDays < MIN_DEADLINE_DAYS)
    say('催缴函期限不得少于 7 天', 'a demand letter leaves at least 7 days')
  if (procedure.restDays < 1) say('两次联系之间至少间隔 1 天', 'at least 1 day between two steps')
  steps.forEach((step, index) => {
    const before = steps[index - 1]
    if (before && step.from <= before.from)
      say(`步骤 ${step.code} 必须晚于前一步`, `${step.code} must come after the step before it`)
    if (before && LEVELS.indexOf(step.level) < LEVELS.indexOf(before.level))
      say(`步骤 ${step.code} 的阶段不得倒退`, `${step.code} goes back a level`)
    if ((step.level === 'courtesy') !== step.from < 1)
      say(`步骤 ${step.code}：到期日之前只能是缴费前提醒`, `${step.code}: before the due day only courtesy`)
    if (step.level === 'courtesy' && step.act !== 'message')
      say(`步骤 ${step.code}：缴费前只发提醒`, `${step.code}: before the due day only a message`)
    if (step.act === 'message' && step.level !== 'courtesy' && step.level !== 'friendly')
      say(
        `步骤 ${step.code}：正式阶段不用提醒信息，用催缴函`,
        `${step.code}: formal levels write letters, not messages`,
      )
    if (step.act === 'demand_letter' && step.level === 'friendly')
      say(`步骤 ${step.code}：催缴函属于正式催缴`, `${step.code}: a demand letter is formal`)
    if ((step.act === 'legal_review') !== (step.level === 'legal_review'))
      say(`步骤 ${step.code}：法务阶段只做评估`, `${step.code}: legal review is a review only`)
  })
  if (steps.filter((step) => step.level === 'courtesy').length > MAX_COURTESY)
    say('缴费前提醒最多 2 次', 'at most 2 reminders before the due day')
  return faults
}

/** The step a number of days after (negative: before) the due day belongs to, or null before the first. */
export function stepAt(procedure: Procedure, days: number): Step | null {
  return procedure.steps.findLast((step) => step.from <= days) ?? null
}
