/**
 * What going to court costs (诉讼费用交纳办法). Every figure is exact to the fen, rounded half up once; courts often round
 * to the yuan and differ in what they ask after a payment order has lapsed, so every figure is an estimate.
 */
import { type Because, because } from './because.ts'
import type { Day } from './day.ts'
import {
  CASE_FEE,
  COURT_FEE_SHARES,
  ENFORCEMENT_FEE,
  type FeeTable,
  PRESERVATION_FEE,
} from './law/court-fee.ts'
import { type LegalTable, type Unknown, valueOn } from './law/dated.ts'
import { Decimal, type Fen, fen, least, roundYuan, subtract, yuan, ZERO } from './money.ts'

export type FeeOf = { amount: Fen; because: Because }

/** The whole fee of a case about `claim` (案件受理费). A claim of nothing costs the lowest fee all the same. */
export function caseFee(claim: Fen, on: Day): FeeOf | Unknown {
  return graduated(CASE_FEE, claim, on, 'court_fee.case', { zh: '案件受理费', en: 'Case fee' })
}

/** Mediated, withdrawn, or heard in summary or small-claims procedure: half. */
export function halvedFee(claim: Fen, on: Day): FeeOf | Unknown {
  const whole = exactCaseFee(claim, on)
  if ('known' in whole) return whole
  return {
    amount: roundYuan(whole.exact.div(2)),
    because: share(
      whole,
      2,
      claim,
      on,
      { zh: '减半交纳（调解、撤诉或简易程序）', en: 'Half (mediated, withdrawn or summary)' },
      '第十五条、第十六条',
    ),
  }
}

/** An application for a payment order: a third of what a suit would cost. */
export function paymentOrderFee(claim: Fen, on: Day): FeeOf | Unknown {
  const whole = exactCaseFee(claim, on)
  if ('known' in whole) return whole
  return {
    amount: roundYuan(whole.exact.div(3)),
    because: share(
      whole,
      3,
      claim,
      on,
      { zh: '支付令申请费（三分之一）', en: 'Payment order (a third)' },
      '第十四条',
    ),
  }
}

/** Paid by the debtor out of what is enforced; never asked of the applicant in advance. */
export function enforcementFee(amount: Fen, on: Day): FeeOf | Unknown {
  return graduated(ENFORCEMENT_FEE, amount, on, 'court_fee.enforcement', {
    zh: '申请执行费（由被执行人负担，不预交）',
    en: 'Enforcement fee (borne by the debtor, not prepaid)',
  })
}

export function preservationFee(value: Fen, on: Day): FeeOf | Unknown {
  return graduated(PRESERVATION_FEE, value, on, 'court_fee.preservation', {
    zh: '财产保全申请费',
    en: 'Preservation fee',
  })
}

/**
 * What is still to be paid when a payment order lapsed and the case goes on as a suit: the difference. Read from
 * 补交; some courts ask for the whole again. Never below nothing.
 */
export function topUp(suitFee: Fen, paid: Fen): Fen {
  return paid >= suitFee ? ZERO : subtract(suitFee, paid)
}

/** 诉讼费用交纳办法 36: who bears the fee of a payment order, and whether it may be claimed in the suit that follows. */
export function orderFeeBorne(objected: boolean): { because: Because } {
  const words = objected
    ? {
        zh: '债务人提出异议，支付令申请费由申请人负担，另行起诉时可以列入请求',
        en: 'The debtor objected: the applicant bears the fee of the payment order and may claim it in the suit',
      }
    : {
        zh: '债务人没有提出异议，支付令申请费由债务人负担',
        en: 'The debtor did not object and bears the fee of the payment order',
      }
  const source = { law: '诉讼费用交纳办法', article: '第三十六条' }
  return {
    because: because(objected ? 'applicant' : 'debtor', 'fact', 'court_fee.order_borne', words, { source }),
  }
}

/** What is still to be paid for the suit after a lapsed order, in words. */
export function toppedUp(missing: Fen, paid: Fen): { because: Because } {
  return {
    because: because(
      yuan(missing),
      'yuan',
      'court_fee.top_up',
      {
        zh: `已交支付令申请费 ${yuan(paid)} 元，转为诉讼还应补交 ${yuan(missing)} 元；各地做法不一，估算`,
        en: `${yuan(paid)} yuan was paid for the payment order; the suit asks ${yuan(missing)} more; courts differ, an estimate`,
      },
      { source: { law: '民事诉讼法解释', article: '第一百九十五条' } },
    ),
  }
}

export type CourtFees = {
  caseFee: FeeOf
  halved: FeeOf
  paymentOrder: FeeOf
}

