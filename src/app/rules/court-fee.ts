/** `dunwell rules court_fee`: what a court asks for (诉讼费用交纳办法). Every figure is an estimate. */
import { z } from 'zod'
import { type Because, because } from '../../rules/because.ts'
import {
  courtFees,
  enforcementFee,
  type FeeOf,
  orderFeeBorne,
  preservationFee,
  toppedUp,
  topUp,
} from '../../rules/court-fee.ts'
import type { Day } from '../../rules/day.ts'
import type { Unknown } from '../../rules/law/dated.ts'
import { type Fen, yuan, ZERO } from '../../rules/money.ts'
import { becauseOut, civilDay, money, notKnown, ruleGroup, ruleProblems, yuanOut } from './group.ts'

const input = z.strictObject({
  claim: money.optional().describe('诉讼请求金额'),
  day: civilDay.optional().describe('哪一天的标准；缺省为今天'),
  procedure: z.enum(['ordinary', 'summary', 'small_claims', 'payment_order']).optional(),
  ending: z.enum(['judgment', 'mediated', 'withdrawn']).optional(),
  paymentOrderFeePaid: money.optional().describe('支付令失效前已交的申请费'),
  householdObjected: z
    .boolean()
    .optional()
    .describe('支付令因债务人异议而终结；缺省：已交过申请费又转诉讼的，视为有异议'),
  enforcedAmounts: z.array(money).optional(),
  preservedValue: money.optional(),
})

const result = z.object({
  caseFee: yuanOut.nullable(),
  simplifiedOrMediated: yuanOut.nullable().describe('减半'),
  paymentOrder: yuanOut.nullable().describe('三分之一'),
  due: yuanOut.nullable().describe('所选程序和结案方式应交的费用'),
  topUp: yuanOut.nullable().describe('支付令转诉讼时补交的差额，没有异议就没有诉讼，为 0；各地做法不一'),
  paymentOrderFeeBorneBy: z.enum(['applicant', 'debtor']).nullable(),
  mayBeClaimedInSuit: z.boolean().nullable(),
  enforcement: z.array(z.object({ amount: yuanOut, fee: yuanOut })),
  enforcementPrepaidByApplicant: z.literal(false),
  preservation: yuanOut.nullable(),
  estimate: z.literal(true),
  because: becauseOut,
})

export const courtFeeGroup = ruleGroup({
  name: 'court_fee',
  zh: '诉讼费用（诉讼费用交纳办法）',
  en: 'court fees',
  input,
  result,
  run(given, today): z.input<typeof result> {
    const day = given.day ?? today
    if (
      given.claim === undefined &&
      given.enforcedAmounts === undefined &&
      given.preservedValue === undefined
    )
      throw ruleProblems.contradiction({
        field: 'input.claim',
        detail: '给出诉讼请求、执行金额或保全价值之一',
        detailEn: 'give a claim, enforced amounts or a preserved value',
      })
    const fees = given.claim === undefined ? null : known(courtFees(given.claim, day))
    const enforcement = (given.enforcedAmounts ?? []).map((amount) => ({
      amount,
      fee: known(enforcementFee(amount, day)),
    }))
    const preservation =
      given.preservedValue === undefined ? null : known(preservationFee(given.preservedValue, day))
    const due = fees && dueOf(fees, given)
    const objected = objectedTo(given)
    const missing = fees && suitTopUp(fees, given, objected)
    return {
      caseFee: fees && yuan(fees.caseFee.amount),
      simplifiedOrMediated: fees && yuan(fees.halved.amount),
      paymentOrder: fees && yuan(fees.paymentOrder.amount),
      due: due && yuan(due.amount),
      topUp: missing === null ? null : yuan(missing),
      paymentOrderFeeBorneBy: objected === null ? null : objected ? 'applicant' : 'debtor',
      mayBeClaimedInSuit: objected,
      enforcement: enforcement.map(({ amount, fee }) => ({ amount: yuan(amount), fee: yuan(fee.amount) })),
      enforcementPrepaidByApplicant: false,
      preservation: preservation && yuan(preservation.amount),
      estimate: true,
      because: trail(day, [
        ...(fees ? [fees.caseFee, fees.halved, fees.paymentOrder] : []),
        ...enforcement.map((one) => one.fee),
        ...(preservation ? [preservation] : []),
        ...(objected === null ? [] : [orderFeeBorne(objected)]),
        ...(missing !== null && objected && given.paymentOrderFeePaid !== undefined
          ? [toppedUp(missing, given.paymentOrderFeePaid)]
          : []),
      ]),
    }
  },
})

type Fees = { caseFee: FeeOf; halved: FeeOf; paymentOrder: FeeOf }

function dueOf(fees: Fees, { procedure, ending }: z.output<typeof input>): FeeOf {
  if (procedure === 'payment_order') return fees.paymentOrder
  const halved =
    procedure === 'summary' || procedure === 'small_claims' || ending === 'mediated' || ending === 'withdrawn'
  return halved ? fees.halved : fees.caseFee
}

/** A fee "paid before the order lapsed" says that it lapsed, so a suit that follows follows an objection. */
function objectedTo(given: z.output<typeof input>): boolean | null {
  if (given.householdObjected !== undefined) return given.householdObjected
  return given.paymentOrderFeePaid !== undefined && given.procedure !== 'payment_order' ? true : null
}

/** What is still to be paid for the suit that follows; without an objection there is none, and nothing to pay. */
function suitTopUp(fees: Fees, given: z.output<typeof input>, objected: boolean | null): Fen | null {
  if (given.paymentOrderFeePaid === undefined || objected === null) return null
  if (!objected) return ZERO
  const { procedure, ...rest } = given
  const suit = dueOf(fees, procedure === 'payment_order' ? rest : given)
  return topUp(suit.amount, given.paymentOrderFeePaid)
}

function known<T extends object>(answer: T | Unknown): T {
  if ('known' in answer && answer.known === false) return notKnown(answer as Unknown)
  return answer as T
}

function trail(day: Day, fees: readonly { because: Because }[]) {
  return because(
    String(fees.length),
    'count',
    'court_fee',
    {
      zh: `按 ${day} 的标准估算；法院多取整到元`,
      en: `estimated by the rates of ${day}; courts often round to the yuan`,
    },
    { from: fees.map((fee) => fee.because) },
  )
}
