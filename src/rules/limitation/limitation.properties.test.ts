/** What holds of every limitation, whatever happened to the debt. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, type Day, day } from '../day.ts'
import {
  CONSENT_KINDS,
  DEMAND_CHANNELS,
  FILING_KINDS,
  type LimitationEvent,
  PROOFS,
  SIGNERS,
} from './events.ts'
import { limitation, rolled, statusOn } from './limitation.ts'

const RUNS = { numRuns: 1000 }
const START = day('2019-01-01')
const NEVER = '9999-12-31'

const dueDay = fc
  .oneof(fc.nat(2500), fc.constantFrom(30, 58, 59, 425, 1154))
  .map((days) => addDays(START, days))
const someDay = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(START, days))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const demand = fc.record({
  type: fc.constant('demand' as const),
  channel: maybe(fc.constantFrom(...DEMAND_CHANNELS)),
  arrivedDay: fc.option(someDay, { nil: null }),
  returnedDay: fc.option(someDay, { nil: null }),
  addressAgreed: fc.boolean(),
  signedBy: maybe(fc.constantFrom(...SIGNERS)),
  accountProven: maybe(fc.boolean()),
  contentNamed: maybe(fc.boolean()),
  proof: maybe(fc.constantFrom(...PROOFS)),
  periods: maybe(fc.constantFrom(['1'], ['2'], ['*'])),
})
const consent = fc.record({
  type: fc.constant('consent' as const),
  kind: fc.constantFrom(...CONSENT_KINDS),
  day: someDay,
  form: fc.constantFrom('written' as const, 'sms' as const, 'oral' as const),
  accountProven: maybe(fc.boolean()),
  newDueDay: fc.option(someDay, { nil: null }),
})
const payment = fc.record({
  type: fc.constant('part_payment' as const),
  day: someDay,
  designatedToThisDebt: fc.boolean(),
})
const filing = fc
  .record({
    kind: fc.constantFrom(...FILING_KINDS),
    filedDay: someDay,
    lasts: fc.option(fc.nat(400), { nil: null }),
    outcome: maybe(fc.constantFrom('decided' as const, 'withdrawn' as const, 'rejected' as const)),
    servedDay: fc.option(someDay, { nil: null }),
  })
  .map(({ lasts, ...rest }) => ({
    type: 'filing' as const,
    ...rest,
    endedDay: lasts === null ? null : addDays(rest.filedDay, lasts),
  }))
const obstacle = fc
  .record({ from: someDay, lasts: fc.option(fc.nat(400), { nil: null }) })
  .map(({ from, lasts }) => ({
    type: 'obstacle' as const,
    kind: 'other' as const,
    from,
    to: lasts === null ? null : addDays(from, lasts),
  }))
const anyEvent: fc.Arbitrary<LimitationEvent> = fc.oneof(demand, demand, consent, payment, filing, obstacle)
const anyEvents = fc.array(anyEvent, { maxLength: 5 })
const restDays = fc.array(fc.nat(5000), { maxLength: 300 }).map((days) => {
  const set = new Set<string>(days.flatMap((one) => [addDays(START, one), addDays(START, one + 1)]))
  return (one: Day) => set.has(one)
})

const of = (due: Day, events: readonly LimitationEvent[], isRestDay: (day: Day) => boolean = () => false) =>
  limitation({ debtId: '1', dueDay: due, events, isRestDay })
/** A running procedure has no last day: later than any. */
const lastOf = (...given: Parameters<typeof of>) => of(...given).lastDay ?? NEVER

test('nothing but a counted event moves the last day from three years after the due day', () => {
  fc.assert(
    fc.property(dueDay, anyEvents, restDays, (due, events, rest) => {
      const found = of(due, events, rest)
      expect(found.outcomes).toHaveLength(events.length)
      const plain = rolled(addMonths(due, 36), rest)
      if (found.outcomes.every((one) => !one.counted)) expect(found.lastDay).toBe(plain)
      const without = events.filter((_, index) => found.outcomes[index]?.counted)
      expect(of(due, without, rest).lastDay).toBe(found.lastDay)
      expect((found.lastDay ?? NEVER) >= plain).toBe(true)
    }),
    RUNS,
  )
})

test('one more event never makes it earlier', () => {
  fc.assert(
    fc.property(dueDay, anyEvents, anyEvent, restDays, (due, events, more, rest) => {
      expect(lastOf(due, [...events, more], rest) >= lastOf(due, events, rest)).toBe(true)
    }),
    RUNS,
  )
})

test('what could not be proven, or did not list this period, changes nothing', () => {
  const unproven = fc.oneof(
    demand.map((one) => ({ ...one, proof: 'none' as const, returnedDay: null })),
    demand.map((one) => ({ ...one, channel: 'posting' as const })),
    demand.map((one) => ({ ...one, channel: 'group_message' as const })),
    demand.map((one) => ({ ...one, periods: ['2'] })),
    payment.map((one) => ({ ...one, designatedToThisDebt: false })),
    consent.map((one) => ({ ...one, form: 'oral' as const })),
  )
  fc.assert(
    fc.property(
      dueDay,
      anyEvents,
      fc.array(unproven, { minLength: 1, maxLength: 3 }),
      (due, events, more) => {
        const newspapers = more.filter((one) => !('channel' in one) || one.channel !== 'newspaper')
        expect(lastOf(due, [...events, ...newspapers])).toBe(lastOf(due, events))
      },
    ),
    RUNS,
  )
})

test('after the last day nothing revives it but the debtor’s own consent', () => {
  const late = fc.oneof(demand, payment, filing)
  fc.assert(
    fc.property(dueDay, fc.array(late, { minLength: 1, maxLength: 4 }), fc.nat(900), (due, events, after) => {
      const last = addMonths(due, 36)
      const moved = events.map((event) => {
        const on = addDays(last, 1 + after)
        if (event.type === 'demand') return { ...event, arrivedDay: on, returnedDay: null }
        if (event.type === 'filing') return { ...event, filedDay: on, endedDay: addDays(on, 30) }
        return { ...event, day: on }
      })
      const found = of(due, moved)
      expect([found.lastDay, found.interruptions]).toEqual([last, 0])
      const agreed = {
        type: 'consent',
        kind: 'promise',
        form: 'written',
        day: addDays(last, 1 + after),
      } as const
      const revived = of(due, [agreed])
      expect(revived.lastDay).toBe(addMonths(agreed.day, 36))
      expect(revived.interruptions).toBe(1)
    }),
    RUNS,
  )
})

test('the last day is never a rest day, never past twenty years, and in time itself', () => {
  fc.assert(
    fc.property(dueDay, anyEvents, restDays, (due, events, rest) => {
      const found = of(due, events, rest)
      if (found.lastDay === null) return
      expect(rest(found.lastDay)).toBe(false)
      expect(found.lastDay <= rolled(addMonths(due, 240), rest)).toBe(true)
      expect(statusOn(found, due, found.lastDay)).toBe('live')
      expect(statusOn(found, due, addDays(found.lastDay, 1))).toBe('expired')
      expect(statusOn(found, due, due)).toBe('not_due')
    }),
    RUNS,
  )
})

test('the order in which events were recorded changes nothing, unless two fall on one day', () => {
  fc.assert(
    fc.property(dueDay, anyEvents, (due, events) => {
      const found = of(due, events)
      const days = found.outcomes.flatMap((one) => (one.day === null ? [] : [one.day]))
      fc.pre(new Set(days).size === days.length)
      expect(of(due, events.toReversed()).lastDay).toBe(found.lastDay)
    }),
    RUNS,
  )
})
