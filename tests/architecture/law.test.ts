import { expect, test } from 'vitest'
import { files, isTest, read } from './files.ts'
import { articlesNamed, citations, holds, inChinese, lawPage, pagesUnfounded, sourcesNamed } from './law.ts'

// Law is data with a source: whoever names a law or an article finds it under docs/law.

const paths = files('docs/law/*.md').filter((path) => !path.endsWith('README.md'))
const slugOf = (path: string) => (path.split('/').at(-1) as string).replace(/\.md$/, '')
const pages = paths.map((path) => lawPage(slugOf(path), read(path)))
const laws = pages.flatMap(({ titles }) => titles)
/** Names of laws, and the sources that have a section of their own. */
const names = [...laws, ...pages.flatMap(({ headings }) => headings)]
const written = (law: string, article: string) =>
  pages.some((page) => page.titles.includes(law) && holds(page, law, article))

function unfounded(text: string): string[] {
  const cited = citations(text, laws)
    .filter(({ law, article }) => !written(law, article))
    .map(({ law, article }) => `${law} ${article} has no page or no heading`)
  const named = sourcesNamed(text).filter((law) => !names.includes(law))
  const alone = articlesNamed(text).filter((article) => !names.some((name) => name.endsWith(article)))
  return [
    ...cited,
    ...named.map((law) => `${law} has no page`),
    ...alone.map((article) => `${article} has no heading`),
    ...pagesUnfounded(text, pages),
  ]
}

test('every law and article that is named has its page', () => {
  const sources = files('src/**/*.{ts,tsx}', 'db/migrations/**/*.sql').filter((path) => !isTest(path))
  expect(sources.flatMap((path) => unfounded(read(path)).map((what) => `${path}: ${what}`))).toEqual([])
  const cited = sources.flatMap((path) => citations(read(path), laws))
  expect(cited.length).toBeGreaterThan(10)
  expect(sources.flatMap((path) => sourcesNamed(read(path))).length).toBeGreaterThan(4)
})

test('the pages cite each other rightly', () => {
  // A quotation keeps the numbers its law had on its own day.
  const own = (path: string) => read(path).replace(/^>.*$/gm, '')
  expect(paths.flatMap((path) => unfounded(own(path)).map((what) => `${path}: ${what}`))).toEqual([])
})

test('every page is in the list of pages and says how it was checked', () => {
  const list = read('docs/law/README.md')
  for (const path of paths) {
    expect(list, path).toContain(`](${path.split('/').at(-1)})`)
    if (!path.endsWith('own-sources.md')) expect(read(path), path).toContain('Checked: ')
  }
})

test('no two pages are about the same law', () => {
  expect(laws.filter((law, index) => laws.indexOf(law) !== index)).toEqual([])
})

test.each([
  ['// 民法典 999', '民法典 第九百九十九条 has no page or no heading'],
  ['// 民法典第九百九十九条', '民法典 第九百九十九条 has no page or no heading'],
  ['// 依物业管理条例 41, 99', '物业管理条例 第九十九条 has no page or no heading'],
  ['// 消费者权益保护法 28', '消费者权益保护法 第二十八条 has no page or no heading'],
  ['// 民诉法解释 999', '民诉法解释 第九百九十九条 has no page or no heading'],
  ['// 依照某某办法第三条', '依照某某办法 第三条 has no page or no heading'],
  ['// 火星市物业管理条例 41', '火星市物业管理条例 第四十一条 has no page or no heading'],
  ['// 法释〔2014〕8号 99', '法释〔2014〕8号 第九十九条 has no page or no heading'],
  ["{ source: { law: '街谈巷议', on: day } }", '街谈巷议 has no page'],
  ["article: '第七百七十条第一款'", '第七百七十条 has no heading'],
  ["{ law: '民法典', page: 'no-such-page' }", 'docs/law/no-such-page.md does not exist'],
  ["{ law: '民法典', page: 'vat-law' }", '民法典 is no title of docs/law/vat-law.md'],
  [
    "{ law: '民法典', article: '第十三条', page: 'civil-code' }",
    '民法典 第十三条 is no heading of docs/law/civil-code.md',
  ],
])('the gate sees it: %s', (text, what) => {
  expect(unfounded(text)).toContain(what)
})

test.each([
  '民法典 560, 561; 民法典 944 第三款; 个人信息保护法第二十五条',
  '时效规定 8; 合同编通则解释 65; 民诉法解释第四百二十八条；物业解释 2',
  '潍坊市物业管理条例 55, 72; 法释〔2014〕8号 4; 最高人民法院关于民事诉讼证据的若干规定第九十三条',
  "{ law: '潍坊市物业管理条例', article: '第五十五条', page: 'local-rules' }",
  "{ law: '银协指引2026', page: 'benchmarks' }",
  '银行业协会催收工作指引 2026；仲裁法 2025；仲裁法 27',
  '这里解释 3，那里的办法 2、规定 1。别无解释',
])('the gate lets it pass: %s', (text) => {
  expect(unfounded(text)).toEqual([])
})

test('articles are found by either numeral', () => {
  expect(['7', '10', '41', '110', '560', '561', '1033', '1024'].map(inChinese)).toEqual(
    '七 十 四十一 一百一十 五百六十 五百六十一 一千零三十三 一千零二十四'.split(' '),
  )
})
