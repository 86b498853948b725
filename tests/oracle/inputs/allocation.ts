/** Households with a few debts: ties, nothing open, all that may be named, agreed and set. */
import type { AllocationInput, Part } from '../allocation.ts'
import { type Chance, compact } from '../chance.ts'

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
