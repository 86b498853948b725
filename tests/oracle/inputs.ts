/** Random households, made so that edges are common: ties, nothing open, ends of months, caps that just hold. */
import type { AllocationInput, Part } from './allocation.ts'
import type { Chance } from './chance.ts'
import type { CourtFeeInput } from './court-fee.ts'
import type { ContractInput, JudgmentInput } from './late-fee.ts'
import type {
  Consent,
  Demand,
  Filing,
  LimitationEvent,
  LimitationInput,
  Obstacle,
  PartPayment,
} from './limitation.ts'

const PARTS: readonly Part[] = ['costs', 'interest', 'principal', 'lateFee']

export function allocationInput(chance: Chance): AllocationInput {
  const paidDay = chance.day('2024-01-01', '2026-06-30')
  const duePool = [paidDay, ...chance.list(1, 3, () => chance.near(paidDay, 400, 60))]
  const debts = chance.list(0, 6, (index) => ({
    id: `D${index + 1}`,
    dueDay: chance.one(duePool),
    open: Object.fromEntries(
      PARTS.filter((part) => chance.often(part === 'principal' ? 90 : 35)).map((part) => [
        part,
        chance.yuan(part === 'principal' ? 900 : 60),
      ]),
    ),
    ...compact({
      security: chance.maybe(25, () => chance.one(['0', '100.00', '500'])),
      burden: chance.maybe(35, () => chance.one(['0', '0.0005', '0.001', '0.000500000001'])),
      timeBarred: chance.maybe(15, () => chance.often(80)),
      creditor: chance.maybe(15, () => chance.one(['水务公司', '供电公司'])),
      delayInterest: chance.maybe(15, () => true),
    }),
  }))
  const ids = debts.map((debt) => debt.id)
  const some = () => chance.shuffled(ids).slice(0, chance.between(0, Math.min(3, ids.length)))
  const someParts = () => chance.shuffled(PARTS).slice(0, chance.between(0, 4))
  return {
    payment: chance.often(10) ? '0.00' : chance.yuan(chance.one([5, 100, 900, 4000])),
    paidDay,
    debts: chance.shuffled(debts),
    ...compact({
      designation: chance.maybe(30, () => (chance.often(85) ? some() : null)),
      agreement: chance.maybe(25, () => ({
        ...compact({
          debtOrder: chance.maybe(50, some),
          partOrder: chance.maybe(50, () => (chance.often(90) ? someParts() : null)),
        }),
      })),
      partRequest: chance.maybe(20, () => ({ order: someParts(), creditorAccepted: chance.often(50) })),
      lateFeeClass: chance.maybe(40, () => chance.one(['after_principal', 'interest_like'] as const)),
      across: chance.maybe(40, () => chance.one(['debt_by_debt', 'part_by_part'] as const)),
      stage: chance.maybe(40, () => chance.one(['voluntary', 'enforcement'] as const)),
      silentSurplus: chance.maybe(40, () => chance.one(['left_over', 'to_other_creditors'] as const)),
    }),
  }
}

const RATES = ['0', '0.0001', '0.0003', '0.0005', '0.001', '0.003', '0.00012345']
const YEARLY = ['0.0300', '0.0345', '0.0385', '0.24', '0.155']

export function contractInput(chance: Chance): ContractInput {
  const dueDay = chance.often(4)
    ? chance.day('2019-07-01', '2019-12-31')
    : chance.day('2019-08-20', '2025-12-31')
  const asOf = chance.near(dueDay, 5, chance.one([0, 1, 30, 120, 400, 900]))
  const within = () => chance.near(dueDay, 20, 420)
  return {
    principal: chance.yuan(chance.one([50, 4000, 90_000])),
    dueDay,
    asOf,
    clause: chance.often(10)
      ? null
      : {
          dailyRate: chance.one(RATES),
          ...compact({
            changes: chance.maybe(30, () => changes(chance, within)),
            graceDays: chance.maybe(35, () => chance.one([0, 1, 7, 10, 30])),
            graceEnds: chance.maybe(35, () =>
              chance.one(['runs_from_grace_end', 'runs_from_due_day'] as const),
            ),
          }),
        },
    ...compact({
      caps: chance.maybe(70, () => chance.list(0, 3, () => cap(chance, dueDay))),
      principalPayments: chance.maybe(45, () =>
        chance.list(1, 4, () => ({ day: within(), amount: chance.yuan(2000) })),
      ),
      disputed: chance.maybe(30, () =>
        chance.list(1, 2, () => {
          const from = within()
          return {
            from,
            to: chance.often(40) ? null : chance.near(from, 0, 200),
            amount: chance.often(30) ? null : chance.yuan(1000),
          }
        }),
      ),
      serviceBreach: chance.maybe(10, () => true),
      deal: chance.maybe(8, () => ({ signedDay: within(), lateFee: chance.yuan(100) })),
      lossClaim: chance.maybe(20, () => ({ markup: chance.one(['0.3', '0.4', '0.5']) })),
    }),
  }
}

