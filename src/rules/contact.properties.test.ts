/**
 * No schedule whatsoever: attempts at any instants, by any channel, in zones whose clocks shift, are put to the rule one
 * after another, and what it let through is counted here again, in another way.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Attempt,
  CONTACT_BOUNDS,
  type Channel,
  type ContactPoint,
  DEFAULT_CONTACT_POLICY,
  mayContact,
  tighten,
} from './contact.ts'
import { addDays, type Day, day, fromDayNumber, instantOf, localTime, weekday } from './day.ts'
import { calendarDay, isWorkday } from './law/holidays.ts'

const RUNS = { numRuns: 1000 }
/** Shifts of an hour in spring and autumn, of half an hour, at midnight, and none; fifteen-minute offsets. */
const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Apia',
]
/** Around the days on which clocks shift, and an ordinary week. */
const STARTS = [
  '2025-03-06',
  '2025-03-27',
  '2025-04-03',
  '2025-09-04',
  '2025-10-23',
  '2025-10-30',
  '2026-01-12',
]
const MINUTE = 60_000

const PHONES = ['p1', 'p2']
const CHANNELS: readonly Channel[] = ['sms', 'wechat', 'email', 'call', 'visit']
const KIND = {
  sms: 'phone',
  call: 'phone',
  wechat: 'wechat',
  email: 'email',
  visit: 'address',
  letter: 'address',
} as const

const anyTry = fc.record({
  after: fc.oneof(fc.nat(90), fc.nat(1500)),
  channel: fc.constantFrom(...CHANNELS),
  phone: fc.constantFrom(...PHONES),
  conversation: fc.boolean(),
  requested: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
})
const anySchedule = fc.record({
  zone: fc.constantFrom(...ZONES),
  from: fc.constantFrom(...STARTS),
  tries: fc.array(anyTry, { minLength: 10, maxLength: 40, size: 'max' }),
})
const anyPolicy = fc.oneof(
  fc.constant(DEFAULT_CONTACT_POLICY),
  fc
    .record({
      openMinutes: fc.integer({ min: 0, max: 700 }),
      closeMinutes: fc.integer({ min: 900, max: 1500 }),
      attemptsPer7Days: fc.nat(5),
      messagesPer7Days: fc.nat(4),
      restDaysAfterConversation: fc.integer({ min: 0, max: 10 }),
    })
    .map(tighten),
)
/** The calls' own caps are reached only where the cap over everything leaves room; no company may say this. */
const roomy = {
  ...DEFAULT_CONTACT_POLICY,
  attemptsPer7Days: 99,
  restDaysAfterConversation: 0,
  conversationsPerDay: 1,
}

type Made = Attempt & { at: Date; zone: string }

function accepted(
  {
    zone,
    from,
    tries,
  }: {
    zone: string
    from: string
    tries: readonly (typeof anyTry extends fc.Arbitrary<infer T> ? T : never)[]
  },
  policy: typeof DEFAULT_CONTACT_POLICY,
): Made[] {
  const made: Made[] = []
  let at = Date.parse(`${from}T00:00:00Z`)
  for (const { after, channel, phone, conversation, requested } of tries) {
    at += after * MINUTE
    const now = localTime(new Date(at), zone)
    const id = KIND[channel] === 'phone' ? phone : channel
    const point: ContactPoint = { id, kind: KIND[channel], state: 'verified', liable: true }
    const answer = mayContact({ policy, channel, now, attempts: made, refused: [], point, requested })
    if (answer.allowed)
      made.push({
        channel,
        day: now.day,
        conversation: conversation && (channel === 'call' || channel === 'visit'),
        requested,
        contactPointId: id,
        at: new Date(at),
        zone,
      })
    else if (answer.next)
      expect(
        `${answer.next.day} ${answer.next.minutes + 10_000}` >= `${now.day} ${now.minutes + 10_000}`,
      ).toBe(true)
  }
  return made
}

/** Read off other formatters than the rule's. */
const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    {
      time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }),
      day: new Intl.DateTimeFormat('sv-SE', { timeZone }),
    },
  ]),
)
function clockAt({ at, zone }: Made): number {
  const [hours, minutes] = (clocks.get(zone)?.time.format(at) ?? '').split(':').map(Number)
  return ((hours as number) % 24) * 60 + (minutes as number)
}
const dayOf = ({ at, zone }: Made) => clocks.get(zone)?.day.format(at) as Day

