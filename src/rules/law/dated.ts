/**
 * Law as dated data. A rate, a limit or a number of days that the law may change is a table of values, each with the
 * day from which it holds, its source and how far the source was checked. A rule asks for a day and, where it matters,
 * a place; a day nobody has looked up answers "not known", never an old value in silence.
 */
import type { Day } from '../day.ts'

/** How the value came here. Everything but `text` and `policy` is listed for a lawyer to confirm. */
export const VERIFICATIONS = ['text', 'secondary', 'knowledge', 'policy'] as const
export type Verification = (typeof VERIFICATIONS)[number]

export const VERIFICATION_NAMES: Record<Verification, { zh: string; en: string }> = {
  text: { zh: '已核对原文', en: 'compared with the published text' },
  secondary: { zh: '转引，待核原文', en: 'from a page that quotes it; to be compared' },
  knowledge: { zh: '凭经验，待核实', en: 'from experience; to be confirmed' },
  policy: { zh: '产品规定，非法定数值', en: 'a rule of this product, no legal figure' },
}

export type LegalSource = {
  /** The law or other source, by the heading of its page. */
  law: string
  article?: string
  /** The page under docs/law, without its ending. */
  page: string
}

export type LegalValue<T> = {
  /** The first day on which it holds. */
  from: Day
  value: T
  source: LegalSource
  verified: Verification
}

export type LegalTable<T> = {
  /** `lpr.one_year` */
  code: string
  zh: string
  en: string
  /** 省、市 as people write it; null: the whole country. */
  place: string | null
  /** Ascending by `from`. */
  values: readonly LegalValue<T>[]
  /** The last day for which anybody looked; null: holds until it is changed. */
  knownUntil: Day | null
  /** How a value reads. */
  show(value: T): { zh: string; en: string }
}

export type Unknown = {
  known: false
  what: { zh: string; en: string }
  /** The day asked for lies before the first value (`before`) or after the last look (`since`, its first day). */
  before: Day | null
  since: Day | null
}

export type Known<T> = LegalValue<T> & { known: true; table: string }

/** The value on a day, or since when it is not known. */
export function valueOn<T>(table: LegalTable<T>, day: Day): Known<T> | Unknown {
  const what = { zh: table.zh, en: table.en }
  const [first] = table.values
  if (!first || day < first.from) return { known: false, what, before: first?.from ?? null, since: null }
  if (table.knownUntil !== null && day > table.knownUntil)
    return { known: false, what, before: null, since: table.knownUntil }
  const value = table.values.findLast((one) => one.from <= day) as LegalValue<T>
  return { known: true, table: table.code, ...value }
}

/** "Not known since …" in words. */
export function unknownWords(unknown: Unknown): { zh: string; en: string } {
  const { what, before, since } = unknown
  if (since)
    return {
      zh: `${what.zh}自 ${since} 之后的数值尚未录入，请先查证并补录`,
      en: `${what.en} is not known after ${since}: look it up and enter it first`,
    }
  return {
    zh: before ? `${what.zh}在 ${before} 之前的数值未录入` : `${what.zh}没有录入任何数值`,
    en: before ? `${what.en} is not known before ${before}` : `no value of ${what.en} has been entered`,
  }
}
