/**
 * How people pay, as a table: most pay by themselves, many forget, a few cannot, a few will not. Shares are those a
 * property company sees in an ordinary community; none of it is about anybody.
 */
import type { Outcome, Reason } from '../flow/collections/model.ts'

export type TemperName =
  | 'prompt'
  | 'yearly'
  | 'forgetful'
  | 'partly'
  | 'mistaken'
  | 'dissatisfied'
  | 'hardship'
  | 'away'
  | 'unreachable'
  | 'refuses'
  | 'developer'

export type Temper = {
  /** Of a hundred households. */
  share: number
  zh: string
  en: string
  /** Pays by itself: so many days after the bill, or, often enough, so many days after the due day (negative: before). */
  pays: { afterBill: readonly [number, number]; often: number; nearDue: readonly [number, number] } | null
  /** How often it forgets although it pays by itself. */
  forgets: number
  /** How much of what is due, in percent. */
  percent: readonly [number, number]
  /** How often a step brings the money within days. */
  moved: { message: number; call: number; visit: number; letter: number }
  /** What a call comes to. */
  call: Partial<Record<Outcome, number>>
  /** What a visit comes to. */
  visit: Partial<Record<Outcome, number>>
  reason: Reason
  /** Months of arrears from before this system, for some. */
  arrears: { often: number; months: readonly [number, number] }
}

const TALKS = { will_pay: 6, promised: 2, asked_call_back: 1, no_answer: 2 } as const
const OPENS = { will_pay: 5, promised: 2, nobody_home: 3, left_word: 1 } as const
const WHOLE = [100, 100] as const
const NONE = { often: 0, months: [0, 0] } as const
const EASY = { message: 0.8, call: 0.95, visit: 1, letter: 1 }

export const TEMPERS: Record<TemperName, Temper> = {
  prompt: {
    share: 48,
    zh: '按时缴费',
    en: 'pays on time',
    pays: { afterBill: [4, 17], often: 0.84, nearDue: [-12, 0] },
    forgets: 0.04,
    percent: WHOLE,
    moved: EASY,
    call: TALKS,
    visit: OPENS,
    reason: 'forgot',
    arrears: NONE,
  },
  yearly: {
    share: 20,
    zh: '一次预缴全年',
    en: 'pays a year in advance',
    pays: { afterBill: [4, 14], often: 0.95, nearDue: [-14, -3] },
    forgets: 0.02,
    percent: WHOLE,
    moved: EASY,
    call: TALKS,
    visit: OPENS,
    reason: 'forgot',
    arrears: NONE,
  },
  mistaken: {
    share: 2,
    zh: '偶尔重复缴费',
    en: 'sometimes pays twice by mistake',
    pays: { afterBill: [4, 17], often: 0.7, nearDue: [-10, 0] },
    forgets: 0.05,
    percent: WHOLE,
    moved: EASY,
    call: TALKS,
    visit: OPENS,
    reason: 'forgot',
    arrears: NONE,
  },
  forgetful: {
    share: 12,
    zh: '提醒后才缴',
    en: 'pays when reminded',
    pays: null,
    forgets: 0,
    percent: WHOLE,
    moved: { message: 0.55, call: 0.8, visit: 0.9, letter: 0.95 },
    call: TALKS,
    visit: OPENS,
    reason: 'forgot',
    arrears: { often: 0.05, months: [1, 4] },
  },
  partly: {
    share: 5,
    zh: '先缴一部分',
    en: 'pays a part first',
    pays: { afterBill: [5, 20], often: 0.4, nearDue: [-6, 4] },
    forgets: 0.1,
    percent: [35, 70],
    moved: { message: 0.3, call: 0.65, visit: 0.75, letter: 0.9 },
    call: TALKS,
    visit: OPENS,
    reason: 'other',
    arrears: { often: 0.2, months: [1, 5] },
  },
  dissatisfied: {
    share: 3.5,
    zh: '对服务不满，有异议',
    en: 'dissatisfied, disputes',
    pays: null,
    forgets: 0,
    percent: WHOLE,
    moved: { message: 0.1, call: 0.3, visit: 0.4, letter: 0.6 },
    call: { disputed: 5, spoke: 2, no_answer: 1 },
    visit: { disputed: 3, spoke: 3, nobody_home: 2 },
    reason: 'dissatisfied',
    arrears: { often: 0.3, months: [3, 12] },
  },
  hardship: {
    share: 2.5,
    zh: '经济困难，分次缴',
    en: 'in hardship, pays in parts',
    pays: null,
    forgets: 0,
    percent: [25, 60],
    moved: { message: 0.15, call: 0.3, visit: 0.5, letter: 0.5 },
    call: { promised: 6, spoke: 2, no_answer: 2 },
    visit: { promised: 5, spoke: 3, nobody_home: 2 },
    reason: 'hardship',
    arrears: { often: 0.5, months: [4, 14] },
  },
  away: {
    share: 3,
    zh: '长期外出，回来才缴',
    en: 'away for months, pays on return',
    pays: null,
    forgets: 0,
    percent: WHOLE,
    moved: { message: 0.12, call: 0.3, visit: 0, letter: 0.1 },
    call: { no_answer: 5, asked_call_back: 2, will_pay: 2 },
    visit: { nobody_home: 8, left_word: 2 },
    reason: 'away',
    arrears: { often: 0.2, months: [3, 8] },
  },
  unreachable: {
    share: 1.5,
    zh: '联系不上',
    en: 'cannot be reached',
    pays: null,
    forgets: 0,
    percent: WHOLE,
    moved: { message: 0, call: 0, visit: 0, letter: 0.1 },
    call: { no_answer: 6, wrong_number: 3 },
    visit: { nobody_home: 9, left_word: 1 },
    reason: 'unreachable',
    arrears: { often: 0.6, months: [6, 20] },
  },
  refuses: {
    share: 2,
    zh: '明确不缴',
    en: 'refuses',
    pays: null,
    forgets: 0,
    percent: WHOLE,
    moved: { message: 0, call: 0.03, visit: 0.05, letter: 0.2 },
    call: { declined_to_talk: 5, spoke: 2, no_answer: 3 },
    visit: { declined_to_talk: 5, nobody_home: 4 },
    reason: 'refuses',
    arrears: { often: 0.6, months: [6, 24] },
  },
  developer: {
    share: 0,
    zh: '开发商，按季统一付',
    en: 'the developer, pays by the quarter',
    pays: { afterBill: [20, 75], often: 0.5, nearDue: [10, 45] },
    forgets: 0,
    percent: WHOLE,
    moved: { message: 0.1, call: 0.3, visit: 0.3, letter: 0.9 },
    call: { will_pay: 5, asked_call_back: 3, spoke: 2 },
    visit: { spoke: 1 },
    reason: 'other',
    arrears: NONE,
  },
}

/** So many tempers as households, in the table's shares; at least one of each that anybody would miss. */
export function tempersFor(count: number): TemperName[] {
  const names = (Object.keys(TEMPERS) as TemperName[]).filter((name) => TEMPERS[name].share > 0)
  const deck = names.flatMap((name) =>
    Array<TemperName>(Math.max(1, Math.round((TEMPERS[name].share * count) / 100))).fill(name),
  )
  while (deck.length < count) deck.unshift('prompt')
  return deck.slice(deck.length - count)
}