/** The three figures side by side, for choosing a way. */
export function courtFees(claim: Fen, on: Day): CourtFees | Unknown {
  const [whole, halved, order] = [caseFee(claim, on), halvedFee(claim, on), paymentOrderFee(claim, on)]
  if ('known' in whole) return whole
  return { caseFee: whole, halved: halved as FeeOf, paymentOrder: order as FeeOf }
}

type Exact = { exact: Decimal; from: Because[] }

function exactCaseFee(claim: Fen, on: Day): Exact | Unknown {
  const table = valueOn(CASE_FEE, on)
  return table.known ? byBrackets(table.value, claim) : table
}

function graduated(
  law: LegalTable<FeeTable>,
  amount: Fen,
  on: Day,
  rule: string,
  name: { zh: string; en: string },
): FeeOf | Unknown {
  const table = valueOn(law, on)
  if (!table.known) return table
  const { exact, from } = byBrackets(table.value, amount)
  const most = table.value.most === null ? null : roundYuan(new Decimal(table.value.most))
  const rounded = roundYuan(exact)
  const fee = most === null ? rounded : least(rounded, most)
  const capped = fee < rounded
  return {
    amount: fee,
    because: because(
      yuan(fee),
      'yuan',
      rule,
      {
        zh: `${name.zh}：金额 ${yuan(amount)} 元，${yuan(fee)} 元${capped ? `（按上限，原为 ${yuan(rounded)} 元）` : ''}，估算`,
        en: `${name.en} on ${yuan(amount)} yuan: ${yuan(fee)} yuan${capped ? ` (at its ceiling, else ${yuan(rounded)})` : ''}, an estimate`,
      },
      {
        source: {
          law: table.source.law,
          ...(table.source.article ? { article: table.source.article } : {}),
          on,
        },
        from,
      },
    ),
  }
}

/** The whole, the half and the third of one claim rest on one sum: the last one is kept. */
const lately = new WeakMap<FeeTable, { amount: Fen; exact: Exact }>()

function byBrackets(table: FeeTable, amount: Fen): Exact {
  const before = lately.get(table)
  if (before?.amount === amount) return before.exact
  const exact = addedUp(table, amount)
  lately.set(table, { amount, exact })
  return exact
}

/** Each bracket's share of what lies within it, added exactly. */
function addedUp({ brackets }: FeeTable, amount: Fen): Exact {
  let exact = new Decimal(0)
  let below: Fen = ZERO
  const from: Because[] = []
  for (const { upTo, rate, fixed } of brackets) {
    const end = upTo === null ? amount : least(amount, roundYuan(new Decimal(upTo)))
    const within = end > below ? subtract(end, below) : ZERO
    if (fixed === undefined && within === 0) break
    const part = fixed === undefined ? new Decimal(within).div(100).times(rate) : new Decimal(fixed)
    exact = exact.plus(part)
    from.push(bracketLine(below, end, part, rate, fixed))
    below = upTo === null ? below : fen(Number(upTo) * 100)
  }
  return { exact, from }
}

function bracketLine(below: Fen, end: Fen, part: Decimal, rate: string, fixed?: string): Because {
  const value = part.toDecimalPlaces(4).toString()
  if (fixed !== undefined)
    return because(value, 'yuan', 'court_fee.bracket', {
      zh: `首档，每件 ${fixed} 元`,
      en: `first bracket, ${fixed} yuan a case`,
    })
  const share = `${new Decimal(rate).times(100)}%`
  return because(value, 'yuan', 'court_fee.bracket', {
    zh: `${yuan(below)} 至 ${yuan(end)} 元的部分 × ${share} = ${value} 元`,
    en: `the part from ${yuan(below)} to ${yuan(end)} yuan × ${share} = ${value} yuan`,
  })
}

function share(
  whole: Exact,
  by: 2 | 3,
  claim: Fen,
  on: Day,
  name: { zh: string; en: string },
  article: '第十四条' | '第十五条、第十六条',
): Because {
  const amount = roundYuan(whole.exact.div(by))
  const shares = valueOn(COURT_FEE_SHARES, on)
  return because(
    yuan(amount),
    'yuan',
    by === 2 ? 'court_fee.halved' : 'court_fee.payment_order',
    {
      zh: `${name.zh}：金额 ${yuan(claim)} 元，${yuan(amount)} 元，估算`,
      en: `${name.en} on ${yuan(claim)} yuan: ${yuan(amount)} yuan, an estimate`,
    },
    { source: { law: shares.known ? shares.source.law : '诉讼费用交纳办法', article, on }, from: whole.from },
  )
}
