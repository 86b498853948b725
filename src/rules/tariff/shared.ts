/**
 * A cost shared by many (公摊): by area, by household or by usage, and by the days each took part. Every share is cut to the
 * fen and what is left goes to the largest remainders, so the shares sum to the cost, no fen more (an owner never pays a
 * rounding).
 */
import { because } from '../because.ts'
import { type DayRange, daysIn, overlap } from '../day.ts'
import { Decimal, type Fen, split, subtract, sum, yuan, ZERO } from '../money.ts'
import { refusal, reversed } from './checks.ts'
import type { Refusal, Shared, TariffAnswer } from './model.ts'

const BY = {
  area: { zh: '按面积', en: 'by area' },
  household: { zh: '按户', en: 'by household' },
  usage: { zh: '按用量', en: 'by usage' },
} as const

type Part = { id: string; days: DayRange; weight: Decimal }

export function shared(input: Shared): TariffAnswer {
  const parts = partsOf(input)
  const refused = wrongWith(input, parts)
  if (refused) return { refused }
  const { period, item, total: cost } = input
  const borne = input.borneByCompany ?? ZERO
  const whole = subtract(cost, borne)
  const amounts = split(
    whole,
    parts.map(({ weight }) => weight),
  )
  const weights = parts.reduce((a, { weight }) => a.plus(weight), new Decimal(0))
  const lines = parts.map(({ id, days, weight }, index) => {
    const amount = amounts[index] as Fen
    const exact = weights.isZero() ? weights : new Decimal(whole).div(100).times(weight).div(weights)
    return {
      id,
      ...days,
      amount,
      exact: exact.toDecimalPlaces(6).toString(),
      because: because(yuan(amount), 'yuan', 'tariff.shared.line', {
        zh: `${yuan(whole)} 元 × ${weight.toString()}/${weights.toString()} = ${yuan(amount)} 元`,
        en: `${yuan(whole)} yuan × ${weight.toString()}/${weights.toString()} = ${yuan(amount)} yuan`,
      }),
    }
  })
  const less =
    borne === 0
      ? { zh: '', en: '' }
      : { zh: `，公司承担 ${yuan(borne)} 元`, en: `, ${yuan(borne)} borne by the company` }
  const trail = because(
    yuan(whole),
    'yuan',
    'tariff.shared',
    {
      zh: `${item} ${yuan(cost)} 元${less.zh}，${BY[input.by].zh}及天数分摊给 ${parts.length} 户，尾差按最大余数`,
      en: `${item} ${yuan(cost)} yuan${less.en}, shared ${BY[input.by].en} and days among ${parts.length}, odd fen to the largest remainders`,
    },
    { source: { law: '物业服务合同' } },
  )
  return {
    total: sum(amounts),
    periods: [{ ...period, amount: whole, lines, because: trail }],
    nobodyLiable: [],
    notes: [],
    because: trail,
  }
}

function partsOf({ period, by, participants }: Shared): Part[] {
  return participants.flatMap(({ id, measure = '0', from = period.from, to = null }) => {
    const days = overlap(period, { from, to })
    if (!days) return []
    const count = daysIn(days)
    // A meter already counts only what was used; area and household count for the days they took part.
    const weight =
      by === 'usage' ? new Decimal(measure) : new Decimal(by === 'area' ? measure : 1).times(count)
    return [{ id, days, weight }]
  })
}

function wrongWith(input: Shared, parts: readonly Part[]): Refusal | null {
  const back = reversed(input.period)
  if (back) return back
  if ((input.borneByCompany ?? 0) > input.total)
    return refusal(
      'more_than_the_cost',
      'borneByCompany',
      '公司承担的金额大于总费用，请改正',
      'the company bears more than the cost: correct it',
    )
  if (input.total !== (input.borneByCompany ?? 0) && parts.every(({ weight }) => weight.isZero()))
    return refusal(
      'nothing_to_share_by',
      'participants',
      '没有可据以分摊的面积、户数或用量，请先补录',
      'nothing to share by: enter the areas, households or usage first',
    )
  return null
}
