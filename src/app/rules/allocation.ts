/** `dunwell rules allocation`: which debts a payment pays (民法典 560, 561). */
import { z } from 'zod'
import { type AllocationSettings, allocate, type Debt, PARTS, type Parts } from '../../rules/allocation.ts'
import { type Fen, subtract, sum, yuan, ZERO } from '../../rules/money.ts'
import { becauseOut, civilDay, money, rate, ruleGroup, ruleProblems, yuanOut } from './group.ts'

const part = z.enum(PARTS)
const parts = z.strictObject({
  costs: money.optional(),
  interest: money.optional(),
  principal: money.optional(),
  lateFee: money.optional(),
})
const partsOut = z.object({ costs: yuanOut, interest: yuanOut, principal: yuanOut, lateFee: yuanOut })

const debt = z.strictObject({
  id: z.string().min(1),
  dueDay: civilDay,
  open: parts.describe('what is still open of it'),
  security: money.optional().describe('担保额 · how much of it is secured'),
  burden: rate
    .optional()
    .describe(
      '不付的代价（日或年利率），越高负担越重；各笔都没有写时，已产生利息或违约金的较重 · what not paying it costs the debtor, as a rate, the same measure for all; when none says it, a debt that has run up interest or a late fee is the heavier',
    ),
  timeBarred: z.boolean().optional().describe('已过诉讼时效：缴款人指定或双方约定了才抵充'),
  creditor: z
    .string()
    .min(1)
    .optional()
    .describe('代收款的权利人；缺省为物业公司 · whom it is owed to; absent: the company'),
  delayInterest: z.boolean().optional().describe('判决后的加倍部分债务利息'),
  label: z.string().optional(),
})

const input = z.strictObject({
  payment: money,
  paidDay: civilDay,
  debts: z.array(debt),
  designation: z
    .array(z.string())
    .nullish()
    .describe('缴款人指定的债务，按指定顺序 · debts the payer named, in order'),
  agreement: z
    .strictObject({
      debtOrder: z.array(z.string()).nullish().describe('双方约定的债务顺序'),
      partOrder: z.array(part).nullish().describe('双方约定的款项顺序，如先本后息'),
    })
    .nullish(),
  partRequest: z
    .strictObject({ order: z.array(part), creditorAccepted: z.boolean() })
    .nullish()
    .describe(
      '缴款人单方要求的款项顺序；债权人同意才有效 · an order of parts the payer asks for; it binds only when accepted',
    ),
  lateFeeClass: z.enum(['after_principal', 'interest_like']).optional(),
  across: z.enum(['debt_by_debt', 'part_by_part']).optional(),
  stage: z.enum(['voluntary', 'enforcement']).optional(),
  silentSurplus: z.enum(['left_over', 'to_other_creditors']).optional(),
})

const result = z.object({
  applied: z.record(z.string(), partsOut).describe('every debt, also those that got nothing'),
  order: z.array(z.object({ debtId: z.string(), amount: yuanOut, ground: z.string() })),
  remaining: z.record(z.string(), partsOut),
  unapplied: yuanOut,
  sum: yuanOut.describe('what the debts took; with unapplied it is the payment'),
  because: becauseOut,
})

export const allocationGroup = ruleGroup({
  name: 'allocation',
  zh: '款项抵充（民法典第五百六十条、第五百六十一条）',
  en: 'which debts a payment pays',
  input,
  result,
  run(given) {
    const debts = given.debts.map(debtOf)
    refuseDoubtful(debts, 'designation', given.designation ?? [])
    refuseDoubtful(debts, 'agreement.debtOrder', given.agreement?.debtOrder ?? [])
    const answer = allocate(
      given.payment,
      weighed(debts),
      given.paidDay,
      given.designation ?? [],
      settingsOf(given),
    )
    const paid = new Map(answer.applied.map((one) => [one.debtId, one.parts]))
    return {
      applied: byDebt(debts, (one) => paid.get(one.id) ?? NOTHING),
      order: answer.applied.map((one) => ({
        debtId: one.debtId,
        amount: yuan(one.total),
        ground: one.ground,
      })),
      remaining: byDebt(debts, (one) => rest(one.open, paid.get(one.id) ?? NOTHING)),
      unapplied: yuan(answer.unapplied),
      sum: yuan(sum(answer.applied.map((one) => one.total))),
      because: answer.because,
    }
  },
})

const NOTHING: Parts = { costs: ZERO, interest: ZERO, principal: ZERO, lateFee: ZERO }

function debtOf(given: z.output<typeof debt>): Debt {
  const { open, security, burden, timeBarred, creditor, delayInterest, label, ...known } = given
  return {
    ...known,
    open: { ...NOTHING, ...(open as Partial<Parts>) },
    ...(security === undefined ? {} : { security }),
    ...(burden === undefined ? {} : { burden }),
    ...(timeBarred === undefined ? {} : { timeBarred }),
    ...(creditor === undefined ? {} : { creditor }),
    ...(delayInterest === undefined ? {} : { delayInterest }),
    ...(label === undefined ? {} : { label }),
  }
}

function settingsOf(given: z.output<typeof input>): AllocationSettings {
  const asked = given.partRequest?.creditorAccepted ? given.partRequest.order : null
  return {
    lateFeeClass: given.lateFeeClass ?? 'after_principal',
    agreedPartOrder: given.agreement?.partOrder ?? asked,
    agreedDebtOrder: given.agreement?.debtOrder ?? null,
    across: given.across ?? 'debt_by_debt',
    stage: given.stage ?? 'voluntary',
    silentSurplus: given.silentSurplus ?? 'left_over',
  }
}

/** 560 ¶2 asks which debt weighs more on the debtor: what has accrued shows it where no rate was given. */
function weighed(debts: readonly Debt[]): Debt[] {
  if (debts.some((one) => one.burden !== undefined)) return [...debts]
  return debts.map((one) => ({ ...one, burden: one.open.interest > 0 || one.open.lateFee > 0 ? '1' : '0' }))
}

function refuseDoubtful(debts: readonly Debt[], field: string, named: readonly string[]) {
  const ids = new Set(debts.map((one) => one.id))
  if (ids.size < debts.length)
    throw ruleProblems.contradiction({
      field: 'input.debts',
      detail: '有重复的编号',
      detailEn: 'two debts share an id',
    })
  const unknown = named.find((id) => !ids.has(id))
  if (unknown !== undefined)
    throw ruleProblems.contradiction({
      field: `input.${field}`,
      detail: `没有编号为 ${unknown} 的债务`,
      detailEn: `there is no debt ${unknown}`,
    })
}

function byDebt(debts: readonly Debt[], of: (debt: Debt) => Parts) {
  return Object.fromEntries(debts.map((one) => [one.id, shown(of(one))]))
}

function shown(given: Parts): Record<keyof Parts, string> {
  return {
    costs: yuan(given.costs),
    interest: yuan(given.interest),
    principal: yuan(given.principal),
    lateFee: yuan(given.lateFee),
  }
}

function rest(open: Parts, paid: Parts): Parts {
  const left = (one: keyof Parts): Fen => subtract(open[one], paid[one])
  return {
    costs: left('costs'),
    interest: left('interest'),
    principal: left('principal'),
    lateFee: left('lateFee'),
  }
}
