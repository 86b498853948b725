/** Nouns of 催缴, parsed at the edge. */
import { z } from 'zod'
import { type Day, parseDay } from '../../rules/day.ts'
import type { Fen } from '../../rules/money.ts'
import type { Act, Level } from '../../rules/procedure.ts'

const id = z.uuid()
const aDay = z
  .string()
  .refine((text) => parseDay(text) !== null, { error: '不是日期，应为 YYYY-MM-DD (not a day)' })
  .transform((text) => text as Day)
const words = (max = 2000) => z.string().trim().min(1, '不能为空 (required)').max(max)
const amount = z
  .int()
  .positive('金额须大于零 (must be more than zero)')
  .transform((value) => value as Fen)

export const CHANNELS = ['sms', 'wechat', 'email', 'call', 'visit', 'letter'] as const

export const OUTCOMES = {
  spoke: { zh: '已沟通', en: 'spoke' },
  will_pay: { zh: '表示近期缴纳', en: 'will pay soon' },
  promised: { zh: '承诺缴费', en: 'promised to pay' },
  paid: { zh: '称已缴', en: 'says it is paid' },
  disputed: { zh: '提出异议', en: 'disputes it' },
  asked_call_back: { zh: '请稍后回电', en: 'asked for a call back' },
  no_answer: { zh: '无人接听', en: 'no answer' },
  nobody_home: { zh: '家中无人', en: 'nobody at home' },
  wrong_number: { zh: '号码有误', en: 'wrong number' },
  declined_to_talk: { zh: '不愿沟通', en: 'did not want to talk' },
  asked_to_stop: { zh: '要求停止此方式联系', en: 'asked us to stop this channel' },
  left_word: { zh: '已留下便条（密封，不含欠费）', en: 'left a sealed note without any debt' },
} as const
export type Outcome = keyof typeof OUTCOMES

/** Outcomes in which somebody of the household was spoken with. */
export const CONVERSATIONS: readonly Outcome[] = [
  'spoke',
  'will_pay',
  'promised',
  'paid',
  'disputed',
  'asked_call_back',
  'declined_to_talk',
  'asked_to_stop',
]

export const REASONS = {
  forgot: { zh: '遗忘', en: 'forgot' },
  dissatisfied: { zh: '对服务不满', en: 'dissatisfied' },
  hardship: { zh: '经济困难', en: 'hardship' },
  theft: { zh: '家中被盗', en: 'theft' },
  rectification: { zh: '房屋问题待整改', en: 'defects to be put right' },
  refuses: { zh: '明确拒交', en: 'refuses' },
  unreachable: { zh: '无法联系', en: 'unreachable' },
  away: { zh: '暂时外出', en: 'away' },
  undetermined: { zh: '暂未明确', en: 'undetermined' },
  other: { zh: '其他', en: 'other' },
} as const
export type Reason = keyof typeof REASONS

export const HOLD_REASONS = {
  hardship: { zh: '经济困难', en: 'hardship' },
  illness: { zh: '患病', en: 'illness' },
  bereavement: { zh: '亲人离世', en: 'bereavement' },
  vulnerable: { zh: '需特别照顾', en: 'needs special care' },
  service_issue: { zh: '服务问题处理中', en: 'a service issue is being solved' },
  rectification: { zh: '整改中', en: 'defects are being put right' },
  theft: { zh: '被盗处理中', en: 'a theft is being handled' },
  negotiation: { zh: '协商中', en: 'in negotiation' },
  legacy: { zh: '历史遗留', en: 'legacy matter' },
  data_check: { zh: '资料核对中', en: 'data being checked' },
  other: { zh: '其他', en: 'other' },
} as const
export type HoldReason = keyof typeof HOLD_REASONS

const keys = <Table extends object>(table: Table) =>
  Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]]

const household = z.object({ communityId: id, householdId: id })

export const promiseInput = household.extend({
  amountFen: amount,
  day: aDay,
  /** The business day it was taken; absent: today. */
  takenDay: aDay.optional(),
  partyId: id.optional(),
  note: words(500).optional(),
})
export type PromiseInput = z.input<typeof promiseInput>

