/**
 * What a judgment debt costs when it is not paid in time: the doubled part of the interest (民诉法 264; 法释〔2014〕8号),
 * 0.0175 % a day on the judgment's money without its ordinary interest, simple. Money that comes in pays the judgment
 * before this interest (Art. 4), so it lowers what the next days cost.
 */
import { type Because, because } from './because.ts'
import { addDays, type Day, daysBetween, daysIn } from './day.ts'
import { type Unknown, valueOn } from './law/dated.ts'
import { DELAYED_PERFORMANCE } from './law/late-fee.ts'
import { Decimal, type Fen, least, roundYuan, split, subtract, sum, yuan, ZERO } from './money.ts'

export type DelayFacts = {
  /** What the judgment says is to be paid, without ordinary interest. */
  judgment: Fen
  /** The last day for performing; when the judgment names none, the day it took effect. */
  performanceEnds: Day
  asOf: Day
  payments?: readonly { day: Day; amount: Fen }[]
}

export type DelayInterest = {
  days: number
  /** What has accrued. */
  amount: Fen
  /** What is still owed of it: money beyond the judgment has paid it. */
  open: Fen
  /** Judgment money still open after `asOf`. */
  judgmentOpen: Fen
  because: Because
}

export function delayInterest(facts: DelayFacts): DelayInterest | Unknown {
  const law = valueOn(DELAYED_PERFORMANCE, addDays(facts.performanceEnds, 1))
  if (!law.known) return law
  const stretches = stretchesOf(facts)
  const exact = stretches.map((one) => new Decimal(one.open).div(100).times(law.value).times(one.days))
  const amount = roundYuan(exact.reduce((a, b) => a.plus(b), new Decimal(0)))
  const parts = split(amount, exact)
  return {
    days: Math.max(0, daysBetween(facts.performanceEnds, facts.asOf)),
    amount,
    open: subtract(amount, least(amount, surplusOn(facts))),
    judgmentOpen: openOn(facts, addDays(facts.asOf, 1)),
    because: because(
      yuan(amount),
      'yuan',
      'delay_interest',
      {
        zh: `判决履行期满后至 ${facts.asOf} 的加倍部分债务利息 ${yuan(amount)} 元`,
        en: `Doubled part of interest after the judgment's term to ${facts.asOf}: ${yuan(amount)} yuan`,
      },
      {
        source: { law: law.source.law, article: '第一条', on: facts.asOf },
        from: stretches.map((one, index) =>
          because(yuan(parts[index] as Fen), 'yuan', 'delay_interest.segment', {
            zh: `${one.from} 至 ${one.to}：${yuan(one.open)} 元 × 0.0175%/天 × ${one.days} 天 = ${yuan(parts[index] as Fen)} 元`,
            en: `${one.from} to ${one.to}: ${yuan(one.open)} yuan × 0.0175 % a day × ${one.days} days = ${yuan(parts[index] as Fen)} yuan`,
          }),
        ),
      },
    ),
  }
}

function stretchesOf(facts: DelayFacts): { from: Day; to: Day; days: number; open: Fen }[] {
  const first = addDays(facts.performanceEnds, 1)
  if (first > facts.asOf) return []
  const changes = (facts.payments ?? [])
    .map((one) => addDays(one.day, 1))
    .filter((day) => day > first && day <= facts.asOf)
  const starts = [first, ...[...new Set(changes)].sort()]
  return starts.map((from, index) => {
    const next = starts[index + 1]
    const to = next ? addDays(next, -1) : facts.asOf
    return { from, to, days: daysIn({ from, to }), open: openOn(facts, from) }
  })
}

function openOn({ judgment, payments = [] }: DelayFacts, day: Day): Fen {
  const paid = sum(payments.filter((one) => one.day < day).map((one) => one.amount))
  return paid >= judgment ? ZERO : subtract(judgment, paid)
}

/** What came in beyond the judgment's money by `asOf`. */
function surplusOn({ judgment, payments = [], asOf }: DelayFacts): Fen {
  const paid = sum(payments.filter((one) => one.day <= asOf).map((one) => one.amount))
  return paid <= judgment ? ZERO : subtract(paid, judgment)
}
