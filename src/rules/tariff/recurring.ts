/** A fee by the month: area × price or a fixed sum, over its periods, with everything that may change inside them. */
import { type Because, because } from '../because.ts'
import type { Day, DayRange } from '../day.ts'
import { type Fen, sum, yuan } from '../money.ts'
import { uncovered, wrongWith } from './checks.ts'
import { percent, takenOffWords } from './discounts.ts'
import type { Discount, Published, Recurring, TariffAnswer, TariffLine, TariffPeriod } from './model.ts'
import { cut, periodOf } from './periods.ts'
import { exactSum, roundedParts, roundingWords } from './rounding.ts'
import { type Run, runsOf, slicesOf } from './slices.ts'
import { forEmpty } from './vacancy.ts'

export function recurring(asked: Recurring): TariffAnswer {
  const refused = wrongWith(asked)
  if (refused) return { refused }
  const { input, notes } = withEmpty(asked)
  const periods = cut(input.period, (day) => periodOf(day, input.cycle)).flatMap(({ days }) =>
    periodFor(input, days),
  )
  const total = sum(periods.map(({ amount }) => amount))
  const { from, to } = input.period
  return {
    total,
    periods,
    nobodyLiable: uncovered(input.period, input.liable),
    notes,
    because: because(
      yuan(total),
      'yuan',
      `tariff.${input.kind}`,
      {
        zh: `${input.item} ${from} 至 ${to}：${yuan(total)} 元`,
        en: `${input.item} ${from} to ${to}: ${yuan(total)} yuan`,
      },
      { from: [...periods.map((period) => period.because), ...notes] },
    ),
  }
}

/** The city's rule on empty premises as one more discount. */
function withEmpty(input: Recurring): { input: Recurring; notes: Because[] } {
  if (!input.empty) return { input, notes: [] }
  const { discount, note } = forEmpty(input.empty, input.period)
  const policy = input.discount ?? { discounts: [], stacking: 'greatest' }
  return {
    input: discount
      ? { ...input, discount: { ...policy, discounts: [...policy.discounts, discount] } }
      : input,
    notes: note ? [note] : [],
  }
}

function periodFor(input: Recurring, days: DayRange): TariffPeriod[] {
  const runs = runsOf(slicesOf(input, days))
  if (runs.length === 0) return []
  const { amount, parts } = roundedParts(
    runs.map(({ exact }) => exact),
    input.rounding,
  )
  const lines = runs.map((run, index) => lineFor(input, run, parts[index] as Fen))
  const words = roundingWords(input.rounding)
  const exact = exactSum(runs.map((run) => run.exact))
    .toDecimalPlaces(6)
    .toString()
  return [
    {
      ...days,
      amount,
      lines,
      because: because(
        yuan(amount),
        'yuan',
        'tariff.period',
        {
          zh: `${days.from} 至 ${days.to}：${exact} 元，${words.zh}，得 ${yuan(amount)} 元`,
          en: `${days.from} to ${days.to}: ${exact} yuan, ${words.en}: ${yuan(amount)} yuan`,
        },
        { from: lines.map((line) => line.because) },
      ),
    },
  ]
}

function lineFor(input: Recurring, run: Run, amount: Fen): TariffLine {
  const exact = run.exact.toDecimalPlaces(6).toString()
  const { from, to } = run.days
  return {
    id: (run.slices[0] as Run['slices'][0]).liable.householdId,
    from,
    to,
    amount,
    exact,
    because: explain(input, run, amount),
  }
}

function explain(input: Recurring, run: Run, amount: Fen): Because {
  const [{ rate, area, off }] = run.slices as [Run['slices'][0]]
  const price = rate.unitPrice
  const base = area
    ? { zh: `${area.area} ㎡ × ${price} 元/㎡·月`, en: `${area.area} m² × ${price} yuan per m² and month` }
    : { zh: `${price} 元/月`, en: `${price} yuan a month` }
  const time = timeWords(run)
  const gross = run.gross.toDecimalPlaces(6).toString()
  const net = run.exact.toDecimalPlaces(6).toString()
  const less = takenOffWords(off, input.prepayment)
  const reduced = less.zh
    ? {
        zh: ` → ${less.zh}，按 ${percent(off.payable)} 计 ${net} 元`,
        en: `; ${less.en}: ${percent(off.payable)} payable, ${net} yuan`,
      }
    : { zh: '', en: '' }
  const source = rate.published
    ? { law: '收费公示', article: rate.published.place, on: rate.published.day }
    : { law: '物业服务合同' }
  return because(
    yuan(amount),
    'yuan',
    `tariff.${input.kind}.line`,
    {
      zh: `${base.zh} × ${time.zh} = ${gross} 元${reduced.zh}（${run.days.from} 至 ${run.days.to}）`,
      en: `${base.en} × ${time.en} = ${gross} yuan${reduced.en} (${run.days.from} to ${run.days.to})`,
    },
    { source, from: [...publishedLate(rate.published, run.days.from), ...off.discounts.flatMap(lawOf)] },
  )
}

/** What is charged is published first (明码标价规定 6); a price published later says so beside the charge. */
function publishedLate(published: Published | undefined, from: Day): Because[] {
  if (!published || published.day <= from) return []
  const words = {
    zh: `单价 ${published.day} 才公示，晚于计费起日 ${from}：应当先公示、后收费`,
    en: `the price was published on ${published.day}, after ${from}: what is charged is published first`,
  }
  const source = { law: '物业服务收费明码标价规定', article: '第六条', on: published.day }
  return [because(published.day, 'day', 'tariff.published_late', words, { source })]
}

/** The legal ground of a discount, where it has one. */
function lawOf({ name, source }: Discount): Because[] {
  if (!source) return []
  return [because(name, 'fact', 'tariff.discount', { zh: name, en: name }, { source })]
}

/** `3 个月 + 12/31 个月`: whole months first, then the parts. */
function timeWords({ slices }: Run): { zh: string; en: string } {
  const whole = slices.filter(({ part }) => part === null).length
  const parts = slices.flatMap(({ part }) => (part ? [part] : []))
  const zh = parts.map(({ days, of }) => (of === 365 ? `${days} 天（月价×12/365）` : `${days}/${of} 天`))
  const en = parts.map(({ days, of }) =>
    of === 365 ? `${days} days (month × 12/365)` : `${days}/${of} days`,
  )
  if (whole > 0) {
    zh.unshift(`${whole} 个月`)
    en.unshift(`${whole} month(s)`)
  }
  const wrap = (words: string[]) => (words.length > 1 ? `(${words.join(' + ')})` : (words[0] as string))
  return { zh: wrap(zh), en: wrap(en) }
}
