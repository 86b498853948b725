import { expect, test } from 'vitest'
import { lawPage } from '../../src/web/kit/law-page.ts'
import { files, read } from './files.ts'
import { topMissing, wordsMissing } from './law-words.ts'

// A steward reads no English and no lawyers' language: every article says in plain words what it means, in both.

const paths = files('docs/law/*.md').filter((path) => !/\/(README|rules)\.md$/.test(path))

test('every article of every page has plain words in Chinese and in English', () => {
  expect(paths.flatMap((path) => wordsMissing(read(path)).map((what) => `${path}: ${what}`))).toEqual([])
  expect(paths.flatMap((path) => lawPage(read(path)).sections).length).toBeGreaterThan(200)
})

test('the list of pages and the printed catalogue say at their top what they are, in both', () => {
  expect(topMissing(read('docs/law/README.md'))).toEqual([])
  expect(topMissing(read('docs/law/rules.md'))).toEqual([])
})

test('plain words are a paragraph each, short enough to be read at the counter', () => {
  const long = paths.flatMap((path) => {
    const { lead, sections } = lawPage(read(path))
    return [{ heading: 'the top', ...lead }, ...sections]
      .filter(({ blocks }) => blocks.some(({ kind, text }) => kind === 'zh' && text.length > 140))
      .map(({ heading }) => `${path}: ${heading}`)
  })
  expect(long).toEqual([])
})

const TOP = '# 某某法\n\n白话：这部法律讲的是某某事情。\n\nLaw on something or other. Checked: text.\n'
const QUOTE = '> 当事人应当按照约定全面履行自己的义务。\n'

test.each([
  ['no Chinese', `${QUOTE}\nBoth sides perform what they agreed.\n`, ['第一条: no plain words in Chinese']],
  ['no English', `${QUOTE}\n白话：双方都要按约定做到该做的事。\n`, ['第一条: no plain words in English']],
  ['a quotation alone', QUOTE, ['第一条: no plain words in Chinese', '第一条: no plain words in English']],
  [
    'a mark is no English',
    '白话：双方都要按约定做到该做的事。\n\nChecked: own words.\n',
    ['第一条: no plain words in English'],
  ],
  [
    'a name is no English',
    '白话：双方都要按约定做到该做的事。\n\nAlso cited as: The Law.\n',
    ['第一条: no plain words in English'],
  ],
  [
    'a wave of the hand',
    `${QUOTE}\n白话：见上条。\n\nBoth sides perform what they agreed.\n`,
    ['第一条: no plain words in Chinese'],
  ],
  [
    'Chinese without its sign',
    '双方都要按约定做到该做的事。\n\nBoth sides perform.\n',
    ['第一条: no plain words in Chinese'],
  ],
])('the gate sees it: %s', (_, section, what) => {
  expect(wordsMissing(`${TOP}\n## 第一条\n\n${section}`)).toEqual(what)
})

test('the gate sees a page whose top is silent', () => {
  expect(wordsMissing('# 某某法\n\nChecked: text.\n')).toEqual([
    'the top: no plain words in Chinese',
    'the top: no plain words in English',
  ])
})

test('the gate lets it pass: quotation, Chinese, English', () => {
  const section = `${QUOTE}\n白话：双方都要按约定做到该做的事。\n\nBoth sides perform what they agreed.\n`
  expect(wordsMissing(`${TOP}\n## 第一条\n\n${section}`)).toEqual([])
})
