/** Empty premises: the discount their city's rule makes, or a note where a reduction is due and its share is not known. */
import { type Because, because } from '../because.ts'
import { addMonths, type DayRange, later } from '../day.ts'
import { inPlace, VACANCY_RULES } from '../law/cities.ts'
import { unknownWords } from '../law/dated.ts'
import type { Discount, EmptyPremises } from './model.ts'

export type EmptyAnswer = { discount: Discount | null; note: Because | null }

const NOTHING: EmptyAnswer = { discount: null, note: null }

/** What the city's rule gives for days of a period. A place or a day without a rule: nothing, and a note that says so. */
export function forEmpty(empty: EmptyPremises, period: DayRange): EmptyAnswer {
  const known = inPlace(VACANCY_RULES, empty.place, period.to)
  if (!known)
    return only(
      empty,
      `没有录入${empty.place}的空置减收规定`,
      `no rule on empty premises was entered for ${empty.place}`,
    )
  if (!known.known) {
    const words = unknownWords(known)
    return only(empty, words.zh, words.en)
  }
  const { afterMonths, share, earlyPhaseOnly } = known.value
  const from = addMonths(empty.from, afterMonths)
  if (earlyPhaseOnly && !empty.earlyPhaseContract) return NOTHING
  if (later(from, period.from) > period.to || (empty.to !== null && empty.to < from)) return NOTHING
  const source = { law: known.source.law, ...(known.source.article ? { article: known.source.article } : {}) }
  if (share !== null)
    return {
      discount: { name: `空置满 ${afterMonths} 个月`, from, to: empty.to, payAtMost: share, source },
      note: null,
    }
  return only(
    empty,
    `${empty.place}：空置满 ${afterMonths} 个月应当减收，比例另有规定，请查明后作为减免录入`,
    `${empty.place}: empty for ${afterMonths} months, a reduction is due; look up its share and enter it`,
    source,
  )
}

function only(empty: EmptyPremises, zh: string, en: string, source?: Because['source']): EmptyAnswer {
  const note = because(empty.place, 'fact', 'tariff.empty', { zh, en }, source ? { source } : {})
  return { discount: null, note }
}
