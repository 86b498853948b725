import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, decimalOf, isProblem, serialDay, shown } from './cells.ts'
import { parseShare } from './shares.ts'

const number = (raw: Parameters<typeof decimalOf>[0]) => {
  const value = decimalOf(raw)
  return value === null ? null : isProblem(value) ? value.problem : value.toFixed()
}
const date = (raw: Parameters<typeof dateOf>[0]) => {
  const value = dateOf(raw)
  return value === null ? null : isProblem(value) ? value.problem : value.day
}

describe('a number in a cell', () => {
  it.each([
    ['１２３．４５', '123.45'],
    ['1,234.50', '1234.5'],
    ['￥1，234', '1234'],
    ['¥ 1,234.50 元', '1234.5'],
    ['89.5㎡', '89.5'],
    ['89.5 平方米', '89.5'],
    ['89.5m2', '89.5'],
    ['2.8元/㎡·月', '2.8'],
    ['\u00a089.5\u3000', '89.5'],
    ["'89.5", '89.5'],
    ['-12', '-12'],
    ['−12', '-12'],
    ['1E+3', '1000'],
    ['1.005', '1.005'],
    [89.30000000000001, '89.3'],
    [0.1 + 0.2, '0.3'],
    ['', null],
    ['-', null],
    ['无', null],
    ['1,23', 'number_unreadable'],
    ['12,34.5', 'number_unreadable'],
    ['89。5', 'number_unreadable'],
    ['1 234', 'number_unreadable'],
    ['三百元', 'number_in_words'],
    [Number.NaN, 'number_unreadable'],
  ])('%s is %s', (raw, value) => {
    expect(number(raw)).toBe(value)
  })

  it('is the same in every notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.nat({ max: 99 }), (whole, cents) => {
        const plain = `${whole}.${String(cents).padStart(2, '0')}`
        const grouped = plain.replace(/\B(?=(\d{3})+(?!\d)\.)/g, ',')
        const wide = plain.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
        const expected = number(plain)
        for (const text of [
          grouped,
          wide,
          `￥${grouped}`,
          `${plain}元`,
          ` ${plain}㎡`,
          `\u3000${grouped}\u00a0`,
        ]) {
          expect(number(text), text).toBe(expected)
        }
        expect(number(Number(plain))).toBe(expected)
      }),
    )
  })

  it('is never made of text that is not one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = number(text)
        if (value !== null && !value.startsWith('number_')) expect(text.normalize('NFKC')).toMatch(/\d/)
      }),
    )
  })
})

describe('a day in a cell', () => {
  it.each([
    ['2026/1/5', '2026-01-05'],
    ['2026.01.05', '2026-01-05'],
    ['2026-01-05', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['２０２６年１月５日', '2026-01-05'],
    ['20260105', '2026-01-05'],
    [20260105, '2026-01-05'],
    ['5-Jan-26', '2026-01-05'],
    ['5 January 2026', '2026-01-05'],
    ['Jan 5, 2026', '2026-01-05'],
    ['2026-01-05 00:00:00', '2026-01-05'],
    ['2026-01-05T08:30:00Z', '2026-01-05'],
    ['13/02/2026', '2026-02-13'],
    ['02/13/2026', '2026-02-13'],
    ['05/05/2026', '2026-05-05'],
    [46027, '2026-01-05'],
    ['46027', '2026-01-05'],
    [{ kind: 'date', serial: 46027, base1904: false }, '2026-01-05'],
    [{ kind: 'date', serial: 46027.75, base1904: false }, '2026-01-05'],
    [{ kind: 'date', serial: 46027 - 1462, base1904: true }, '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2026年2月', '2026-02-28'],
    ['202602', '2026-02-28'],
    ['', null],
    ['—', null],
    ['2026-02-29', 'date_not_real'],
    ['20260230', 'date_not_real'],
    ['01/02/2026', 'date_ambiguous'],
    ['26-01-05', 'date_ambiguous'],
    ['1979-12-31', 'date_out_of_range'],
    ['2101-01-01', 'date_out_of_range'],
    [60, 'date_out_of_range'],
    ['明天', 'date_unreadable'],
    [true, 'date_unreadable'],
  ] as const)('%s is %s', (raw, value) => {
    expect(date(raw)).toBe(value)
  })

  it('is the same by serial number and by text, over all years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 29_221, max: 73_415 }), (serial) => {
        const day = serialDay(serial, false)
        expect(date(serial)).toBe(day)
        expect(date(day ?? '')).toBe(day)
        expect(date({ kind: 'date', serial: serial - 1462, base1904: true })).toBe(day)
      }),
    )
  })
})

it('a long number is shown in full, never in scientific notation', () => {
  expect(shown(18999999999)).toBe('18999999999')
  expect(shown(Number('632126199109162056'))).toBe('632126199109162000')
})

it.each([
  ['60%', { num: 3, den: 5 }],
  ['33.33%', { num: 3333, den: 10000 }],
  ['1/2', { num: 1, den: 2 }],
  ['0.25', { num: 1, den: 4 }],
  ['1', { num: 1, den: 1 }],
  ['0', null],
  ['101%', null],
  ['一半', null],
])('the share %s is %j', (text, share) => {
  expect(parseShare(text)).toEqual(share)
})