export const contactInput = household
  .extend({
    partyId: id.optional(),
    contactPointId: id.optional(),
    channel: z.enum([...CHANNELS, 'counter']),
    direction: z.enum(['outbound', 'inbound']).default('outbound'),
    /** The owner had asked for this contact: it is not counted by the caps. */
    requested: z.boolean().default(false),
    content: words(4000),
    outcome: z.enum(keys(OUTCOMES)),
    reason: z.enum(keys(REASONS)).optional(),
    nextStep: words(500).optional(),
    nextDay: aDay.optional(),
    taskId: id.optional(),
    callRecorded: z.boolean().default(false),
    recordingTold: z.boolean().default(false),
    promise: z.object({ amountFen: amount, day: aDay }).optional(),
  })
  .refine((input) => !input.callRecorded || input.recordingTold, {
    path: ['recordingTold'],
    error: '通话录音须先告知对方 (tell the person that the call is recorded)',
  })
  .refine((input) => !input.callRecorded || input.channel === 'call', {
    path: ['callRecorded'],
    error: '只有通话可以录音 (only a call can be recorded)',
  })
  .refine((input) => (input.outcome === 'promised') === (input.promise !== undefined), {
    path: ['promise'],
    error: '承诺缴费须写明金额和日期 (a promise needs its amount and day)',
  })
  .refine((input) => !input.nextDay || input.nextStep, {
    path: ['nextStep'],
    error: '请写明到时要做什么 (say what is to be done then)',
  })
export type ContactInput = z.input<typeof contactInput>

export const holdInput = household.extend({
  reason: z.enum(keys(HOLD_REASONS)),
  note: words(500).optional(),
  fromDay: aDay.optional(),
  reviewDay: aDay,
})
export type HoldInput = z.input<typeof holdInput>

export const DISPUTE_SUBJECTS = {
  amount: { zh: '金额', en: 'the amount' },
  service: { zh: '服务', en: 'the service' },
  defect: { zh: '房屋质量', en: 'defects' },
  liability: { zh: '谁该缴', en: 'who owes' },
  other: { zh: '其他', en: 'something else' },
} as const
export const DISPUTE_RESULTS = {
  upheld: { zh: '异议成立', en: 'upheld' },
  partly_upheld: { zh: '部分成立', en: 'partly upheld' },
  not_upheld: { zh: '不成立', en: 'not upheld' },
  withdrawn: { zh: '业主撤回', en: 'withdrawn' },
} as const
export type DisputeSubject = keyof typeof DISPUTE_SUBJECTS
export type DisputeResult = keyof typeof DISPUTE_RESULTS

export const disputeInput = household.extend({
  about: z.enum(keys(DISPUTE_SUBJECTS)),
  says: words(4000),
  answerBy: aDay.optional(),
  /** Which open items; `amountFen` absent: all of it. */
  items: z.array(z.object({ itemId: id, amountFen: amount.optional() })).min(1),
})
export type DisputeInput = z.input<typeof disputeInput>

export const resolutionInput = z.object({
  communityId: id,
  disputeId: id,
  result: z.enum(keys(DISPUTE_RESULTS)),
  answer: words(4000),
})
export type ResolutionInput = z.input<typeof resolutionInput>

export const taskOutcomeInput = z.object({
  communityId: id,
  taskId: id,
  outcome: z.enum(['done', 'not_needed', 'could_not']),
  note: words(500).optional(),
})
export type TaskOutcomeInput = z.input<typeof taskOutcomeInput>

export const DELIVERY_OUTCOMES = {
  handed_over: { zh: '已交邮', en: 'handed to the carrier' },
  delivered: { zh: '已送达', en: 'delivered' },
  signed: { zh: '本人签收', en: 'signed for' },
  refused: { zh: '拒收', en: 'refused' },
  returned: { zh: '退回', en: 'came back' },
  failed: { zh: '未能送达', en: 'could not be delivered' },
} as const
export const DELIVERY_METHODS = {
  by_hand: { zh: '当面送交', en: 'by hand' },
  ems: { zh: 'EMS 特快专递', en: 'EMS' },
  registered_mail: { zh: '挂号信', en: 'registered mail' },
  notary: { zh: '公证送达', en: 'by a notary' },
  message: { zh: '短信、微信', en: 'message' },
} as const

