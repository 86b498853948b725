/** `dunwell rules tariff`: what is charged for a period, by the month, by quantity or as a share of a cost. */
import { z } from 'zod'
import { yuan } from '../../rules/money.ts'
import { computeTariff } from '../../rules/tariff/compute.ts'
import type { TariffInput } from '../../rules/tariff/model.ts'
import { becauseOut, civilDay, money, rate, ruleGroup, ruleProblems, yuanOut } from './group.ts'

const days = z.strictObject({ from: civilDay, to: civilDay }).describe('起止日都计入 · both days count')
const open = {
  from: civilDay,
  to: civilDay.nullable().default(null).describe('null：至今 · until further notice'),
}
const name = z.string().min(1).max(200)
const share = rate
  .refine((text) => Number(text) <= 1, '应在 0 与 1 之间 (between 0 and 1)')
  .describe('比例，0.3 即 30% · a share, 0.3 is 30 %')
const decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, '应为非负十进制数，如 94.56 (a decimal such as 94.56)')
const published = z.strictObject({ place: name, day: civilDay }).describe('公示的地点与日期')
const liable = z
  .array(z.strictObject({ householdId: name, ...open }))
  .describe('谁在哪段时间交费；无人的日子不计费，单独列出 · who is liable from when to when')

const rounding = z
  .strictObject({
    mode: z.enum(['half_up', 'up', 'down']).default('half_up').describe('四舍五入、进位、舍去'),
    unit: z.enum(['fen', 'jiao', 'yuan']).default('fen').describe('到分、角、元'),
    per: z.enum(['period', 'line']).default('period').describe('按期合计取整，或逐行取整'),
  })
  .prefault({})

const cycle = z
  .strictObject({
    months: z.number().int().min(1).max(12).default(1),
    begins: z
      .union([z.literal('calendar'), z.strictObject({ handOver: civilDay })])
      .default('calendar')
      .describe('自然月，或自交房日起的周年月 · calendar months, or months from the hand-over day'),
  })
  .prefault({})

const discount = z
  .strictObject({
    name,
    ...open,
    off: share.optional().describe('减去的比例 · share taken off'),
    payAtMost: share.optional().describe('最高应交的比例 · the most that is payable'),
    source: z.strictObject({ law: name, article: name.optional(), on: civilDay.optional() }).optional(),
  })
  .refine(
    ({ off, payAtMost }) => off !== undefined || payAtMost !== undefined,
    '应写 off 或 payAtMost (give off or payAtMost)',
  )

const recurring = z.strictObject({
  kind: z.enum(['area_rate', 'fixed_month']).describe('面积×单价，或每月定额'),
  item: name.default('物业服务费'),
  period: days,
  cycle,
  dayRate: z
    .enum(['month_days', 'year_365'])
    .default('month_days')
    .describe('不足一月：÷当月天数，或月价×12÷365 一天；整月总按一个月'),
  rates: z
    .array(z.strictObject({ unitPrice: rate, ...open, published: published.optional() }))
    .describe('元/㎡·月，或元/月'),
  areas: z
    .array(z.strictObject({ area: decimal, ...open }))
    .optional()
    .describe('㎡'),
  liable,
  discount: z
    .strictObject({
      discounts: z.array(discount),
      stacking: z
        .enum(['greatest', 'sum', 'one_after_another'])
        .default('greatest')
        .describe('同日多项减免：取最大、相加、依次'),
      atMost: share.optional().describe('合计减免上限；不限制法定最高应交比例'),
    })
    .optional(),
  empty: z
    .strictObject({ place: name, ...open, earlyPhaseContract: z.boolean() })
    .optional()
    .describe('空置房：按当地规定 · empty premises by the city rule'),
  prepayment: z
    .strictObject({
      paidDay: civilDay,
      from: civilDay,
      to: civilDay,
      atLeastMonths: z.number().int().min(1).max(120),
      off: share,
    })
    .optional()
    .describe('预缴优惠 · paid ahead'),
  rounding,
})

const usage = z.strictObject({
  kind: z.literal('usage'),
  item: name,
  unit: name.default('度'),
  period: days,
  quantity: z.union([
    decimal,
    z.strictObject({
      before: decimal,
      after: decimal,
      multiplier: decimal.optional(),
      dial: decimal.optional().describe('表盘满度 · where the dial turns to 0'),
    }),
  ]),
  tiersOver: z
    .discriminatedUnion('every', [
      z.strictObject({ every: z.literal('month'), months: z.number().int().min(1).max(12).default(1) }),
      z.strictObject({ every: z.literal('year'), usedBefore: decimal }),
    ])
    .default({ every: 'month', months: 1 })
    .describe('阶梯按月或按年计 · what the tier bounds are counted over'),
  prices: z.array(
    z.strictObject({
      ...open,
      tiers: z.array(z.strictObject({ upTo: decimal.nullable(), price: rate })),
      published: published.optional(),
    }),
  ),
  liable,
  rounding,
})

const shared = z.strictObject({
  kind: z.literal('shared'),
  item: name,
  total: money.describe('要分摊的总费用'),
  borneByCompany: money.optional().describe('其中公司承担的'),
  period: days,
  by: z.enum(['area', 'household', 'usage']),
  participants: z.array(
    z.strictObject({
      id: name,
      measure: decimal.optional().describe('㎡ 或用量'),
      from: civilDay.optional(),
      to: civilDay.nullable().optional(),
    }),
  ),
})

export const input = z.discriminatedUnion('kind', [recurring, usage, shared])

export const result = z.object({
  total: yuanOut,
  periods: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      amount: yuanOut.describe('各行之和 · its lines sum to it'),
      lines: z.array(
        z.object({
          id: z.string(),
          from: z.string(),
          to: z.string(),
          amount: yuanOut,
          exact: z.string().describe('取整前 · before rounding'),
        }),
      ),
    }),
  ),
  nobodyLiable: z.array(z.object({ from: z.string(), to: z.string() })),
  notes: z.array(becauseOut),
  because: becauseOut,
})

/** Throws a Problem that names the field when the figures given contradict each other or leave a day without a price. */
export function run(given: z.output<typeof input>): z.input<typeof result> {
  const answer = computeTariff(given as TariffInput)
  if ('refused' in answer) {
    const { field, zh, en, code } = answer.refused
    throw ruleProblems.contradiction({ field: `input.${field}`, detail: zh, detailEn: en, code })
  }
  return {
    total: yuan(answer.total),
    periods: answer.periods.map(({ from, to, amount, lines }) => ({
      from,
      to,
      amount: yuan(amount),
      lines: lines.map(({ because: _, ...line }) => ({ ...line, amount: yuan(line.amount) })),
    })),
    nobodyLiable: answer.nobodyLiable,
    notes: answer.notes,
    because: answer.because,
  }
}

export const tariffGroup = ruleGroup({
  name: 'tariff',
  zh: '收费计算：按月、按用量阶梯、公摊',
  en: 'what is charged: by the month, by quantity in tiers, as a share of a cost',
  input,
  result,
  run,
})
