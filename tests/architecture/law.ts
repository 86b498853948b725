/** Which laws and articles the sources name, and which of them have their page under docs/law. */

const DIGITS = '零一二三四五六七八九'
const LAW = '[\\u4e00-\\u9fff]{0,12}(?:法典|保护法|条例|工作规范)'
const ARTICLE = '第?([零一二三四五六七八九十百千]+|\\d{1,4})(?=条|\\s*[（(第，,;；。.、)）:：]|\\s*$)'
const CITED = new RegExp(`(${LAW})》?\\s*((?:${ARTICLE}条?[、,，]?\\s*)+)`, 'gm')

export type Citation = { law: string; article: string }

/** `民法典 560, 561` and `民法典第五百六十条` alike; the article is given as `第五百六十条`. */
export function citations(text: string, laws: readonly string[]): Citation[] {
  return [...text.matchAll(CITED)].flatMap(([, named, articles]) => {
    // The words before a law's name belong to the sentence.
    const law = laws.find((title) => (named as string).endsWith(title)) ?? (named as string)
    const numbers = (articles as string).match(/[零一二三四五六七八九十百千]+|\d+/g) ?? []
    return numbers.map((number) => ({ law, article: `第${inChinese(number)}条` }))
  })
}

/** Sources a because names: `source: { law: '…'`. */
export function sourcesNamed(text: string): string[] {
  return [...text.matchAll(/source\s*[:=]\s*\{\s*law:\s*'([^']+)'/g)].map(([, law]) => law as string)
}

/** Articles standing alone in a text, as a rule names them: `article: '第五百六十条第一款'`. */
export function articlesNamed(text: string): string[] {
  return [...text.matchAll(/article:\s*'([^']*)'/g)].flatMap(
    ([, named]) => (named as string).match(/第[零一二三四五六七八九十百千]+条/g) ?? [],
  )
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
