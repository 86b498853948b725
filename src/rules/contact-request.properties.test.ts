/** Whatever stands against it: at `next` nothing that passes by itself stands any more, and at no opening before it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ContactRequest, Moment } from './contact/request.ts'
import { stopsOf } from './contact/stops.ts'
import { type Attempt, type Channel, DEFAULT_CONTACT_POLICY } from './contact.ts'
import { judgeContact } from './contact-request.ts'
import { addDays, type Day, day, daysBetween, fromDayNumber } from './day.ts'
import { fen } from './money.ts'

const RUNS = { numRuns: 500 }
const CHANNELS: readonly Channel[] = ['sms', 'wechat', 'email', 'call', 'visit', 'letter']
const FIRST = 20_454
/** Around New Year, the Spring Festival, May and October of 2026, and a year whose holidays nobody entered. */
const anyDay = fc
  .oneof(fc.nat(364), fc.constantFrom(44, 58, 121, 273, 279, 500))
  .map((n) => fromDayNumber(FIRST + n))

const anyPolicy = fc.oneof(
  fc.constant(DEFAULT_CONTACT_POLICY),
  fc.constant({}),
  fc.record(
    {
      openMinutes: fc.integer({ min: 0, max: 700 }),
      closeMinutes: fc.integer({ min: 701, max: 1440 }),
      attemptsPer7Days: fc.nat(4),
      messagesPerDay: fc.nat(2),
      callsPer7Days: fc.nat(8),
      visitsPer7Days: fc.nat(2),
      dialsPerNumberPerDay: fc.nat(3),
      restDaysAfterConversation: fc.oneof(fc.nat(12), fc.nat(450)),
    },
    { requiredKeys: [] },
  ),
)

const anyRequest: fc.Arbitrary<ContactRequest> = fc
  .record({
    today: anyDay,
    minutes: fc.nat(1439),
    policy: anyPolicy,
    restCovers: fc.constantFrom('calls' as const, 'all' as const),
    channel: fc.constantFrom(...CHANNELS),
    tries: fc.array(
      fc.record({
        channel: fc.constantFrom(...CHANNELS),
        ago: fc.nat(9),
        conversation: fc.boolean(),
        requested: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
    refused: fc.subarray([...CHANNELS], { maxLength: 1 }),
    state: fc.constantFrom('verified' as const, 'verified' as const, 'verified' as const, 'wrong' as const),
    requested: fc.boolean(),
    relation: fc.constantFrom(
      'owner' as const,
      'owner' as const,
      'emergency_contact_given_by_owner' as const,
    ),
    purpose: fc.constantFrom(
      'payment' as const,
      'payment' as const,
      'ask_relay' as const,
      'service' as const,
    ),
    promise: fc.option(fc.oneof(fc.integer({ min: -3, max: 20 }), fc.integer({ min: 360, max: 900 })), {
      nil: null,
    }),
    flags: fc.record({
      planPerforming: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      disputeOpen: fc.boolean(),
      onHold: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      vulnerable: fc.boolean(),
      neutral: fc.boolean(),
      saysOverdue: fc.boolean(),
      keepsHolidays: fc.boolean(),
    }),
    holiday: fc.constantFrom(null, null, true, false),
    late: fc.option(fc.tuple(fc.nat(1438), fc.nat(1440)), { nil: null }),
    reminders: fc.constantFrom(null, 0, 2),
  })
  .map(({ today, minutes, tries, state, promise, flags, late, reminders, channel, ...rest }) => ({
    ...rest,
    ...flags,
    channel,
    now: { day: today, minutes },
    attempts: tries.map(
      ({ ago, ...one }): Attempt => ({ ...one, day: addDays(today, -ago), contactPointId: 'p1' }),
    ),
    point:
      channel === 'visit' || channel === 'letter'
        ? null
        : {
            id: 'p1',
            kind: ({ sms: 'phone', call: 'phone', wechat: 'wechat', email: 'email' } as const)[channel],
            state,
            liable: true,
          },
    promisedUntil: promise === null ? null : addDays(today, promise),
    lateHours:
      late === null || late[0] >= late[1]
        ? null
        : { day: day('2025-01-01'), proof: 'sms', openMinutes: late[0], closeMinutes: late[1] },
    remindersBeforeDue: reminders,
    ownerReachable: false,
    thirdPersonAskedBefore: false,
    namesMoney: false,
    containsOffer: false,
    consentToOffers: false,
    source: null,
    balanceDue: fen(100),
    inClearing: fen(0),
    identityVerified: null,
    recordingAnnounced: null,
  }))

/** The same facts later; whether that day is a holiday is that day's own fact, looked up where it was not told. */
function at(request: ContactRequest, now: Moment): ContactRequest {
  if (now.day === request.now.day) return { ...request, now }
  const keepsHolidays = request.keepsHolidays || request.holiday === true
  return { ...request, now, holiday: null, keepsHolidays }
}

test('asked again at next, nothing that passes stands, and what decides then stood before', () => {
  let named = 0
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { decision, next } = judgeContact(request)
      if (next === null) return
      named += 1
      expect(decision).not.toBe('allow')
      const then = judgeContact(at(request, next))
      expect(then.decision).not.toBe('block')
      expect(then.next).toBeNull()
      if (then.reason !== null)
        expect(stopsOf(request).some((one) => one.reason === then.reason && !one.passes)).toBe(true)
    }),
    RUNS,
  )
  expect(named).toBeGreaterThan(60)
})

/** Every day of a short wait; the first and the last days of a long one. */
function someDays(from: Day, to: Day): Day[] {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, ahead) => addDays(from, ahead))
  return days.length <= 30 ? days : [...days.slice(0, 10), ...days.slice(-10)]
}

test('next is the first such moment: a minute earlier, and on every hour before, something that passes stands', () => {
  fc.assert(
    fc.property(anyRequest, fc.nat(1439), ({ ...request }, minute) => {
      const { next } = judgeContact(request)
      if (next === null) return
      const stands = (moment: Moment) => stopsOf(at(request, moment)).some((one) => one.passes)
      const isBefore = (moment: Moment) =>
        moment.day < next.day || (moment.day === next.day && moment.minutes < next.minutes)
      const isAfterNow = ({ day: then, minutes }: Moment) =>
        then > request.now.day || minutes >= request.now.minutes
      for (const then of someDays(request.now.day, next.day))
        for (const minutes of [minute, next.minutes - 1, 540, 720, 1000])
          if (minutes >= 0 && isBefore({ day: then, minutes }) && isAfterNow({ day: then, minutes }))
            expect(stands({ day: then, minutes }), `${then} ${minutes}`).toBe(true)
    }),
    RUNS,
  )
})

test('where nothing passing stands, or something never ends, there is no next', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const stops = stopsOf(request)
      const { next, decision } = judgeContact(request)
      const endless = stops.some((one) => one.decision === 'block' && !one.passes)
      if (endless || !stops.some((one) => one.passes)) expect(next).toBeNull()
      if (decision === 'allow') expect(stops).toEqual([])
    }),
    RUNS,
  )
})
