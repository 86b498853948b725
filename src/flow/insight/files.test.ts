import { expect, test } from 'vitest'
import { harmless, toCsv, toText, toXlsx } from './files.ts'
import { maskContact, maskName } from '../../rules/mask.ts'

const table = (cell: string) => ({
  title: '表',
  columns: [{ name: '甲' }, { name: '元', money: true }],
  rows: [[cell, '-1234.50']],
})

test.each(['=1+1', '+8613', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', "=cmd|'/c calc'!A1"])(
  '%j is text in a spreadsheet',
  (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`)
  },
)

test('amounts stay numbers, and quotes and line ends stay inside their cell', () => {
  expect(toCsv(table('a"b,\n'))).toBe('\uFEFF甲,元\r\n"a""b,\n",-1234.50\r\n')
})

test('an xlsx cell that begins with = is text', async () => {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  await book.xlsx.load((await toXlsx(table('=1+1'))).buffer)
  const cell = book.worksheets[0]?.getCell('A3')
  expect(cell?.value).toBe('=1+1')
  expect(cell?.type).toBe(Excel.ValueType.String)
  expect(book.worksheets[0]?.getCell('B3').value).toBe(-1234.5)
})

test('a table lines up on a terminal', () => {
  expect(toText(table('王梅'))).toBe('表\n甲          元\n王梅  -1234.50')
})

test('masks keep just enough', () => {
  expect(maskName('王建国、李芳')).toBe('王**、李**')
  expect(maskContact('phone', '13812345678')).toBe('138****5678')
  expect(maskContact('phone', '1234')).toBe('1***')
})
