/** `dunwell rules limitation`: until when a court will hear of a debt (民法典 188–203), by both readings. */
import { z } from 'zod'
import { type Day, daysBetween } from '../../rules/day.ts'
import { calendarDay, isRestDay } from '../../rules/law/holidays.ts'
import {
  CONSENT_KINDS,
  DEMAND_CHANNELS,
  FILING_KINDS,
  type LimitationEvent,
  OBSTACLE_KINDS,
  PROOFS,
  RETURN_REASONS,
  SIGNERS,
} from '../../rules/limitation/events.ts'
import { knownOn } from '../../rules/limitation/known-on.ts'
import {
  alertOn,
  type Limitation,
  type LimitationReading,
  limitation,
  type RestDays,
  readings,
  statusOn,
} from '../../rules/limitation/limitation.ts'
import { type Fen, sum, yuan } from '../../rules/money.ts'
import { becauseOut, civilDay, money, ruleGroup, ruleProblems, yuanOut } from './group.ts'

const periods = z.array(z.string()).optional().describe('列明的期间；缺省或 * 为全部')

const event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('demand'),
    channel: z.enum(DEMAND_CHANNELS).optional(),
    arrivedDay: civilDay.nullable().default(null),
    returnedDay: civilDay.nullish(),
    returnReason: z.enum(RETURN_REASONS).optional(),
    addressAgreed: z.boolean().optional(),
    deemedServiceDay: civilDay.nullish(),
    signedBy: z.enum(SIGNERS).optional(),
    accountProven: z.boolean().optional(),
    contentNamed: z.boolean().optional(),
    whereaboutsUnknown: z.boolean().optional(),
    mediumRank: z.enum(['national', 'provincial', 'local']).optional(),
    proof: z.enum(PROOFS).optional(),
    partOnly: z.boolean().optional().describe('只主张其中一部分；效力及于其余，除非明确放弃其余'),
    restWaived: z
      .boolean()
      .optional()
      .describe('明确表示放弃其余部分：效力只及于所主张的部分，放弃的部分请另列一笔或不列'),
    periods,
  }),
  z.strictObject({
    type: z.literal('consent'),
    kind: z.enum(CONSENT_KINDS).default('promise'),
    day: civilDay,
    form: z.enum(['written', 'sms', 'wechat', 'email', 'recorded_call', 'oral']).default('written'),
    accountProven: z.boolean().optional(),
    newDueDay: civilDay.nullish().describe('约定的新应缴日，分期为最后一期'),
    periods,
  }),
  z.strictObject({
    type: z.literal('part_payment'),
    day: civilDay,
    designatedToThisDebt: z.boolean().default(false),
    periods,
  }),
  z.strictObject({
    type: z.literal('filing'),
    kind: z.enum(FILING_KINDS),
    filedDay: civilDay,
    endedDay: civilDay.nullable().default(null).describe('程序终结之日；null：进行中'),
    outcome: z.enum(['decided', 'lapsed', 'withdrawn', 'rejected']).optional(),
    servedDay: civilDay.nullish(),
    periods,
  }),
  z.strictObject({
    type: z.literal('obstacle'),
    kind: z.enum(OBSTACLE_KINDS).default('other'),
    from: civilDay,
    to: civilDay.nullable().default(null),
  }),
])

const input = z.strictObject({
  debts: z
    .array(z.strictObject({ id: z.string().min(1).default('1'), dueDay: civilDay, amount: money.optional() }))
    .optional(),
  instalmentAgreement: z
    .strictObject({
      signedDay: civilDay.optional(),
      sameDebt: z.boolean(),
      dueDays: z.array(civilDay).min(1),
    })
    .optional()
    .describe('同一债务分期履行的约定（第一百八十九条）；sameDebt 为 false 时各期分别计算'),
  events: z.array(event).default([]),
  restDays: z.array(civilDay).optional().describe('休息日；缺省用内置的法定节假日与调休日历'),
  statusOn: z.array(civilDay).default([]).describe('要问哪几天是否还在时效内'),
})

const one = z.object({
  id: z.string(),
  baseDay: z.string().nullable(),
  lastDay: z.string().nullable().describe('最后一日，含当日；null：程序进行中'),
  interruptions: z.number().int(),
  needsReview: z.boolean(),
  calendarKnown: z.boolean().describe('最后一日所在年份的节假日是否已公布并录入'),
  status: z.record(z.string(), z.enum(['not_due', 'live', 'expired', 'running_procedure'])),
  alert: z.record(z.string(), z.number().nullable()),
  daysLeft: z
    .record(z.string(), z.number().int().nullable())
    .describe('到最后一日还有几天；已过为负；null：没有最后一日'),
  contested: z.boolean().describe('各地法院看法不一的一种起算观点'),
  events: z.array(
    z.object({
      index: z.number(),
      type: z.string(),
      counted: z.boolean(),
      grade: z.string().nullable(),
      day: z.string().nullable(),
      zh: z.string(),
      en: z.string(),
    }),
  ),
  because: becauseOut,
})

const totals = z.object({ count: z.number().int(), amount: yuanOut })

const result = z.object({
  lastDay: z.string().nullable().describe('据以行动的最早一日'),
  debts: z.array(one).describe('逐期计算'),
  lastInstalment: one.nullable().describe('按最后一期计算的另一种观点（有争议）；只有一期时为 null'),
  totals: z.record(z.string(), z.object({ live: totals, expired: totals })).describe('逐期计算，按日'),
})

