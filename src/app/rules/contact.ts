/** `dunwell rules contact`: may this person be approached now? It applies exactly the policy it is given. */
import { z } from 'zod'
import type { Attempt, ContactPoint, ContactPolicy } from '../../rules/contact.ts'
import { CONTACT_SOURCES, judgeContact, PURPOSES, RELATIONS } from '../../rules/contact-request.ts'
import { type Day, localTime } from '../../rules/day.ts'
import { ZERO } from '../../rules/money.ts'
import { becauseOut, civilDay, clock, clockText, money, ruleGroup, ruleProblems } from './group.ts'

const channel = z.enum(['sms', 'wechat', 'email', 'call', 'visit', 'letter'])
const count = z.number().int().min(0).optional()

const policy = z
  .strictObject({
    open: clock.optional().describe('含'),
    close: clock.optional().describe('不含'),
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
  })
  .describe('没有写的限制就是没有限制 · a limit that is absent is no limit')

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

const now = z.union([z.strictObject({ day: civilDay, time: clock }), z.strictObject({ at: instant, zone })])

const attempt = z.strictObject({
  channel,
  day: civilDay.optional(),
  at: instant.optional().describe('与 day 二选一；按小区时区换算'),
  number: z.string().optional(),
  conversation: z.boolean().default(false).describe('有人接听并交谈'),
  requested: z.boolean().default(false).describe('业主要求的回电不计次'),
})

const input = z.strictObject({
  policy: policy.default({}),
  channel,
  now,
  attempts: z.array(attempt).default([]),
  number: z.string().optional().describe('拨打或发送的号码'),
  numberState: z.enum(['unverified', 'verified', 'wrong', 'withdrawn']).default('verified'),
  requested: z.boolean().default(false).describe('业主要求这次联系'),
  refusedChannels: z.array(channel).default([]),
  relation: z.enum(RELATIONS).default('owner'),
  purpose: z.enum(PURPOSES).default('payment'),
  ownerReachable: z.boolean().default(true),
  thirdPersonAskedBefore: z.boolean().default(false),
  namesMoney: z.boolean().optional().describe('内容是否提到欠费；缺省按 script 判断'),
  script: z.string().optional(),
  source: z.enum(CONTACT_SOURCES).nullish(),
  balanceDue: money.nullish(),
  inClearing: money.optional(),
  promisedUntil: civilDay.nullish(),
  planPerforming: z.boolean().default(false),
  disputeOpen: z.boolean().default(false),
  onHold: z.boolean().default(false),
  vulnerable: z.boolean().default(false),
  holiday: z.boolean().default(false).describe('当天是法定节假日，且公司在节假日不催收'),
  identityVerified: z.boolean().nullish(),
  recordingAnnounced: z.boolean().nullish(),
  remindersBeforeDue: z.number().int().min(0).nullish().describe('未到期时已提醒的次数；已到期为 null'),
})

const result = z.object({
  decision: z.enum(['allow', 'needs_approval', 'block']),
  reason: z.string().nullable(),
  moneyMayBeNamed: z.boolean(),
  next: z.object({ day: z.string(), time: z.string() }).nullable(),
  warnings: z.array(z.object({ reason: z.string(), zh: z.string(), en: z.string() })),
  because: becauseOut,
})

export const contactGroup = ruleGroup({
  name: 'contact',
  zh: '联系规则：时段、次数、对象',
  en: 'contact: hours, caps and whom',
  input,
  result,
  run(given) {
    const { day, minutes } = nowOf(given.now)
    const answer = judgeContact({
      policy: policyOf(given.policy),
      channel: given.channel,
      now: { day, minutes },
      attempts: given.attempts.map((one, index) => attemptOf(one, index, given.now)),
      refused: given.refusedChannels,
      point: pointOf(given),
      requested: given.requested,
      relation: given.relation,
      purpose: given.requested ? 'answer_request' : given.purpose,
      ownerReachable: given.ownerReachable,
      thirdPersonAskedBefore: given.thirdPersonAskedBefore,
      namesMoney: given.namesMoney ?? MONEY_WORDS.test(given.script ?? ''),
      source: given.source ?? null,
      balanceDue: given.balanceDue ?? null,
      inClearing: given.inClearing ?? ZERO,
      promisedUntil: given.promisedUntil ?? null,
      planPerforming: given.planPerforming,
      disputeOpen: given.disputeOpen,
      onHold: given.onHold,
      vulnerable: given.vulnerable,
      holiday: given.holiday,
      identityVerified: given.identityVerified ?? null,
      recordingAnnounced: given.recordingAnnounced ?? null,
      remindersBeforeDue: given.remindersBeforeDue ?? null,
    })
    const { next } = answer
    return { ...answer, next: next && { day: next.day, time: clockText(next.minutes) } }
  },
})

const MONEY_WORDS = /欠|费|款|缴|交钱|催|逾期|元|¥|￥|账单|arrears|owe|debt|fee|pay/i

type Given = z.output<typeof input>

function policyOf({ open, close, visitOpen, visitClose, ...caps }: Given['policy']): Partial<ContactPolicy> {
  const all = {
    ...caps,
    openMinutes: open,
    closeMinutes: close,
    visitOpenMinutes: visitOpen,
    visitCloseMinutes: visitClose,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function nowOf(given: Given['now']): { day: Day; minutes: number } {
  return 'at' in given ? localTime(new Date(given.at), given.zone) : { day: given.day, minutes: given.time }
}

function attemptOf(given: Given['attempts'][number], index: number, here: Given['now']): Attempt {
  const zoneHere = 'at' in here ? here.zone : 'Asia/Shanghai'
  const day = given.day ?? (given.at ? localTime(new Date(given.at), zoneHere).day : null)
  if (day === null)
    throw ruleProblems.contradiction({
      field: `attempts.${index}`,
      detail: '给出 day 或 at',
      detailEn: 'give day or at',
    })
  const { channel: by, conversation, requested, number } = given
  return { channel: by, day, conversation, requested, contactPointId: number ?? '' }
}

const KINDS: Record<Given['channel'], ContactPoint['kind'] | null> = {
  sms: 'phone',
  call: 'phone',
  wechat: 'wechat',
  email: 'email',
  visit: null,
  letter: null,
}

/** Who it is has been judged before; here it is only whether the number can be used. */
function pointOf({ channel: by, number, numberState }: Given): ContactPoint | null {
  const kind = KINDS[by]
  return kind === null ? null : { id: number ?? '', kind, state: numberState, liable: true }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
