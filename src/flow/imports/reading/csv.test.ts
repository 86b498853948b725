import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../../../tests/fixtures/workbooks.ts'
import { day } from '../../../rules/day.ts'
import { readRoster } from './read-roster.ts'

const TEXT = csvOf([
  ['房号', '建筑面积', '业主', '电话'],
  ['3-2-1502', '89.5', '张三\n李四', '13987651234'],
  ['3-2-1501', '九十', '喆㛃', '13987651235'],
])

async function read(bytes: Buffer | string) {
  const reading = await readRoster(
    { name: 'a.csv', bytes: Buffer.from(bytes) },
    { today: day('2026-11-21'), inline: true },
  )
  if (reading.refused) throw new Error(`${reading.code} ${reading.detail}`)
  return reading
}

describe('delimited text', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['gb18030', iconv.encode(TEXT, 'gb18030')],
    ['utf-16le', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('in %s keeps every character', async (encoding, bytes) => {
    const reading = await read(bytes)
    expect(reading).toMatchObject({ format: 'csv', encoding, counts: { rows: 2, accepted: 1 } })
    expect(reading.rows[1]?.owners[0]?.name).toBe('喆㛃')
  })

  it('numbers rows by physical line, the first being 1', async () => {
    const reading = await read(TEXT)
    expect(reading.sheets).toMatchObject([{ name: null, headerRow: 1 }])
    expect(reading.rows.map((row) => [row.sheet, row.row])).toEqual([
      [null, 2],
      [null, 4],
    ])
    expect(reading.findings.find((one) => one.severity === 'error')).toMatchObject({
      sheet: null,
      row: 4,
      cell: 'B4',
      code: 'number_in_words',
    })
  })

  it.each([[','], [';'], ['\t'], ['|']])('may be separated by %j', async (separator) => {
    const reading = await read(
      `房号${separator}建筑面积${separator}业主\n\n3-2-1502${separator}89.5${separator}张三\n`,
    )
    expect(reading.rows).toMatchObject([
      { row: 3, code: '3-2-1502', area: '89.50', owners: [{ name: '张三' }] },
    ])
  })

  it.each([['\n'], ['\r\n'], ['\r']])('may end lines by %j', async (end) => {
    expect((await read(`房号,建筑面积,业主${end}3-2-1502,89.5,张三${end}`)).counts.rows).toBe(1)
  })

  it('may name its separator and protect its digits', async () => {
    const reading = await read('sep=;\n房号;建筑面积;业主;电话\n3-2-1502;89.5;张三;="13987651234"\n')
    expect(reading.rows).toMatchObject([{ row: 3, owners: [{ phones: ['13987651234'] }] }])
  })
})
