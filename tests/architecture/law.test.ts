import { expect, test } from 'vitest'
import { files, isTest, read } from './files.ts'
import { articlesNamed, citations, inChinese, sourcesNamed } from './law.ts'

// Law is data with a source: whoever names a law or an article finds it under docs/law.

const pages = files('docs/law/*.md').map((path) => ({ path, text: read(path) }))
const headings = (text: string, level: string) =>
  [...text.matchAll(new RegExp(`^${level} (.+)$`, 'gm'))].map(([, title]) => title as string)
/** Titles of laws, and the sources that have a section of their own. */
const titles = pages.flatMap(({ text }) => [...headings(text, '#'), ...headings(text, '##')])
const laws = pages.flatMap(({ text }) => headings(text, '#'))
const articles = new Map(pages.map(({ text }) => [headings(text, '#')[0], headings(text, '##')]))

function unfounded(text: string): string[] {
  const cited = citations(text, laws)
    .filter(({ law, article }) => !articles.get(law)?.includes(article))
    .map(({ law, article }) => `${law} ${article} has no page or no heading`)
  const named = sourcesNamed(text).filter((law) => !titles.includes(law))
  const alone = articlesNamed(text).filter((article) => !titles.includes(article))
  return [
    ...cited,
    ...named.map((law) => `${law} has no page`),
    ...alone.map((article) => `${article} has no heading`),
  ]
}

test('every law and article that is named has its page', () => {
  const sources = files('src/**/*.{ts,tsx}', 'db/migrations/**/*.sql').filter((path) => !isTest(path))
  expect(sources.flatMap((path) => unfounded(read(path)).map((what) => `${path}: ${what}`))).toEqual([])
  const cited = sources.flatMap((path) => citations(read(path), laws))
  expect(cited.length).toBeGreaterThan(10)
  expect(sources.flatMap((path) => sourcesNamed(read(path))).length).toBeGreaterThan(4)
})

test('every page is in the list of pages and says how it was checked', () => {
  const list = read('docs/law/README.md')
  for (const { path, text } of pages.filter(({ path }) => !path.endsWith('README.md'))) {
    expect(list, path).toContain(`](${path.split('/').at(-1)})`)
    if (!path.endsWith('own-sources.md')) expect(text, path).toContain('Checked: ')
  }
})

test.each([
  ['// 民法典 999', '民法典 第九百九十九条 has no page or no heading'],
  ['// 民法典第九百九十九条', '民法典 第九百九十九条 has no page or no heading'],
  ['// 依物业管理条例 41, 99', '物业管理条例 第九十九条 has no page or no heading'],
  ['// 消费者权益保护法 29', '消费者权益保护法 第二十九条 has no page or no heading'],
  ["{ source: { law: '街谈巷议', on: day } }", '街谈巷议 has no page'],
  ["article: '第七百七十条第一款'", '第七百七十条 has no heading'],
])('the gate sees it: %s', (text, what) => {
  expect(unfounded(text)).toContain(what)
})

test('articles are found by either numeral', () => {
  expect(['7', '10', '41', '110', '560', '561', '1033', '1024'].map(inChinese)).toEqual(
    '七 十 四十一 一百一十 五百六十 五百六十一 一千零三十三 一千零二十四'.split(' '),
  )
  expect(unfounded('民法典 560, 561; 民法典 944 第三款; 个人信息保护法第二十五条')).toEqual([])
})
