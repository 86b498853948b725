/**
 * One rule over the command line: `{"input": …}` in, `{"result": …}` out. A group says what it takes and gives in zod,
 * which also prints as JSON Schema; the rule itself lives in `src/rules` and knows nothing of this.
 */
import { z } from 'zod'
import type { Because } from '../../rules/because.ts'
import { type Day, parseDay } from '../../rules/day.ts'
import { type Unknown, unknownWords } from '../../rules/law/dated.ts'
import { type Fen, parseYuan } from '../../rules/money.ts'
import { declareProblems } from '../../rules/problem.ts'

export type RuleGroup = {
  name: string
  zh: string
  en: string
  input: z.ZodType
  result: z.ZodType
  /** `input` has passed its schema. Throws a Problem for what a schema cannot see. */
  run(input: never, today: Day): unknown
}

/** Ties the parsed input to what the rule takes. */
export function ruleGroup<Input extends z.ZodType, Result extends z.ZodType>(group: {
  name: string
  zh: string
  en: string
  input: Input
  result: Result
  run(input: z.output<Input>, today: Day): z.input<Result>
}): RuleGroup {
  return group as unknown as RuleGroup
}

export const ruleProblems = declareProblems('rules', {
  not_json: {
    status: 400,
    says: { zh: '第 {line} 行不是 JSON：{detail}', en: 'Line {line} is not JSON: {detail}' },
    next: { zh: '每行写一个 JSON 对象：{"input":{…}}。', en: 'Write one JSON object a line: {"input":{…}}.' },
  },
  invalid: {
    status: 400,
    says: { zh: '第 {line} 行的 {field}：{detail}', en: 'Line {line}, {field}: {detailEn}' },
    next: {
      zh: '请按提示改正；dunwell rules {group} --schema 列出全部字段。',
      en: 'Correct it as said; `dunwell rules {group} --schema` lists every field.',
    },
  },
  not_known: {
    status: 422,
    says: { zh: '{zh}', en: '{en}' },
    next: {
      zh: '请查证后随输入给出该数值；dunwell law 列出已录入的数值及来源。',
      en: 'Look it up and give the value with the input; `dunwell law` lists what was entered and from where.',
    },
  },
  contradiction: {
    status: 422,
    says: { zh: '{field}：{detail}', en: '{field}: {detailEn}' },
    next: { zh: '请核对这几个字段。', en: 'Check these fields against each other.' },
  },
  too_much: {
    status: 422,
    says: {
      zh: '第 {line} 行的金额合起来超过 90 万亿元，无法精确到分',
      en: 'The amounts of line {line} come to more than 90 trillion yuan and cannot be counted to the fen',
    },
    next: { zh: '请核对各项金额和数量。', en: 'Check the amounts and quantities.' },
  },
  no_group: {
    status: 404,
    says: { zh: '没有名为 {name} 的规则组。', en: 'There is no rule group {name}.' },
    next: { zh: '可用：{names}。', en: 'There are: {names}.' },
  },
})

/** A figure of law that nobody entered for that day ends the line, never an old value in silence. */
export function notKnown(unknown: Unknown): never {
  const { zh, en } = unknownWords(unknown)
  throw ruleProblems.not_known({ zh, en, before: unknown.before, since: unknown.since })
}

/** Yuan as text with at most two decimals, never below nothing. */
export const money = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,2})?$/, '应为金额，如 123.45 (an amount such as 123.45)')
  .transform((text) => parseYuan(text) as Fen)
  .describe('元，至多两位小数 · yuan, at most two decimals')

export const civilDay = z
  .string()
  .refine((text) => parseDay(text) !== null, '应为存在的日期 YYYY-MM-DD (an existing day YYYY-MM-DD)')
  .transform((text) => text as Day)
  .describe('YYYY-MM-DD')

/** A share or rate as an exact decimal: `0.0005`. */
export const rate = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,12})?$/, '应为十进制小数，如 0.0005 (a decimal such as 0.0005)')
  .describe('十进制小数 · decimal, e.g. 0.0005')

export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '应为 HH:MM (HH:MM)')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
  .describe('HH:MM')

/** A moment of a day: 24:00 is the end of an hour's range, and no moment. */
export const moment = clock.refine((minutes) => minutes < 1440, '应为 00:00 至 23:59 (00:00 to 23:59)')

export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export const yuanOut = z.string().describe('yuan')
export const becauseOut: z.ZodType<Because> = z
  .custom<Because>()
  .describe('{value, unit, rule, source?, zh, en, from?: [because]}') as never
