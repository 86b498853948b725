import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Attempt,
  type Channel,
  type ContactFacts,
  CONTACT_BOUNDS,
  DEFAULT_CONTACT_POLICY,
  mayContact,
  tighten,
} from './contact.ts'
import { addDays, day, daysBetween } from './day.ts'

const TODAY = day('2026-03-10')
const PHONE = { id: 'p1', kind: 'phone', state: 'verified', liable: true } as const

function facts(over: Partial<ContactFacts> = {}): ContactFacts {
  const base = { policy: DEFAULT_CONTACT_POLICY, channel: 'sms', now: { day: TODAY, minutes: 600 } } as const
  return { ...base, attempts: [], refused: [], point: PHONE, ...over }
}

function tried(channel: Channel, daysAgo: number, over: Partial<Attempt> = {}): Attempt {
  const base = { channel, day: addDays(TODAY, -daysAgo), conversation: false, requested: false }
  return { ...base, contactPointId: 'p1', ...over }
}

const verdict = (over: Partial<ContactFacts>) => {
  const decision = mayContact(facts(over))
  return decision.allowed ? 'allowed' : decision.reason
}

test.each([
  ['sms', 479, 'quiet_hours'],
  ['sms', 480, 'allowed'],
  ['sms', 1259, 'allowed'],
  ['sms', 1260, 'quiet_hours'],
  ['call', 1260, 'quiet_hours'],
  ['visit', 539, 'quiet_hours'],
  ['visit', 540, 'allowed'],
  ['visit', 1199, 'allowed'],
  ['visit', 1200, 'quiet_hours'],
] as const)('%s at minute %i: %s', (channel, minutes, expected) => {
  const point = channel === 'visit' ? null : PHONE
  expect(verdict({ channel, point, now: { day: TODAY, minutes } })).toBe(expected)
})

test('the next possible time is the opening of the next lawful day', () => {
  expect(mayContact(facts({ now: { day: TODAY, minutes: 1260 } }))).toMatchObject({
    next: { day: addDays(TODAY, 1), minutes: 480 },
  })
  expect(mayContact(facts({ now: { day: TODAY, minutes: 60 } }))).toMatchObject({
    next: { day: TODAY, minutes: 480 },
  })
  expect(mayContact(facts({ attempts: [tried('sms', 6), tried('wechat', 1)] }))).toMatchObject({
    reason: 'message_cap',
    next: { day: addDays(TODAY, 1), minutes: 480 },
  })
})

test('caps count over all channels of the household', () => {
  expect(verdict({ attempts: [tried('wechat', 0)] })).toBe('message_cap')
  expect(verdict({ attempts: [tried('sms', 6), tried('sms', 3)] })).toBe('message_cap')
  expect(verdict({ attempts: [tried('sms', 7), tried('sms', 3)] })).toBe('allowed')
  expect(verdict({ attempts: [tried('call', 1), tried('call', 2), tried('visit', 3)] })).toBe('attempt_cap')
  expect(verdict({ channel: 'visit', point: null, attempts: [tried('visit', 6)] })).toBe('visit_cap')
  const roomy = { ...DEFAULT_CONTACT_POLICY, attemptsPer7Days: 99 }
  const dials = [tried('call', 0), tried('call', 0), tried('call', 0)]
  expect(verdict({ channel: 'call', policy: roomy, attempts: dials })).toBe('dial_cap')
  expect(verdict({ channel: 'call', policy: roomy, attempts: dials.slice(1) })).toBe('allowed')
})

test('a live conversation rests for 7 days, its own day the first; a call the owner asked for does not count', () => {
  const spoke = (daysAgo: number, requested = false) => [
    tried('call', daysAgo, { conversation: true, requested }),
  ]
  expect(verdict({ channel: 'call', attempts: spoke(0) })).toBe('conversation_cap')
  expect([4, 6, 7].map((ago) => verdict({ channel: 'call', attempts: spoke(ago) }))).toEqual([
    'resting',
    'resting',
    'allowed',
  ])
  expect(verdict({ channel: 'call', attempts: spoke(1, true) })).toBe('allowed')
  expect(verdict({ channel: 'call', attempts: spoke(1), requested: true })).toBe('allowed')
  const late = { day: TODAY, minutes: 1300 }
  expect(verdict({ channel: 'call', attempts: [], requested: true, now: late })).toBe('quiet_hours')
})

