import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { day } from '../day.ts'
import { type LawRow, lawRows, toConfirm } from './all.ts'
import { inPlace, PREPAYMENT_CAPS, VACANCY_RULES } from './cities.ts'
import { valueOn } from './dated.ts'
import { RETENTION } from './retention.ts'
import { SMALL_CLAIMS } from './small-claims.ts'
import { vatTable } from './vat.ts'

const TODAY = day('2026-11-21')
const rows = lawRows(TODAY)

/** What is wrong with where a value says it comes from; empty: nothing. */
function unfounded({
  code,
  page,
  law,
  article,
}: Pick<LawRow, 'code' | 'page' | 'law' | 'article'>): string[] {
  const path = new URL(`../../../docs/law/${page}.md`, import.meta.url)
  if (!existsSync(path)) return [`${code}: no page ${page}`]
  const text = readFileSync(path, 'utf8')
  const names = [
    /^# (.+)$/m.exec(text)?.[1],
    ...(/Also cited as: (.+)\.$/m.exec(text)?.[1]?.split(' · ') ?? []),
  ]
  const headings = text.split('\n').filter((line) => line.startsWith('## '))
  return [
    ...(names.includes(law) || headings.includes(`## ${law}`)
      ? []
      : [`${code}: ${page} is not named ${law}`]),
    // A page without articles speaks of one thing only.
    ...(article && headings.length > 0 && !headings.includes(`## ${article}`)
      ? [`${code}: no ${article}`]
      : []),
  ]
}

test('every dated value names its page, its law and its article', () => {
  expect(rows.length).toBeGreaterThan(80)
  expect(rows.flatMap(unfounded)).toEqual([])
})

test('the test sees a value without a page, of another law or of no article', () => {
  const row = { code: 'x', page: 'civil-code', law: '民法典', article: '第五百六十条' }
  expect(unfounded(row)).toEqual([])
  expect(unfounded({ ...row, page: 'none' })).toEqual(['x: no page none'])
  expect(unfounded({ ...row, law: '街谈巷议' })).toEqual(['x: civil-code is not named 街谈巷议'])
  expect(unfounded({ ...row, article: '第七百七十条' })).toEqual(['x: no 第七百七十条'])
})

test('every value is read in both languages and says how it was checked; the unchecked are listed', () => {
  for (const { code, zh, en, value } of rows) {
    expect(`${zh}${value.zh}`, code).toMatch(/[\u4e00-\u9fff]/)
    expect(`${en} ${value.en}`, code).toMatch(/[a-z]{3}/)
  }
  const listed = toConfirm(rows)
  expect(listed.length).toBeGreaterThan(10)
  expect(listed.every((one) => one.verified === 'secondary' || one.verified === 'knowledge')).toBe(true)
})

test('a place is known by its name, with or without what it is', () => {
  const cap = (place: string, on = TODAY) => inPlace(PREPAYMENT_CAPS, place, on)
  expect([cap('杭州'), cap(' 杭州市 ')].map((one) => one?.known && one.value.months)).toEqual([12, 12])
  expect(cap('丽水')).toBeNull()
  expect(cap('杭州', day('2022-02-28'))).toMatchObject({ known: false, before: '2022-03-01' })
  expect(inPlace(VACANCY_RULES, '滨州', TODAY)).toMatchObject({ value: { share: '0.6', afterMonths: 6 } })
})

test('a year nobody has looked up is not known', () => {
  const ceiling = (on: string) => inPlace(SMALL_CLAIMS, '江苏省', day(on))
  expect(ceiling('2022-06-30')).toMatchObject({
    known: true,
    value: { ceiling: 5_181_100, byAgreement: 20_724_200 },
  })
  expect(ceiling('2023-01-01')).toMatchObject({ known: false, since: '2022-12-31' })
  expect(ceiling('2021-12-31')).toMatchObject({ known: false, before: '2022-01-01' })
})

test('rates and retention are those of the day', () => {
  const small = vatTable('small_scale', 'property_service')
  expect(small && valueOn(small, day('2027-12-31'))).toMatchObject({ known: true, value: '0.01' })
  expect(small && valueOn(small, day('2028-01-01'))).toMatchObject({ known: false })
  expect(vatTable('small_scale', 'rent')).toBeUndefined()
  expect(valueOn(RETENTION.annual_report, TODAY)).toMatchObject({ value: { years: null } })
  expect(valueOn(RETENTION.voucher, TODAY)).toMatchObject({ value: { years: 30 } })
})
