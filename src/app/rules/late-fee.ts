/** `dunwell rules late_fee`: 违约金 under the contract, or the doubled interest after a judgment. */
import { z } from 'zod'
import type { Day } from '../../rules/day.ts'
import { delayInterest } from '../../rules/delay-interest.ts'
import { type Cap, type LateFeeFacts, lateFee, shippedCaps } from '../../rules/late-fee.ts'
import { yuan } from '../../rules/money.ts'
import { becauseOut, civilDay, money, notKnown, rate, ruleGroup, ruleProblems, yuanOut } from './group.ts'

const payment = z.strictObject({ day: civilDay, amount: money })
const yearBasis = z.number().int().min(360).max(366).optional().describe('一年按多少天，缺省 365')

const cap = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lpr_multiple'),
    multiple: rate,
    mode: z.enum(['fixed_at_default', 'floating']).default('fixed_at_default'),
    rate: rate.optional().describe('固定的 LPR；缺省按逾期首日查表'),
    steps: z
      .array(z.strictObject({ from: civilDay, rate }))
      .optional()
      .describe('LPR 各档；缺省用内置表'),
    yearBasis,
  }),
  z.strictObject({ kind: z.literal('yearly_rate'), rate, yearBasis }),
  z.strictObject({ kind: z.literal('principal') }),
  z.strictObject({ kind: z.literal('amount'), amount: money }),
])

const clause = z.strictObject({
  dailyRate: rate,
  changes: z.array(z.strictObject({ from: civilDay, dailyRate: rate })).optional(),
  graceDays: z.number().int().min(0).max(3650).optional(),
  graceEnds: z.enum(['runs_from_grace_end', 'runs_from_due_day']).optional(),
})

const contract = z.strictObject({
  kind: z.literal('contract').optional().describe('缺省'),
  principal: money,
  dueDay: civilDay,
  asOf: civilDay,
  clause: clause.nullable().describe('合同的违约金条款；null：没有约定'),
  caps: z.array(cap).optional().describe('主张上限；缺省为产品规定的三项，[] 为不设'),
  principalPayments: z.array(payment).optional().describe('还本；付款当日仍按原余额计'),
  disputed: z
    .array(z.strictObject({ from: civilDay, to: civilDay.nullable(), amount: money.nullable() }))
    .optional()
    .describe('有争议、冻结不计的本金；amount null 为全部'),
  serviceBreach: z
    .union([z.boolean(), z.array(z.strictObject({ from: civilDay, to: civilDay.nullable() }))])
    .optional()
    .describe('逾期期间有已认定的服务瑕疵；写明起止的，那些日子不计，待审批'),
  deal: z.strictObject({ signedDay: civilDay, lateFee: money }).optional(),
  lossClaim: z.strictObject({ markup: rate }).optional().describe('无条款时另行主张的损失：LPR 加计'),
})

const judgment = z.strictObject({
  kind: z.literal('judgment'),
  judgment: money.describe('判决确定的金钱债务，不含一般债务利息'),
  performanceEnds: civilDay.describe('履行期间最后一日；未确定的，为生效之日'),
  asOf: civilDay,
  payments: z.array(payment).optional(),
})

const input = z.discriminatedUnion('kind', [contract, judgment])

const result = z.object({
  days: z.number().int(),
  contractFee: yuanOut.optional(),
  segments: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        days: z.number(),
        principal: yuanOut,
        held: yuanOut.describe('有争议或待复核、不计的本金'),
        dailyRate: z.string(),
        fee: yuanOut,
      }),
    )
    .optional(),
  caps: z.array(z.object({ kind: z.string(), amount: yuanOut, zh: z.string(), en: z.string() })).optional(),
  cap: yuanOut.nullable().optional().describe('the lowest ceiling'),
  capApplied: z.boolean().optional(),
  payable: yuanOut.describe('可主张 · what may be claimed'),
  lossClaim: yuanOut.nullable().optional(),
  option: z.string().nullable().optional(),
  judgmentOpen: yuanOut.optional(),
  flags: z.array(z.string()),
  because: becauseOut,
})

