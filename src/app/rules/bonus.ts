/** `dunwell rules bonus`: what a collection rate proposes for a year-end bonus. A proposal, never a decision. */
import { z } from 'zod'
import { type BonusFacts, DENOMINATORS } from '../../rules/bonus/model.ts'
import { everyReading } from '../../rules/bonus/readings.ts'
import { proposeBonus } from '../../rules/bonus.ts'
import { yuan } from '../../rules/money.ts'
import { becauseOut, money, rate, ruleGroup, yuanOut } from './group.ts'

const share = rate.refine((text) => Number(text) <= 1, '应在 0 与 1 之间 (between 0 and 1)')
const count = z
  .enum(['whole_points_below', 'started_points', 'proportional'])
  .describe('不足一个点：不计、按一个点、按比例 · a part of a point: not, as one, as it is')

const scheme = z.strictObject({
  name: z.string().min(1).max(200).describe('方案名称 · the scheme as the company keeps it'),
  offPerPoint: share.default('0.05').describe('每低一个点减年终奖的比例'),
  pointMeans: z
    .enum(['percentage_point', 'percent_of_base'])
    .default('percentage_point')
    .describe('一个点：一个百分点，或基准值的百分之一'),
  count: count.default('proportional'),
  upside: z
    .strictObject({ perPoint: share, atMost: share, count })
    .nullable()
    .default(null)
    .describe('高于基准时增加的比例；null：不增'),
  floor: share
    .default('0.85')
    .describe('低于此只提示谈话 · below it a conversation is asked for, nothing else'),
  rateRounding: z
    .strictObject({ decimals: z.number().int().min(0).max(6), mode: z.enum(['half_up', 'down', 'up']) })
    .nullable()
    .default(null)
    .describe('收缴率（百分数）先取舍再比较；null：不取舍'),
  combine: z
    .enum(['own_shares', 'added', 'least'])
    .default('own_shares')
    .describe('多类费用：各按份额、增减相加、取最低'),
})

const BASES = { residential: '0.9', commercial: '1', utilities: '1' } as const

const classResult = z.strictObject({
  class: z.enum(['residential', 'commercial', 'utilities']).describe('住宅、商业、水电'),
  base: share
    .refine((text) => Number(text) > 0, '应大于 0 (above 0)')
    .optional()
    .describe('基准收缴率；缺省住宅 0.9，商业与水电 1'),
  denominator: z
    .enum(Object.keys(DENOMINATORS) as [keyof typeof DENOMINATORS])
    .describe('分母 · what the rate is of'),
  collected: money,
  charged: money,
  share: rate.optional().describe('own_shares 的份额 · weight'),
})

export const input = z.strictObject({
  scheme,
  bonus: money.describe('年终奖基数 · the bonus before'),
  classes: z.array(classResult).min(1).max(50),
  everyReading: z
    .boolean()
    .default(false)
    .describe('同时列出六种读法 · list every reading of the sentence as well'),
})

export const result = z.object({
  proposal: z.literal(true).describe('只是建议，由人决定 · a person decides'),
  bonus: yuanOut,
  proposed: yuanOut,
  factor: z.string(),
  classes: z.array(
    z.object({
      class: z.string(),
      ratePercent: z.string().nullable().describe('null：没有应收 · nothing was charged'),
      pointsBelow: z.string(),
      off: z.string(),
      onTop: z.string(),
      belowFloor: z.boolean(),
    }),
  ),
  conversation: z.boolean().describe('请经理谈话；不产生其他后果'),
  readings: z
    .array(z.object({ pointMeans: z.string(), count: z.string(), proposed: yuanOut, factor: z.string() }))
    .optional()
    .describe('同一句话的六种读法 · every reading of the same sentence'),
  because: becauseOut,
})

export function run(given: z.output<typeof input>): z.input<typeof result> {
  const facts: BonusFacts = {
    ...given,
    classes: given.classes.map(({ base, share: weight, ...one }) => ({
      ...one,
      base: base ?? BASES[one.class],
      ...(weight === undefined ? {} : { share: weight }),
    })),
  }
  const { bonus, proposed, classes, ...rest } = proposeBonus(facts)
  return {
    ...rest,
    bonus: yuan(bonus),
    proposed: yuan(proposed),
    classes: classes.map(({ because: _, ...one }) => one),
    ...(given.everyReading
      ? { readings: everyReading(facts).map((one) => ({ ...one, proposed: yuan(one.proposed) })) }
      : {}),
  }
}

export const bonusGroup = ruleGroup({
  name: 'bonus',
  zh: '收缴率奖惩：只给建议',
  en: 'bonus by collection rate: proposals only',
  input,
  result,
  run,
})
