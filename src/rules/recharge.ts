/**
 * A charge whose household no longer owed for all of its days is charged again (改户重计): to whoever owed on each day, pro
 * rata by day, to the fen. The parts always sum to what the charge was. Where today's tariff gives the amount that was
 * charged, the parts are what it would have given had the change been known in time; where it does not (the price was set
 * anew since), the change of owner changes no price, and the amount is shared by days.
 */
import { type Because, because } from './because.ts'
import { addDays, type Day, type DayRange, daysIn, later, overlap } from './day.ts'
import { type Fen, split, subtract, sum, yuan } from './money.ts'
import {
  type Chargeable,
  computeCharges,
  type Liability,
  type Rate,
  type Standard,
  unowed,
} from './tariff.ts'

/** Days a household has to pay what it could not have known of. */
export const DAYS_TO_PAY = 15

export type MisplacedCharge = {
  householdId: string
  from: Day
  to: Day
  /** As it was charged, and with its adjustments. */
  charged: Fen
  amount: Fen
  dueDay: Day
}

export type Recharged = {
  householdId: string
  from: Day
  to: Day
  amount: Fen
  dueDay: Day
  because: Because
}

export type RechargeRefusal = { code: 'no_liable_party'; from: Day; to: Day }

/**
 * The charges that take a charge's place on a day, in the order of their days. Refused, naming the first such days, when
 * nobody owed for some of them. Whoever was charged before keeps the due day; for whoever is charged anew nothing is due
 * before fifteen days have passed.
 */
export function recharge(
  charge: MisplacedCharge,
  liabilities: readonly Liability[],
  tariff: { standard: Standard; rates: readonly Rate[]; floorArea: Chargeable['floorArea'] },
  day: Day,
): { charges: Recharged[] } | { refused: RechargeRefusal } {
  const days = { from: charge.from, to: charge.to }
  const owed = joined(days, liabilities)
  const first = owed[0]
  const nobody = !first
    ? days
    : first.from > days.from
      ? { from: days.from, to: addDays(first.from, -1) }
      : unowed(days, owed)
  if (nobody) return { refused: { code: 'no_liable_party', ...nobody } }
  const computed = computeCharges(
    tariff.standard,
    tariff.rates,
    { floorArea: tariff.floorArea, liabilities: owed, assigned: days },
    days,
  )
  const known = 'charges' in computed ? computed.charges : []
  const same = charge.charged > 0 && sum(known.map((one) => one.amount)) === charge.charged
  const weights = same ? known.map((one) => one.amount) : owed.map((span) => daysIn(span))
  const amounts = split(charge.amount, weights)
  return {
    charges: owed.map((span, index) => {
      const amount = amounts[index] as Fen
      const share = same ? (known[index]?.because as Because) : byDays(amount, span, charge)
      return {
        ...span,
        amount,
        dueDay:
          span.householdId === charge.householdId
            ? charge.dueDay
            : later(charge.dueDay, addDays(day, DAYS_TO_PAY)),
        because: explain(tariff.standard.feeItemName, amount, span, charge, share),
      }
    }),
  }
}

type Span = DayRange & { householdId: string }

/** Who owed on the days, neighbouring stretches of one household as one. */
function joined(days: DayRange, liabilities: readonly Liability[]): Span[] {
  const spans: Span[] = []
  for (const liability of [...liabilities].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const part = overlap(days, liability)
    if (!part) continue
    const last = spans.at(-1)
    if (last?.householdId === liability.householdId && addDays(last.to, 1) === part.from) last.to = part.to
    else spans.push({ householdId: liability.householdId, ...part })
  }
  return spans
}

function byDays(amount: Fen, span: DayRange, charge: MisplacedCharge): Because {
  const [part, whole] = [daysIn(span), daysIn(charge)]
  return because(yuan(amount), 'yuan', 'billing.recharge.days', {
    zh: `${yuan(charge.amount)} 元 × ${part}/${whole} 天 = ${yuan(amount)} 元`,
    en: `${yuan(charge.amount)} yuan × ${part}/${whole} days = ${yuan(amount)} yuan`,
  })
}

function explain(
  feeItemName: string,
  amount: Fen,
  span: DayRange,
  charge: MisplacedCharge,
  share: Because,
): Because {
  const adjusted = subtract(charge.amount, charge.charged)
  const extra = {
    zh: adjusted === 0 ? '' : `（含调整 ${yuan(adjusted)} 元）`,
    en: adjusted === 0 ? '' : ` (with adjustments of ${yuan(adjusted)} yuan)`,
  }
  return because(
    yuan(amount),
    'yuan',
    'billing.recharge',
    {
      zh: `${feeItemName} ${span.from} 至 ${span.to}：${yuan(amount)} 元。缴费责任变更，按天重计；原 ${charge.from} 至 ${charge.to} 一笔 ${yuan(charge.amount)} 元${extra.zh}已撤销`,
      en: `${feeItemName} ${span.from} to ${span.to}: ${yuan(amount)} yuan. Liability changed, so it is charged again by the day; the charge of ${yuan(charge.amount)} yuan${extra.en} for ${charge.from} to ${charge.to} is cancelled`,
    },
    { source: { law: '物业管理条例', article: '第四十一条', on: span.from }, from: [share] },
  )
}
