import { expect, test } from 'vitest'
import { LETTER_ELEMENTS } from './facts-contact.ts'
import { LETTER_LINES, letterElementsIn } from './letter.ts'

const WHOLE = `编号：{number} 日期：{day} 致：{household}（{rooms}）
《{contract}》{fee_clause} {lines} 合计 {amounts}（{capitals}）{late_fee}
请您自收到本函之日起 {deadline_days} 日内缴清。{pay} 如有异议请联系 {hotline}。我司{route}。
按您登记的地址送达，如有变化请告知。个人信息仅用于履行合同；如已缴纳请忽略。
{company}（盖章）{address} 附：明细`

test('a whole letter has every element', () => {
  expect(letterElementsIn(WHOLE)).toEqual(LETTER_ELEMENTS)
  expect(letterElementsIn('')).toEqual([])
})

test.each([
  ['period_table', '{lines}'],
  ['total_in_figures_and_words', '{capitals}'],
  ['deadline_from_receipt', '自收到本函之日起'],
  ['late_fee_or_reservation', '{late_fee}'],
  ['how_to_object', '如有异议'],
  ['request_to_pay', '请您'],
  ['privacy_notice', '请忽略'],
  ['seal_and_enclosures', '（盖章）'],
] as const)('without its words %s is missing', (element, words) => {
  expect(LETTER_ELEMENTS.filter((one) => !letterElementsIn(WHOLE.replace(words, '')).includes(one))).toEqual([
    element,
  ])
})

test('every element has its words in both languages', () => {
  for (const { zh, en } of Object.values(LETTER_LINES))
    expect([zh.length > 1, en.length > 3]).toEqual([true, true])
})
