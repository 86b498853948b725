/** What `dunwell rules contact` takes and gives, in zod, which also prints as JSON Schema. */
import { z } from 'zod'
import { CONSENT_PROOFS, CONTACT_SOURCES, PURPOSES, RELATIONS } from '../../rules/contact/request.ts'
import { REST_COVERS } from '../../rules/contact.ts'
import { becauseOut, civilDay, clock, moment, money } from './group.ts'

const channel = z.enum(['sms', 'wechat', 'email', 'call', 'visit', 'letter'])
const count = z.number().int().min(0).optional()

const limits = z
  .strictObject({
    open: clock.optional().describe('含 · included'),
    close: clock.optional().describe('不含 · not included'),
    visitOpen: clock.optional(),
    visitClose: clock.optional(),
    conversationsPerDay: count,
    attemptsPer7Days: count,
    callsPer7Days: count,
    messagesPerDay: count,
    messagesPer7Days: count,
    dialsPerNumberPerDay: count,
    unansweredDialsPerNumberPerDay: count,
    visitsPer7Days: count,
    restDaysAfterConversation: count,
    restCovers: z
      .enum(REST_COVERS)
      .default('calls')
      .describe(
        '通话后休息停什么：calls 只停电话（参照规定如此）；all 短信、上门一并停（产品默认） · what rests after a conversation: calls, as the benchmark says, or everything, as the product does',
      ),
  })
  .describe('没有写的限制就是没有限制 · a limit that is absent is no limit')

const policy = z
  .union([z.literal('product'), limits], {
    error: '应为 "product" 或一组限制 ("product", or limits of its own)',
  })
  .describe(
    '"product"：产品默认（08:00–21:00、各项次数上限、节假日顺延）；也可逐项给出限制；不写就没有时段和次数限制 · "product": the product\'s own hours, caps and holidays; or limits one by one; absent: no hours and no caps',
  )

const zone = z
  .string()
  .refine(isZone, '不是时区名，如 Asia/Shanghai (not a time zone such as Asia/Shanghai)')
  .default('Asia/Shanghai')
const instant = z
  .string()
  .refine(
    (text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
    '应为带时区的时刻 (an instant with its offset)',
  )

const now = z.union([z.strictObject({ day: civilDay, time: moment }), z.strictObject({ at: instant, zone })])

const attempt = z.strictObject({
  channel,
  day: civilDay.optional(),
  at: instant.optional().describe('与 day 二选一；按小区时区换算'),
  number: z.string().optional(),
  conversation: z.boolean().default(false).describe('有人接听并交谈'),
  requested: z.boolean().default(false).describe('业主要求的回电不计次'),
})

const lateHoursConsent = z
  .strictObject({
    day: civilDay.describe('同意的日期 · the day of the consent'),
    proof: z.enum(CONSENT_PROOFS).describe('留存的凭据 · the proof that is kept'),
    open: clock.default(0).describe('同意的时段从何时起 · from when'),
    close: clock.default(1440).describe('至何时（不含），至多 24:00 · until when, not included'),
  })
  .nullish()
  .describe(
    "业主明确同意在免打扰时段接听、接收（民法典 1033），须有凭据；不及于上门和第三人 · the owner's own consent to calls and messages in quiet hours, with its proof; not for visits, nor for anybody else",
  )

export const input = z.strictObject({
  policy: policy.default({ restCovers: 'calls' }),
  channel,
  now,
  attempts: z.array(attempt).default([]),
  number: z.string().optional().describe('拨打或发送的号码'),
  numberState: z.enum(['unverified', 'verified', 'wrong', 'withdrawn']).default('verified'),
  requested: z
    .boolean()
    .default(false)
    .describe(
      '业主要求这次联系：次数和休息不适用，时段仍适用 · the owner asked for it: no caps, no rest, but hours hold',
    ),
  lateHoursConsent,
  refusedChannels: z.array(channel).default([]),
  relation: z.enum(RELATIONS).default('owner'),
  purpose: z.enum(PURPOSES).default('payment'),
  ownerReachable: z.boolean().default(true),
  thirdPersonAskedBefore: z.boolean().default(false),
  namesMoney: z
    .boolean()
    .optional()
    .describe(
      '内容是否提到欠费、金额、诉讼；script 里有的，写 false 也算 · whether it names money or a court; what stands in the script counts in any case',
    ),
  script: z.string().optional().describe('要说或要发的原文 · what is to be said'),
  containsOffer: z
    .boolean()
    .optional()
    .describe(
      '是否夹带优惠；script 里有的，写 false 也算 · whether it carries an offer; the script counts in any case',
    ),
  consentToOffers: z
    .boolean()
    .default(false)
    .describe('业主是否同意或请求接收营销信息 · whether the owner agreed to offers or asked for one'),
  neutral: z
    .boolean()
    .optional()
    .describe(
      '是否仅为中性信息；缺省：有 script 且不提欠费即是；有催促、威胁的不算 · a neutral message; absent: a script that names no debt; what presses is none',
    ),
  source: z.enum(CONTACT_SOURCES).nullish(),
  balanceDue: money.nullish(),
  inClearing: money.optional(),
  promisedUntil: civilDay.nullish(),
  planPerforming: z.boolean().default(false),
  disputeOpen: z.boolean().default(false),
  onHold: z.boolean().default(false),
  vulnerable: z.boolean().default(false),
  holiday: z
    .boolean()
    .nullish()
    .describe(
      '当天是否法定节假日且公司在节假日不催收；缺省：policy 为 "product" 时查内置日历，否则不问 · a statutory holiday that is kept; absent: the calendar with policy "product", else not asked',
    ),
  identityVerified: z.boolean().nullish(),
  recordingAnnounced: z.boolean().nullish(),
  remindersBeforeDue: z.number().int().min(0).nullish().describe('未到期时已提醒的次数；已到期为 null'),
})

export const result = z.object({
  decision: z
    .enum(['allow', 'warn', 'needs_approval', 'block'])
    .describe(
      'warn：默认顺延到 next，由人决定是否仍要联系 · it waits until next by default; a person may decide otherwise',
    ),
  reason: z.string().nullable(),
  moneyMayBeNamed: z.boolean(),
  next: z
    .object({ day: z.string(), time: z.string() })
    .nullable()
    .describe(
      '会自行结束的阻碍全部结束的第一个时刻，届时可能仍须审批；null：现在，或者不知何时 · the first moment at which nothing that ends by itself stands against it; approval may still be needed; null: now, or not known',
    ),
  instead: z
    .enum(['letter'])
    .nullable()
    .describe('业主拒绝这种方式时仍可用的方式 · the way that stays open where the owner refused this one'),
  warnings: z.array(z.object({ reason: z.string(), zh: z.string(), en: z.string() })),
  because: becauseOut,
})

export type Given = z.output<typeof input>
export type GivenAttempt = Given['attempts'][number]

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