export const limitationGroup = ruleGroup({
  name: 'limitation',
  zh: '诉讼时效（民法典第一百八十八条至第二百零三条）',
  en: 'limitation of claims, by both readings',
  input,
  result,
  run(given) {
    const rest = given.restDays ? restOf(given.restDays) : isRestDay
    const known = (day: Day | null) =>
      given.restDays !== undefined || day === null || calendarDay(day).calendarKnown
    const debts = debtsOf(given)
    const events = given.events as LimitationEvent[]
    refuseBackward(events)
    const now = bothReadings(debts, events, rest)
    // How it stood on a day is told by what had happened by then.
    const then = given.statusOn.map((day) => {
      const heard = knownOn(events, day)
      return { day, found: heard === events ? now : bothReadings(debts, heard, rest) }
    })
    const show = (found: Limitation, dueDay: Day, of: (one: Both) => Limitation) =>
      shown(
        found,
        dueDay,
        then.map((one) => ({ day: one.day, found: of(one.found) })),
        known(found.baseDay),
      )
    const last = debts.reduce((a, b) => (b.dueDay > a.dueDay ? b : a))
    return {
      lastDay: earliest(now.each),
      debts: now.each.map((found, index) =>
        show(found, (debts[index] as Due).dueDay, (one) => one.each[index] as Limitation),
      ),
      lastInstalment: now.last && show(now.last, last.dueDay, (one) => one.last as Limitation),
      totals: Object.fromEntries(then.map(({ day, found }) => [day, totalsOn(day, debts, found.each)])),
    }
  },
})

type Due = { id: string; dueDay: Day; amount?: Fen | undefined; reading?: LimitationReading }
/** Every period for itself, and where there are several, all from the last. */
type Both = { each: Limitation[]; last: Limitation | null }

function bothReadings(debts: readonly Due[], events: readonly LimitationEvent[], isRestDay: RestDays): Both {
  if (debts.length > 1) {
    const { perPeriod, lastInstalment } = readings(debts, events, isRestDay)
    return { each: perPeriod, last: lastInstalment }
  }
  const each = debts.map(({ id, dueDay, reading }) =>
    limitation({ debtId: id, dueDay, events, isRestDay, ...(reading ? { reading } : {}) }),
  )
  return { each, last: null }
}

function debtsOf({ debts = [], instalmentAgreement }: z.output<typeof input>): Due[] {
  const agreed = instalmentAgreement
    ? instalmentAgreement.sameDebt
      ? [
          {
            id: 'agreement',
            dueDay: [...instalmentAgreement.dueDays].sort().at(-1) as Day,
            reading: 'instalment_agreement' as const,
          },
        ]
      : instalmentAgreement.dueDays.map((dueDay, index) => ({ id: String(index + 1), dueDay }))
    : []
  const all = [...debts, ...agreed]
  if (all.length === 0)
    throw ruleProblems.contradiction({
      field: 'input.debts',
      detail: '至少要有一笔债务或一份分期约定',
      detailEn: 'give at least one debt or an instalment agreement',
    })
  return all
}

function refuseBackward(events: readonly LimitationEvent[]) {
  for (const [index, one] of events.entries()) {
    const backward =
      (one.type === 'filing' && one.endedDay !== null && one.endedDay < one.filedDay) ||
      (one.type === 'obstacle' && one.to !== null && one.to < one.from)
    if (backward)
      throw ruleProblems.contradiction({
        field: `input.events.${index}`,
        detail: '终结之日早于开始之日',
        detailEn: 'it ends before it begins',
      })
  }
}

function restOf(days: readonly Day[]): (day: Day) => boolean {
  const set = new Set(days)
  return (day) => set.has(day)
}

function shown(
  found: Limitation,
  dueDay: Day,
  days: readonly { day: Day; found: Limitation }[],
  calendarKnown: boolean,
): z.input<typeof one> {
  const { lastDay, reading } = found
  const contested = reading === 'last_instalment'
  return {
    id: found.debtId,
    baseDay: found.baseDay,
    lastDay,
    interruptions: found.interruptions,
    needsReview: found.needsReview,
    calendarKnown,
    status: Object.fromEntries(days.map((one) => [one.day, statusOn(one.found, dueDay, one.day)])),
    alert: Object.fromEntries(
      days.map((one) => [one.day, one.found.lastDay === null ? null : alertOn(one.found.lastDay, one.day)]),
    ),
    daysLeft: Object.fromEntries(
      days.map((one) => [
        one.day,
        one.found.lastDay === null ? null : daysBetween(one.day, one.found.lastDay),
      ]),
    ),
    contested,
    events: found.outcomes,
    because: found.because,
  }
}

function earliest(all: readonly Limitation[]): Day | null {
  const days = all.map((one) => one.lastDay).filter((day): day is Day => day !== null)
  return days.sort()[0] ?? null
}

function totalsOn(day: Day, debts: readonly Due[], all: readonly Limitation[]) {
  const of = (expired: boolean) => {
    const chosen = debts.filter(
      (debt, index) => (statusOn(all[index] as Limitation, debt.dueDay, day) === 'expired') === expired,
    )
    return { count: chosen.length, amount: yuan(sum(chosen.map((debt) => debt.amount ?? (0 as Fen)))) }
  }
  return { live: of(false), expired: of(true) }
}
