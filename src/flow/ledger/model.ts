/** Nouns of 应收台账, parsed at the edge. */
import { z } from 'zod'
import type { Because } from '../../rules/because.ts'
import { type Day, parseDay } from '../../rules/day.ts'
import type { Fen } from '../../rules/money.ts'

export const methodShape = z.enum(['cash', 'pos', 'transfer', 'other'])
export type Method = z.infer<typeof methodShape>

export const METHOD_NAMES: Record<Method, { zh: string; en: string }> = {
  cash: { zh: '现金', en: 'cash' },
  pos: { zh: 'POS 刷卡', en: 'card' },
  transfer: { zh: '银行转账', en: 'transfer' },
  other: { zh: '其他', en: 'other' },
}

export const receiveInput = z
  .object({
    communityId: z.uuid(),
    accountId: z.uuid(),
    amountFen: z.int().positive('金额必须大于零'),
    method: methodShape,
    note: z.string().trim().min(1).max(200).optional(),
    day: z.string().refine((text) => parseDay(text) !== null, '应为存在的日期 YYYY-MM-DD'),
    /** The same key with the same request answers with the same receipt, for ever. */
    key: z.string().min(1).max(255),
    /** Charges the payer names, each with the open amount the payer was shown. */
    charges: z
      .array(z.object({ chargeId: z.uuid(), openFen: z.int().nonnegative().optional() }))
      .max(500)
      .default([]),
    tillId: z.uuid().optional(),
  })
  .refine((input) => input.method !== 'other' || input.note !== undefined, {
    path: ['note'],
    message: '收款方式为“其他”时必须写备注',
  })
export type ReceiveInput = z.input<typeof receiveInput>

export type Receipt = {
  receiptId: string
  /** Till and number, e.g. `T1-000012`. */
  receiptNo: string
  accountId: string
  amountFen: Fen
  method: Method
  day: Day
  /** What it paid, in the order paid. */
  allocations: { chargeId: string; amountFen: Fen }[]
  /** What went to the credit balance. */
  creditFen: Fen
  because: Because
  /** True when this key had been answered before and nothing was written now. */
  repeated: boolean
}

export const reverseInput = z.object({
  communityId: z.uuid(),
  receiptId: z.uuid(),
  reason: z.string().trim().min(1, '请写明冲正原因').max(200),
  day: z.string().refine((text) => parseDay(text) !== null, '应为存在的日期 YYYY-MM-DD'),
})
export type ReverseInput = z.input<typeof reverseInput>

export const adjustInput = z.object({
  communityId: z.uuid(),
  chargeId: z.uuid(),
  /** More (positive) or less (negative). */
  amountFen: z.int().refine((amount) => amount !== 0, '调整金额不能为零'),
  reason: z.string().trim().min(1, '请写明调整原因').max(200),
  day: z.string().refine((text) => parseDay(text) !== null, '应为存在的日期 YYYY-MM-DD'),
  /** Becomes the adjustment's id: the same key with the same request answers the same, for ever. */
  key: z.uuid(),
})
export type AdjustInput = z.input<typeof adjustInput>

export const reverseAdjustmentInput = z.object({
  communityId: z.uuid(),
  adjustmentId: z.uuid(),
  reason: z.string().trim().min(1, '请写明撤回原因').max(200),
  day: z.string().refine((text) => parseDay(text) !== null, '应为存在的日期 YYYY-MM-DD'),
})
export type ReverseAdjustmentInput = z.input<typeof reverseAdjustmentInput>