function keeps(all: readonly Made[], policy: typeof DEFAULT_CONTACT_POLICY) {
  const made = all.map((one) => ({ ...one, seen: dayOf(one) }))
  for (const one of made) {
    const clock = clockAt(one)
    const [open, close] =
      one.channel === 'visit'
        ? [policy.visitOpenMinutes, policy.visitCloseMinutes]
        : [policy.openMinutes, policy.closeMinutes]
    expect(clock).toBeGreaterThanOrEqual(open)
    expect(clock).toBeLessThan(close)
  }
  const counted = made.filter((one) => !one.requested)
  const is =
    (...channels: Channel[]) =>
    (one: Made) =>
      channels.includes(one.channel)
  const message = is('sms', 'wechat', 'email')
  for (const first of new Set(counted.map((one) => one.seen))) {
    const today = counted.filter((one) => one.seen === first)
    const week = counted.filter((one) => one.seen >= first && one.seen < addDays(first, 7))
    expect(week.length).toBeLessThanOrEqual(policy.attemptsPer7Days)
    expect(week.filter(message).length).toBeLessThanOrEqual(policy.messagesPer7Days)
    expect(week.filter(is('visit')).length).toBeLessThanOrEqual(policy.visitsPer7Days)
    expect(week.filter(is('call')).length).toBeLessThanOrEqual(policy.callsPer7Days)
    expect(today.filter(message).length).toBeLessThanOrEqual(policy.messagesPerDay)
    expect(today.filter((one) => one.channel === 'call' && one.conversation).length).toBeLessThanOrEqual(
      policy.conversationsPerDay,
    )
    for (const phone of PHONES) {
      const dials = today.filter((one) => one.channel === 'call' && one.contactPointId === phone)
      expect(dials.length).toBeLessThanOrEqual(policy.dialsPerNumberPerDay)
      expect(dials.filter((one) => !one.conversation).length).toBeLessThanOrEqual(
        policy.unansweredDialsPerNumberPerDay,
      )
    }
  }
  for (const [index, spoken] of counted.entries()) {
    if (!spoken.conversation) continue
    const rest = counted
      .slice(index + 1)
      .filter((one) => one.seen < addDays(spoken.seen, policy.restDaysAfterConversation))
    expect(rest).toEqual([])
  }
}

test('no schedule exceeds a cap in any seven days or enters quiet hours, whatever the clocks do', () => {
  fc.assert(
    fc.property(anySchedule, anyPolicy, (schedule, policy) => keeps(accepted(schedule, policy), policy)),
    RUNS,
  )
})

test('nor do calls, where the cap over everything leaves them room', () => {
  const calls = anySchedule.map(({ tries, ...rest }) => ({
    ...rest,
    tries: tries.map((one, index) => ({
      ...one,
      channel: 'call' as const,
      after: one.after % 40,
      conversation: index % 9 === 8,
    })),
  }))
  fc.assert(
    fc.property(calls, (schedule) => {
      const from = new Date(Date.parse(`${schedule.from}T12:00:00Z`))
      const opens = instantOf(localTime(from, schedule.zone).day, roomy.openMinutes, schedule.zone)
      const begun = {
        ...schedule,
        tries: [
          {
            ...schedule.tries[0]!,
            after: (opens.getTime() - Date.parse(`${schedule.from}T00:00:00Z`)) / MINUTE,
          },
          ...schedule.tries,
        ],
      }
      keeps(accepted(begun, roomy), roomy)
    }),
    RUNS,
  )
})

test('a company can only tighten', () => {
  const keys = Object.keys(DEFAULT_CONTACT_POLICY) as (keyof typeof DEFAULT_CONTACT_POLICY)[]
  const wishes = fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(fc.integer(), fc.nat(2000), fc.double(), fc.string()),
  )
  fc.assert(
    fc.property(wishes, (wished) => {
      const policy = tighten(wished)
      for (const key of keys) {
        const { value, stricter } = CONTACT_BOUNDS[key]
        const [lower, upper] = stricter === 'lower' ? [policy[key], value] : [value, policy[key]]
        expect(lower).toBeLessThanOrEqual(upper)
        expect(Number.isSafeInteger(policy[key])).toBe(true)
      }
    }),
    RUNS,
  )
})

test('every day of two centuries is one kind of day, a workday or a rest day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_000, max: 80_000 }), (number) => {
      const one = fromDayNumber(number)
      const { workday, kind, calendarKnown } = calendarDay(one)
      expect(workday).toBe(kind === 'workday' || kind === 'make_up_workday')
      expect(isWorkday(one)).toBe(workday)
      if (kind === 'weekend') expect(weekday(one)).toBeGreaterThanOrEqual(6)
      if (!calendarKnown) expect(workday).toBe(weekday(one) < 6)
    }),
    RUNS,
  )
})

test('an instant found for a local clock shows that clock, also on a day on which the clocks are shifted', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: 18_000, max: 22_000 }),
      fc.integer({ min: 480, max: 1259 }),
      (zone, number, minutes) => {
        const one = day(fromDayNumber(number))
        expect(localTime(instantOf(one, minutes, zone), zone)).toEqual({ day: one, minutes })
      },
    ),
    RUNS,
  )
})

test('nor does it miss by an hour where the clock is shifted between a guess and the answer', () => {
  const shifts = [
    '2025-04-06',
    '2025-10-05',
    '2025-09-07',
    '2025-03-09',
    '2025-10-26',
    '2019-09-29',
    '2021-04-04',
  ]
  for (const zone of ZONES)
    for (const one of shifts.flatMap((text) => [addDays(day(text), -1), day(text)]))
      for (let minutes = 480; minutes < 1260; minutes += 30)
        expect(localTime(instantOf(one, minutes, zone), zone)).toEqual({ day: one, minutes })
})