export const DELIVERY_PROOFS = {
  signed: { zh: '签收回执', en: 'signed slip' },
  tracking: { zh: '投递记录', en: "carrier's record" },
  reply: { zh: '业主回复', en: 'a reply of the owner' },
  notarial_deed: { zh: '公证书', en: 'notarial deed' },
  delivery_receipt: { zh: '送达回执（短信、微信）', en: 'delivery receipt of a message' },
  recording: { zh: '录音录像', en: 'recording' },
  witness: { zh: '见证人', en: 'witness' },
} as const
export const DELIVERY_SIGNERS = {
  addressee: { zh: '业主本人', en: 'the owner' },
  cohabiting_adult_relative: { zh: '同住的成年亲属', en: 'an adult relative living there' },
  authorised_person: { zh: '受托人', en: 'an authorised person' },
  organisation_receiver: { zh: '单位收发部门', en: "an organisation's mail room" },
  other: { zh: '其他人', en: 'somebody else' },
} as const
export const RETURN_REASONS = {
  moved: { zh: '已搬走', en: 'moved' },
  unknown_addressee: { zh: '查无此人', en: 'not known there' },
  unclaimed: { zh: '逾期未领', en: 'not claimed' },
  bad_address: { zh: '地址有误', en: 'wrong address' },
} as const

export const deliveryInput = z.object({
  communityId: id,
  noticeId: id,
  outcome: z.enum(keys(DELIVERY_OUTCOMES)),
  method: z.enum(keys(DELIVERY_METHODS)),
  /** The day it happened; absent: today. */
  day: aDay.optional(),
  proof: words(500).optional(),
  /** Of a letter by post. */
  trackingNo: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{5,40}$/, '邮件单号为 5 至 40 位字母、数字 (letters and digits)')
    .optional(),
  /** What shows that it arrived. */
  proofKind: z.enum(keys(DELIVERY_PROOFS)).optional(),
  signedBy: z.enum(keys(DELIVERY_SIGNERS)).optional(),
  /** The address was agreed for service before the dispute: then a refusal or a return there is an arrival. */
  addressAgreed: z.boolean().optional(),
  /** The slip names what is inside. */
  contentNamed: z.boolean().optional(),
  returnReason: z.enum(keys(RETURN_REASONS)).optional(),
})
export type DeliveryInput = z.input<typeof deliveryInput>

export const CLASSES = {
  easy: { zh: '易收', en: 'easy' },
  will_pay_soon: { zh: '近期会缴', en: 'will pay soon' },
  away: { zh: '暂时外出', en: 'away' },
  unreachable: { zh: '无法联系', en: 'unreachable' },
  refuses: { zh: '明确拒交', en: 'refuses' },
  undetermined: { zh: '暂未明确', en: 'undetermined' },
} as const
export type HouseholdClass = keyof typeof CLASSES

export const classificationInput = household.extend({
  class: z.enum(keys(CLASSES)),
  facts: z.array(words(500)).min(1, '须写明依据的事实 (needs the facts it stands on)'),
})
export type ClassificationInput = z.input<typeof classificationInput>

export const procedureInput = z.object({
  name: words(60),
  fromDay: aDay.optional(),
  restDays: z.int(),
  deadlineDays: z.int(),
  steps: z.array(
    z.object({
      code: z.string().regex(/^[a-z0-9-]{1,40}$/),
      level: z.enum(['courtesy', 'friendly', 'formal', 'legal_review']),
      from: z.int().min(-60).max(3650),
      act: z.enum(['message', 'call', 'visit', 'demand_letter', 'legal_review']),
    }),
  ),
})
export type ProcedureInput = z.input<typeof procedureInput>

export type LevelCounts = {
  level: Level | 'clear'
  /** Households standing at this level. */
  reached: number
  /** Of them, given a notice or a task by this run. */
  noticed: number
  notices: number
  tasks: number
  /** Their step was taken before, or rests. */
  waiting: number
  held: number
  heldReasons: Record<string, number>
  overdueFen: Fen
  agencyOverdueFen: Fen
}

export type Decision = {
  householdId: string
  household: string
  rooms: string[]
  level: Level | 'clear'
  daysOverdue: number | null
  overdueFen: Fen
  /** The code of the step in the procedure. */
  act: string | null
  /** What that step does. */
  does: Act | null
  heldBy: string | null
  zh: string
  en: string
}

export type DunningRun = {
  /** null: a preview, or a day that had been run and had nothing to add. */
  runId: string | null
  day: Day
  preview: boolean
  procedureVersion: number
  in: number
  noticed: number
  waiting: number
  held: number
  nothingDue: number
  levels: LevelCounts[]
  digest: string
  /** Who is told what and why, or why not: everybody held or noticed, at most a thousand. */
  decisions: Decision[]
}