test('nobody but who owes, by points that are good and channels not refused', () => {
  expect(verdict({ point: { ...PHONE, liable: false } })).toBe('not_liable')
  expect(verdict({ point: { ...PHONE, kind: 'emergency_phone' } })).toBe('emergency_contact')
  expect(verdict({ point: { ...PHONE, state: 'wrong' } })).toBe('contact_unusable')
  expect(verdict({ point: { ...PHONE, state: 'unverified' } })).toBe('allowed')
  expect(verdict({ refused: ['sms'] })).toBe('opted_out')
  expect(verdict({ refused: ['sms'], channel: 'call' })).toBe('allowed')
  expect(verdict({ point: null })).toBe('no_contact_point')
  expect(mayContact(facts({ refused: ['sms'] }))).toMatchObject({ next: null })
})

test('a company may tighten and never loosen', () => {
  const loose = Object.fromEntries(
    Object.entries(CONTACT_BOUNDS).map(([key, bound]) => [
      key,
      bound.stricter === 'lower' ? bound.value + 60 : bound.value - 1,
    ]),
  )
  expect(tighten(loose)).toEqual(DEFAULT_CONTACT_POLICY)
  expect(tighten({ openMinutes: 540, messagesPer7Days: 1, closeMinutes: Number.NaN })).toEqual({
    ...DEFAULT_CONTACT_POLICY,
    openMinutes: 540,
    messagesPer7Days: 1,
  })
})

const wishes = fc.array(
  fc.record({
    channel: fc.constantFrom<Channel>('sms', 'wechat', 'email', 'call', 'visit'),
    minutes: fc.integer({ min: 0, max: 1439 }),
    after: fc.integer({ min: 0, max: 2 }),
    conversation: fc.boolean(),
  }),
  { maxLength: 60 },
)

test('no schedule whatever exceeds a cap or enters quiet hours', () => {
  fc.assert(
    fc.property(wishes, (wished) => {
      const made: (Attempt & { minutes: number })[] = []
      let today = TODAY
      for (const wish of wished) {
        today = addDays(today, wish.after)
        const kind = { sms: 'phone', call: 'phone', wechat: 'wechat', email: 'email' } as const
        const point = wish.channel === 'visit' ? null : { ...PHONE, kind: kind[wish.channel as 'sms'] }
        const now = { day: today, minutes: wish.minutes }
        if (!mayContact(facts({ channel: wish.channel, now, attempts: made, point })).allowed) continue
        const conversation = wish.channel === 'call' && wish.conversation
        made.push({
          channel: wish.channel,
          day: today,
          conversation,
          requested: false,
          contactPointId: 'p1',
          minutes: wish.minutes,
        })
      }
      for (const one of made) {
        const [open, close] = one.channel === 'visit' ? [540, 1200] : [480, 1260]
        expect(one.minutes >= open && one.minutes < close).toBe(true)
        const week = made.filter((x) => x.day <= one.day && daysBetween(x.day, one.day) < 7)
        const messages = week.filter((x) => x.channel !== 'call' && x.channel !== 'visit')
        expect(week.length).toBeLessThanOrEqual(3)
        expect(messages.length).toBeLessThanOrEqual(2)
        expect(messages.filter((x) => x.day === one.day).length).toBeLessThanOrEqual(1)
        expect(week.filter((x) => x.channel === 'visit').length).toBeLessThanOrEqual(1)
        expect(week.filter((x) => x.conversation).length).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('what is said to be possible later is possible then', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 0, max: 1439 }), (wished, minutes) => {
      const attempts = wished.map((wish) =>
        tried(wish.channel, wish.after, { conversation: wish.conversation }),
      )
      const decision = mayContact(facts({ now: { day: TODAY, minutes }, attempts }))
      if (decision.allowed || !decision.next) return
      expect(mayContact(facts({ now: decision.next, attempts })).allowed).toBe(true)
    }),
  )
})
