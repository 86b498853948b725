/** Nouns of 收费标准, parsed at the edge. */
import { z } from 'zod'
import { type Day, parseDay } from '../../rules/day.ts'

export const dayShape = z
  .string()
  .refine((text) => parseDay(text) !== null, '应为存在的日期 YYYY-MM-DD')
  .transform((text) => text as Day)

export const usageShape = z.enum(['residential', 'shop', 'parking', 'storage', 'office'])
export type Usage = z.infer<typeof usageShape>

export const formulaShape = z.enum(['area_rate', 'fixed_month', 'per_space'])
export const feeKindShape = z.enum(['property_fee', 'parking', 'service', 'agency', 'opening'])

/** Yuan with up to four decimals, e.g. `1.80`. */
export const unitPriceShape = z.string().regex(/^\d{1,7}(\.\d{1,4})?$/, '应为不超过四位小数的单价，如 1.80')

export const rateInput = z.object({
  communityId: z.uuid(),
  feeItem: z.object({
    code: z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/, '应为小写字母开头的代码，如 property_fee'),
    name: z.string().min(1).max(40).optional(),
    kind: feeKindShape.optional(),
  }),
  standard: z.object({
    name: z.string().min(1).max(60),
    formula: formulaShape,
    periodMonths: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
    dueMonth: z.int().min(-3).max(24),
    dueDate: z.int().min(1).max(31),
    rounding: z.enum(['half_up', 'up', 'down']).default('half_up'),
  }),
  unitPrice: unitPriceShape,
  from: dayShape,
  publishedPlace: z.string().min(1).max(200),
  publishedDay: dayShape,
  approval: z.string().max(200).optional(),
  /** To whom it applies; none leaves assignments as they are. */
  assign: z
    .array(
      z.union([
        // The narrowest first: the first shape that fits is taken, and what it does not name falls away.
        z.object({ premisesIds: z.array(z.uuid()).min(1) }),
        z.object({ buildingId: z.uuid(), usage: usageShape.optional() }),
        z.object({ usage: usageShape }),
      ]),
    )
    .default([]),
})
export type RateInput = z.input<typeof rateInput>

/** A value of law as somebody looked it up: a share, from when, seen until when, and where. */
export const legalValueInput = z.strictObject({
  code: z.literal('lpr.one_year'),
  from: dayShape,
  value: z.string().regex(/^0\.\d{1,6}$/, '应为小数，如 0.0300 (a share such as 0.0300)'),
  knownUntil: dayShape,
  source: z.string().trim().min(2).max(200),
})
export type LegalValueInput = z.output<typeof legalValueInput>