export const lateFeeGroup = ruleGroup({
  name: 'late_fee',
  zh: '违约金与迟延履行利息（民法典第五百八十五条、民事诉讼法第二百六十四条）',
  en: 'late fee by contract, and doubled interest after a judgment',
  input,
  result,
  run(given) {
    return given.kind === 'judgment' ? afterJudgment(given) : byContract(given)
  },
})

function byContract(given: z.output<typeof contract>): z.input<typeof result> {
  refuseBadLoss(given)
  refuseBackward(given)
  const facts: LateFeeFacts = {
    principal: given.principal,
    dueDay: given.dueDay,
    asOf: given.asOf,
    clause: given.clause as LateFeeFacts['clause'],
    caps: given.caps ? given.caps.map((one) => capOf(one, given.dueDay)) : shippedCaps(given.dueDay),
    principalPayments: given.principalPayments ?? [],
    disputed: given.disputed ?? [],
    serviceBreach: given.serviceBreach ?? false,
    ...(given.deal ? { deal: given.deal } : {}),
    ...(given.lossClaim ? { lossClaim: given.lossClaim } : {}),
  }
  const fee = lateFee(facts)
  if ('known' in fee) return notKnown(fee)
  return {
    days: fee.days,
    contractFee: yuan(fee.contractFee),
    segments: fee.segments.map((one) => ({
      ...one,
      principal: yuan(one.principal),
      held: yuan(one.held),
      fee: yuan(one.fee),
    })),
    caps: fee.caps.map((one) => ({ ...one, amount: yuan(one.amount) })),
    cap: fee.cap === null ? null : yuan(fee.cap),
    capApplied: fee.capApplied,
    payable: yuan(fee.payable),
    lossClaim: fee.lossClaim === null ? null : yuan(fee.lossClaim),
    option: given.clause === null ? 'interest_loss_needs_approval' : null,
    flags: fee.flags,
    because: fee.because,
  }
}

/** Days the wrong way round would freeze nothing in silence. */
function refuseBackward({ disputed = [], serviceBreach = [] }: z.output<typeof contract>) {
  const ranges = { disputed, serviceBreach: typeof serviceBreach === 'boolean' ? [] : serviceBreach }
  for (const [field, list] of Object.entries(ranges))
    for (const [index, { from, to }] of list.entries())
      if (to !== null && to < from)
        throw ruleProblems.contradiction({
          field: `input.${field}.${index}`,
          detail: `止日 ${to} 在起日 ${from} 之前`,
          detailEn: `ends on ${to}, before it begins on ${from}`,
        })
}

function refuseBadLoss({ lossClaim }: z.output<typeof contract>) {
  const markup = lossClaim ? Number(lossClaim.markup) : null
  if (markup !== null && (markup < 0.3 || markup > 0.5))
    throw ruleProblems.contradiction({
      field: 'input.lossClaim.markup',
      detail: '加计幅度应在 0.30 至 0.50 之间',
      detailEn: 'the mark-up lies between 0.30 and 0.50',
    })
}

function capOf(given: z.output<typeof cap>, dueDay: Day): Cap {
  if (given.kind !== 'lpr_multiple') return given as Cap
  const { rate: fixed, steps, ...rest } = given
  if (fixed !== undefined) return { ...rest, steps: [{ from: dueDay, rate: fixed }] } as Cap
  return { ...rest, ...(steps ? { steps } : {}) } as Cap
}

function afterJudgment(given: z.output<typeof judgment>): z.input<typeof result> {
  const interest = delayInterest({ ...given, payments: given.payments ?? [] })
  if ('known' in interest) return notKnown(interest)
  return {
    days: interest.days,
    payable: yuan(interest.open),
    judgmentOpen: yuan(interest.judgmentOpen),
    flags: [],
    because: interest.because,
  }
}
