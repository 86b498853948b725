/** Which laws and articles the sources name, and which of them have their page under docs/law. */

const DIGITS = '零一二三四五六七八九'
const NUMBER = '[零一二三四五六七八九十百千]+'
/** A year after a law's name (仲裁法 2025) is none: no law has so many articles. */
const ARTICLE = `第?(${NUMBER}|(?!(?:19|20)\\d\\d)\\d{1,4})(?=条|[ \\t]*[（(第，,;；。.、)）:：]|[ \\t]*$)`
/** Endings that make a word a law's name even when nobody wrote a page for it. */
const LAW =
  '[\\u4e00-\\u9fff]{0,12}(?:法典|保护法|条例|工作规范|诉讼法|仲裁法|合同法|劳动法|处罚法|签名法|税法|律师法|实施细则)'
/** Endings that are everyday words as well: a law only when an article follows in full, `规定第八条`. */
const LOOSE = '[\\u4e00-\\u9fff]{0,20}(?:解释|办法|规定|意见)'
const NAMED_LIKE_A_LAW = /(?:法|法典|条例|规范|规定|办法|解释|意见|细则|指引|号)$/

export type Citation = { law: string; article: string }

/** What the pages under docs/law hold: their laws by every name they are cited by, and their headings. */
export type LawPage = {
  /** The file's name without its ending. */
  slug: string
  titles: string[]
  headings: string[]
}

/** A page read: `# 法律名`, `Also cited as: 别名 · 别名.`, `## 第…条` or, for local rules, `## 某市条例 第…条`. */
export function lawPage(slug: string, text: string): LawPage {
  const head = (level: string) =>
    [...text.matchAll(new RegExp(`^${level} (.+)$`, 'gm'))].map(([, title]) => title as string)
  const aliases = [...text.matchAll(/Also cited as: ([^.\n]+)\./g)].flatMap(([, names]) =>
    (names as string).split('·').map((name) => name.trim()),
  )
  const headings = head('##')
  const local = headings.flatMap((heading) => /^(.+) 第.+条$/.exec(heading)?.[1] ?? [])
  return { slug, titles: [...new Set([...head('#'), ...aliases, ...local])], headings }
}

/** Whether a page has the article under this law: alone, or with the law's name before it. */
export function holds(page: LawPage, law: string, article: string): boolean {
  return page.headings.includes(article) || page.headings.includes(`${law} ${article}`)
}

/** `民法典 560, 561` and `民法典第五百六十条` alike; the article is given as `第五百六十条`. */
export function citations(text: string, laws: readonly string[]): Citation[] {
  const known = laws.filter((law) => NAMED_LIKE_A_LAW.test(law)).sort((a, b) => b.length - a.length)
  const names = [...known.map((law) => law.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), LAW].join('|')
  const listed = new RegExp(`(${names})》?[ \\t]*((?:${ARTICLE}条?[、,，]?[ \\t]*)+)`, 'gm')
  const inFull = new RegExp(`(${LOOSE})》?[ \\t]*((?:第(?:${NUMBER}|\\d{1,4})条[、,，和]?[ \\t]*)+)`, 'gm')
  const found = [...text.matchAll(listed), ...text.matchAll(inFull)].flatMap(([, named, articles]) => {
    const law = lawIn(named as string, known)
    const numbers = (articles as string).match(/[零一二三四五六七八九十百千]+|\d+/g) ?? []
    return numbers.map((number) => ({ law, article: `第${inChinese(number)}条` }))
  })
  return [...new Map(found.map((one) => [`${one.law} ${one.article}`, one])).values()]
}

/** The law a run of characters ends with: the words before its name belong to the sentence, a place to the name. */
function lawIn(named: string, known: readonly string[]): string {
  const law = known.find((title) => named.endsWith(title))
  if (!law) return named
  const before = named.slice(0, -law.length)
  return /[省市州县区]$/.test(before) ? named : law
}

/** Sources a because names: `source: { law: '…'`. */
export function sourcesNamed(text: string): string[] {
  return [...text.matchAll(/source\s*[:=]\s*\{\s*law:\s*'([^']+)'/g)].map(([, law]) => law as string)
}

/** Articles standing alone in a text, as a rule names them: `article: '第五百六十条第一款'`. */
export function articlesNamed(text: string): string[] {
  return [...text.matchAll(/article:\s*'([^']*)'/g)].flatMap(([, named]) => articlesIn(named as string))
}

function articlesIn(named: string): string[] {
  return named.match(new RegExp(`第${NUMBER}条`, 'g')) ?? []
}

/** What is wrong with the literals that name a page, `{ law: '…', article: '…', page: '…' }`: nothing, or in words. */
export function pagesUnfounded(text: string, pages: readonly LawPage[]): string[] {
  return [...text.matchAll(/\{[^{}]*\bpage:\s*'([^']+)'[^{}]*\}/g)].flatMap(([literal, slug]) => {
    const page = pages.find((one) => one.slug === slug)
    if (!page) return [`docs/law/${slug}.md does not exist`]
    const law = /\blaw:\s*'([^']+)'/.exec(literal)?.[1]
    const article = /\barticle:\s*'([^']*)'/.exec(literal)?.[1] ?? ''
    const unknown = law && ![...page.titles, ...page.headings].includes(law)
    const missing = articlesIn(article).filter((one) => !holds(page, law ?? '', one))
    return [
      ...(unknown ? [`${law} is no title of docs/law/${slug}.md`] : []),
      ...missing.map((one) => `${law ?? ''} ${one} is no heading of docs/law/${slug}.md`),
    ]
  })
}

/** 560 as 五百六十, 41 as 四十一, 1033 as 一千零三十三. */
export function inChinese(number: string): string {
  if (!/^\d+$/.test(number)) return number
  const units = ['', '十', '百', '千']
  const digits = [...String(Number(number))].map(Number)
  const spoken = digits.map((digit, index) => {
    const unit = units[digits.length - 1 - index] ?? ''
    return digit === 0 ? '零' : `${DIGITS[digit]}${unit}`
  })
  return spoken.join('').replace(/零+$/, '').replace(/零+/g, '零').replace(/^一十/, '十')
}
