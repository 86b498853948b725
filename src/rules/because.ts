/**
 * A because is the trail a figure carries: what it is, the rule that made it, the law behind it, and what it was made
 * from. It is stored with every charge, allocation, level, refusal and clearance, and printed by `explain`.
 */

export type Source = {
  /** Where the figure comes from: `民法典`, `物业服务合同`, `收费公示` … */
  law: string
  /** Article or clause. */
  article?: string
  /** The day for which the source was read. */
  on?: string
}

export type Because = {
  /** The figure itself; money in yuan text, days as YYYY-MM-DD, facts as words. */
  value: string
  unit: 'yuan' | 'day' | 'days' | 'area' | 'rate' | 'count' | 'share' | 'level' | 'fact'
  /** Which rule decided, e.g. `tariff.area_rate`. */
  rule: string
  source?: Source
  zh: string
  en: string
  /** What it speaks of, where that has a page of its own: `household:ID`, `receipt:ID`. */
  subject?: string
  from?: Because[]
}

export function because(
  value: string,
  unit: Because['unit'],
  rule: string,
  words: { zh: string; en: string },
  more: { source?: Source; subject?: string | undefined; from?: Because[] } = {},
): Because {
  return {
    value,
    unit,
    rule,
    ...(more.source ? { source: more.source } : {}),
    zh: words.zh,
    en: words.en,
    ...(more.subject ? { subject: more.subject } : {}),
    ...(more.from?.length ? { from: more.from } : {}),
  }
}

/** The trail as indented lines in one language, for terminals and print. */
export function becauseLines(trail: Because, language: 'zh' | 'en' = 'zh', depth = 0): string[] {
  const source = trail.source
    ? ` 〔${[trail.source.law, trail.source.article, trail.source.on].filter(Boolean).join(' ')}〕`
    : ''
  const line = `${'  '.repeat(depth)}${trail[language]}${source}`
  return [line, ...(trail.from ?? []).flatMap((part) => becauseLines(part, language, depth + 1))]
}