function changes(chance: Chance, within: () => string) {
  const days = [...new Set(chance.list(1, 3, within))].toSorted()
  return days.map((from) => ({ from, dailyRate: chance.one(RATES) }))
}

function cap(chance: Chance, dueDay: string): NonNullable<ContractInput['caps']>[number] {
  const yearBasis = chance.maybe(30, () => chance.one([360, 365, 366]))
  switch (chance.between(0, 4)) {
    case 0:
      return { kind: 'principal' }
    case 1:
      return { kind: 'amount', amount: chance.yuan(500) }
    case 2:
      return { kind: 'yearly_rate', rate: chance.one(YEARLY), ...compact({ yearBasis }) }
    default:
      return {
        kind: 'lpr_multiple',
        multiple: chance.one(['1', '1.3', '1.5', '4']),
        ...compact({
          mode: chance.maybe(60, () => chance.one(['fixed_at_default', 'floating'] as const)),
          rate: chance.maybe(30, () => chance.one(YEARLY)),
          steps: chance.maybe(25, () =>
            [
              ...new Set([
                chance.near(dueDay, 300, 2),
                ...chance.list(0, 2, () => chance.near(dueDay, 30, 300)),
              ]),
            ]
              .toSorted()
              .map((from) => ({ from, rate: chance.one(YEARLY) })),
          ),
          yearBasis,
        }),
      }
  }
}

export function judgmentInput(chance: Chance): JudgmentInput {
  const performanceEnds = chance.day('2020-01-01', '2026-06-30')
  return {
    kind: 'judgment',
    judgment: chance.yuan(chance.one([50, 20_000])),
    performanceEnds,
    asOf: chance.near(performanceEnds, 5, chance.one([1, 60, 700])),
    ...compact({
      payments: chance.maybe(60, () =>
        chance.list(1, 4, () => ({ day: chance.near(performanceEnds, 30, 500), amount: chance.yuan(8000) })),
      ),
    }),
  }
}

const EDGES = [
  1000, 10_000, 100_000, 200_000, 500_000, 896_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000,
]

export function courtFeeInput(chance: Chance): CourtFeeInput {
  const amount = () => {
    if (chance.often(40)) return nearEdge(chance)
    return chance.yuan(chance.one([1200, 15_000, 300_000, 8_000_000, 60_000_000]))
  }
  return compact({
    claim: chance.maybe(85, amount),
    procedure: chance.maybe(60, () =>
      chance.one(['ordinary', 'summary', 'small_claims', 'payment_order'] as const),
    ),
    ending: chance.maybe(50, () => chance.one(['judgment', 'mediated', 'withdrawn'] as const)),
    paymentOrderFeePaid: chance.maybe(30, () => chance.yuan(2000)),
    householdObjected: chance.maybe(30, () => chance.often(50)),
    enforcedAmounts: chance.list(0, 3, amount),
    preservedValue: chance.maybe(40, amount),
  })
}

/** A bracket's edge, or a fen or two beside it. */
function nearEdge(chance: Chance): string {
  const cents = chance.one(EDGES) * 100 + chance.between(-2, 2)
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

const DUES: readonly [string, string] = ['2019-01-01', '2026-06-30']
const ALL_PERIODS = ['*']

export function limitationInput(chance: Chance): LimitationInput {
  const anchor = chance.day(...DUES)
  const byAgreement = chance.often(6)
  const debts = chance.list(1, 3, (index) => ({
    id: `P${index + 1}`,
    dueDay: index === 0 ? anchor : chance.near(anchor, 100, 400),
    ...compact({ amount: chance.maybe(70, () => chance.yuan(500)) }),
  }))
  const events = chance.list(0, 4, () => event(chance, anchor))
  return {
    ...(byAgreement
      ? {
          instalmentAgreement: {
            sameDebt: chance.often(60),
            dueDays: chance.list(1, 4, () => chance.near(anchor, 0, 500)),
          },
        }
      : { debts }),
    events,
    ...compact({
      restDays: chance.maybe(75, () => restDays(chance, anchor)),
      statusOn: chance.maybe(60, () =>
        chance.list(1, 3, () => (chance.often(60) ? chance.near(anchor, 10, 2500) : warned(chance, anchor))),
      ),
    }),
  }
}

/** So many days before three years are over as a warning begins, or one day beside. */
function warned(chance: Chance, anchor: string): string {
  const before = chance.one([0, 7, 30, 90, 180])
  return chance.near(anchor, -1095 + before + 2, 1095 - before + 2)
}

/** Runs of days around where periods like to end: three years after the due day, and after a while more. */
function restDays(chance: Chance, anchor: string): string[] {
  const days = chance.list(0, 3, () => {
    const first = chance.near(anchor, -1090, 1110)
    return chance.list(1, 5, (index) => chance.near(first, -index, index))
  })
  return [...new Set(days.flat())]
}

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
] // prettier-ignore
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
] // prettier-ignore

function event(chance: Chance, anchor: string): LimitationEvent {
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
    ]), // prettier-ignore
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

/** Without the fields that were left out; JSON has no undefined. */
function compact<T extends Record<string, unknown>>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}
