import { expect, test } from 'vitest'
import { files, isTest, read } from './files.ts'
import { keysSaid, sentencesIn, wordList } from './words.ts'

const LISTS = 'src/web/kit/i18n/'

/** Texts of the web that are no sentences to translate, each with its reason. */
const NOT_SENTENCES: Record<string, string> = {
  'src/web/console/insight/cell-state.ts: 空':
    'a sign in a cell like ! and ○, explained by the legend in words',
}

const sources = () =>
  files('src/web/**/*.{ts,tsx}').filter((path) => !isTest(path) && !path.startsWith(LISTS))
const zh = wordList('zh-CN.ts', read(`${LISTS}zh-CN.ts`))
const en = wordList('en-US.ts', read(`${LISTS}en-US.ts`))

test('no sentence stands in the web outside the word lists', () => {
  expect(sources().length).toBeGreaterThan(40)
  const found = sources().flatMap((path) => sentencesIn(path, read(path)).map((what) => `${path}:${what}`))
  const excused = (what: string) => what.replace(/:\d+: /, ': ')
  expect(found.filter((what) => !NOT_SENTENCES[excused(what)])).toEqual([])
  expect(Object.keys(NOT_SENTENCES).filter((what) => !found.map(excused).includes(what))).toEqual([])
})

test('every word is there in Chinese and in English, with the same blanks to fill', () => {
  expect(zh.size).toBeGreaterThan(200)
  expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([])
  expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([])
  expect(unequalBlanks(zh, en)).toEqual([])
})

test('Chinese words are Chinese, English words are English, and none is empty', () => {
  expect(wrongLanguage(zh, en)).toEqual([])
})

test('every word is said somewhere (that every key said exists, the compiler sees)', () => {
  const said = sources().map((path) => keysSaid(read(path)))
  const keys = new Set(said.flatMap((one) => [...one.keys]))
  const families = new Set(said.flatMap((one) => [...one.families]))
  const used = (key: string) => keys.has(key) || families.has(key.slice(0, key.lastIndexOf('.')))
  expect([...zh.keys()].filter((key) => !used(key))).toEqual([])
})

const blanks = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join()

function unequalBlanks(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...one].filter(([key, text]) => blanks(text) !== blanks(other.get(key) ?? '')).map(([key]) => key)
}

function wrongLanguage(chinese: Map<string, string>, english: Map<string, string>): string[] {
  const speaksChinese = (text: string) => /[\u3400-\u9fff]/.test(text)
  // The name of the other language is written in that language; a symbol or a number is the same in both.
  const exempt = (key: string) => key === 'language.other'
  return [
    ...[...english].filter(([key, text]) => !exempt(key) && (speaksChinese(text) || text.trim() === '')),
    ...[...chinese].filter(
      ([key, text]) => !exempt(key) && !speaksChinese(text) && /[a-z]{3} [a-z]{2}/i.test(text),
    ),
  ].map(([key]) => key)
}

test.each([
  ['const a = <p>应收合计</p>', '应收合计'],
  ['const a = <p>Nothing is owed.</p>', 'Nothing is owed.'],
  ["const a = <Button title='收款' />", '收款'],
  ["const a = <input placeholder='Room' />", 'Room'],
  ["const a = say ? '是' : ''", '是'],
  ["message.error('Please try again')", 'Please try again'],
  ['const a = `共 ${n} 户`', '共'],
  ["const columns = [{ title: '金额' }]", '金额'],
])('the gate sees it: %s', (source, what) => {
  expect(sentencesIn('planted.tsx', `\n${source}`)).toContain(`2: ${what}`)
})

test.each([
  "const a = <p>{say('ledger.due')}</p>",
  "const a = <div className='Card wide' style={{ gridTemplateColumns: 'Min content' }} />",
  "import { Table } from './The Table.tsx'",
  "throw new Error('No such account here')",
  'const a = <b>{count} · {sum}</b>',
  '// 中文注释 is for people who read the code\nconst a = 1',
])('and leaves the rest alone: %s', (source) => {
  expect(sentencesIn('planted.tsx', source)).toEqual([])
})

test('the gate sees a missing word, an unequal blank and the wrong language', () => {
  const list = (text: string) => wordList('planted.ts', `export const x = {${text}}`)
  expect([...list("'a.b': '一', 'a.c': '二'").keys()]).toEqual(['a.b', 'a.c'])
  expect(unequalBlanks(list("'a.b': '{n} 户'"), list("'a.b': '{count} homes'"))).toEqual(['a.b'])
  expect(wrongLanguage(list("'a.b': 'not translated yet'"), list("'a.b': '没有翻译'"))).toEqual([
    'a.b',
    'a.b',
  ])
  expect([...keysSaid("say('a.b'); word('role', r); say(`step.${n}`)").families]).toEqual(['role', 'step'])
})
