/** Debts with what happened to them: days often near the last one, rest days where periods like to end. */
import { type Chance, compact } from '../chance.ts'
import type { LimitationInput } from '../limitation.ts'
import { event } from './events.ts'

const DUES: readonly [string, string] = ['2019-01-01', '2026-06-30']

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
