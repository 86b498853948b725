/** What may happen to a debt, with every kind of proof and the lack of it. */
import { type Chance, compact } from '../chance.ts'
import type { Consent, Demand, Filing, LimitationEvent, Obstacle, PartPayment } from '../events.ts'

const ALL_PERIODS = ['*']
const CHANNELS = [
  'hand',
  'ems',
  'courier',
  'mail',
  'sms',
  'wechat',
  'email',
  'agreed_e_delivery',
  'call',
  'visit',
  'notarised',
  'newspaper',
  'left_at_door',
  'posting',
  'group_message',
]
const PROOFS = [
  'signed',
  'tracking',
  'delivery_receipt',
  'notarial_deed',
  'reply',
  'recording',
  'witness',
  'screenshot',
  'none',
]

export function event(chance: Chance, anchor: string): LimitationEvent {
  const day = () => eventDay(chance, anchor)
  const periods = chance.maybe(35, () => chance.one([ALL_PERIODS, ['P1'], ['P2', 'P3'], ['1'], []]))
  const kind = chance.between(0, 99)
  if (kind < 40) return demand(chance, day, periods)
  if (kind < 60)
    return {
      type: 'consent',
      day: day(),
      ...compact({
        kind: chance.maybe(60, () =>
          chance.one(['promise', 'instalment_plan', 'extension_request', 'guarantee', 'signed_statement']),
        ),
        form: chance.maybe(60, () =>
          chance.one(['written', 'sms', 'wechat', 'email', 'recorded_call', 'oral']),
        ),
        accountProven: chance.maybe(25, () => chance.often(60)),
        newDueDay: chance.maybe(25, () => (chance.often(20) ? null : chance.near(anchor, 0, 1600))),
        periods,
      }),
    } satisfies Consent
  if (kind < 70)
    return {
      type: 'part_payment',
      day: day(),
      ...compact({ designatedToThisDebt: chance.maybe(85, () => chance.often(80)), periods }),
    } satisfies PartPayment
  if (kind < 85) return filing(chance, day(), periods)
  const from = day()
  return {
    type: 'obstacle',
    from,
    ...compact({
      kind: chance.maybe(50, () =>
        chance.one([
          'force_majeure',
          'no_legal_representative',
          'no_heir_determined',
          'creditor_controlled',
          'other',
        ]),
      ),
      to: chance.maybe(85, () => chance.near(from, 0, 300)),
    }),
  } satisfies Obstacle
}

/** Mostly while the first period runs, often around its last day. */
function eventDay(chance: Chance, anchor: string): string {
  if (chance.often(25)) return chance.near(anchor, -1090, 1105)
  if (chance.often(15)) return chance.near(anchor, 2, 2)
  return chance.near(anchor, 60, 2400)
}

function demand(chance: Chance, day: () => string, periods: string[] | undefined): Demand {
  const returned = chance.often(15)
  return {
    type: 'demand',
    ...(returned
      ? {
          returnedDay: day(),
          ...compact({
            returnReason: chance.maybe(90, () =>
              chance.one(['refused', 'moved', 'unknown_addressee', 'unclaimed', 'bad_address']),
            ),
            deemedServiceDay: chance.maybe(30, day),
          }),
        }
      : { ...compact({ arrivedDay: chance.maybe(95, () => (chance.often(4) ? null : day())) }) }),
    ...compact({
      channel: chance.maybe(92, () => chance.one(CHANNELS)),
      proof: chance.maybe(88, () => chance.one(PROOFS)),
      signedBy: chance.maybe(25, () =>
        chance.one([
          'addressee',
          'cohabiting_adult_relative',
          'authorised_person',
          'organisation_receiver',
          'other',
        ]),
      ),
      accountProven: chance.maybe(40, () => chance.often(70)),
      addressAgreed: chance.maybe(returned ? 80 : 20, () => chance.often(70)),
      contentNamed: chance.maybe(25, () => chance.often(70)),
      whereaboutsUnknown: chance.maybe(25, () => chance.often(70)),
      mediumRank: chance.maybe(35, () => chance.one(['national', 'provincial', 'local'])),
      periods,
    }),
  }
}

function filing(chance: Chance, filedDay: string, periods: string[] | undefined): Filing {
  const ended = chance.maybe(70, () => chance.near(filedDay, 0, 400))
  return {
    type: 'filing',
    kind: chance.one([
      'suit',
      'arbitration',
      'payment_order',
      'mediation_request',
      'preservation',
      'enforcement',
      'bankruptcy_claim',
      'joinder',
      'set_off_in_suit',
    ]),
    filedDay,
    ...compact({
      endedDay: ended,
      outcome:
        ended === undefined
          ? undefined
          : chance.maybe(60, () => chance.one(['decided', 'lapsed', 'withdrawn', 'rejected'])),
      servedDay: chance.maybe(30, () => chance.near(filedDay, 0, 60)),
      periods,
    }),
  }
}
