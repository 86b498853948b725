/** Debts paid late: grace, changes of rate, part payments, disputes, ceilings that just hold; and judgments. */
import { type Chance, compact } from '../chance.ts'
import type { ContractInput, JudgmentInput } from '../late-fee.ts'

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
