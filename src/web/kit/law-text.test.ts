import { expect, test } from 'vitest'
import { lawPage } from './law-page.ts'
import { lawTexts } from './law-text.ts'

const PAGE = `# 某某法

白话：这部法律讲某某事。

Law on something, see [the other](other.md) and \`some/file.ts\`. Checked: text, except where an article says otherwise.

Also cited as: 某法 · 某某解释.

## 第一条

> 第一款。
>
> 第二款。

白话：这一条说的是某某。

What the software does.

## 第二条

Checked: own words. Told by us.

## 第三条

白话：没有引文。

No quotation.

## 某市规定 第四条

Checked: secondary. Also cited as: 某规. Told elsewhere.
`

test('a page is its quotations, its plain words in Chinese and those in English', () => {
  const { names, lead, sections } = lawPage(PAGE)
  expect(names).toEqual(expect.arrayContaining(['某某法', '某法', '某某解释', '某市规定', '某规']))
  expect(lead.blocks).toEqual([
    { kind: 'zh', text: '这部法律讲某某事。' },
    {
      kind: 'en',
      text: 'Law on something, see the other and some/file.ts. Checked: text, except where an article says otherwise.',
    },
  ])
  expect(sections[0]?.blocks).toEqual([
    { kind: 'quote', text: '第一款。\n\n第二款。' },
    { kind: 'zh', text: '这一条说的是某某。' },
    { kind: 'en', text: 'What the software does.' },
  ])
  expect(sections[3]?.blocks).toEqual([{ kind: 'en', text: 'Told elsewhere.' }])
})

test('what was not compared with the text says so: no quotation is never the text', () => {
  expect(lawPage(PAGE).sections.map(({ checked }) => checked)).toEqual([
    'text',
    'own words',
    'own words',
    'secondary',
  ])
  expect(lawPage('# 甲\n\nOur own.\n\n## 合同\n\nOur contract.\n').sections[0]?.checked).toBeNull()
})

const headings = (law: string, article: string | null) => lawTexts(law, article).map((one) => one.article)

test('a citation finds its article, by every way it is written', () => {
  expect(headings('民法典', '第五百六十条第二款')).toEqual(['第五百六十条'])
  expect(headings('民法典', '第五百六十条、第五百六十一条')).toEqual(['第五百六十条', '第五百六十一条'])
  expect(headings('民法典 第九百四十四条', null)).toEqual(['第九百四十四条'])
  expect(headings('法释〔2014〕8号', '第一条')).toEqual(['第一条'])
  expect(headings('会计档案管理办法', '附表')).toEqual(['附表'])
  expect(headings('银协指引2026', null)).toEqual(['金融机构个人消费类贷款催收工作指引'])
})

test('a local rule is that place’s alone, though others have an article of that number', () => {
  expect(headings('地方物业管理条例', '滨州市物业管理条例 第三十八条')).toEqual([
    '滨州市物业管理条例 第三十八条',
  ])
  expect(headings('绍兴市物业管理条例', '第三十八条')).toEqual(['绍兴市物业管理条例 第三十八条'])
})

test('a law without its article gives what its page says at the top; a law without a page gives nothing', () => {
  expect(lawTexts('贷款市场报价利率', null)).toMatchObject([{ article: null, checked: 'secondary' }])
  expect(lawTexts('街谈巷议', null)).toEqual([])
})
