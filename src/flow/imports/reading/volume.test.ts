/** Fifty thousand households: the time is printed, since a shared machine's clock proves nothing; the sums are checked. */
import { describe, expect, it } from 'vitest'
import { rawWorkbook, sheetXml, zipOf } from '../../../../tests/fixtures/workbooks.ts'
import { day } from '../../../rules/day.ts'
import { readRoster } from './read-roster.ts'

const HOUSEHOLDS = 50_000

describe('a roster of 50,000 households', () => {
  it('is read whole, in its own thread, telling its progress', { timeout: 120_000 }, async () => {
    const header = [
      '楼栋',
      '单元',
      '房号',
      '建筑面积',
      '房屋类型',
      '业主',
      '电话',
      '身份证号',
      '交房日期',
      '单价',
      '缴费至',
      '欠费',
    ]
    const rows = Array.from({ length: HOUSEHOLDS }, (_, i) => {
      const phone = `139${String((i * 7_919) % 100_000_000).padStart(8, '0')}`
      return [
        `${(i % 500) + 1}栋`,
        '1单元',
        `${100 + Math.floor(i / 500)}`,
        89.5,
        '住宅',
        `业主${i}甲`,
        phone,
        '',
        '2020-06-10',
        2.8,
        '2026-06-30',
        0,
      ]
    })
    const bytes = zipOf(rawWorkbook(sheetXml([header, ...rows])))
    let progress = 0
    const before = process.memoryUsage.rss()
    const started = performance.now()
    const reading = await readRoster(
      { name: 'big.xlsx', bytes },
      { today: day('2026-11-21'), onProgress: (count) => (progress = count) },
    )
    const seconds = (performance.now() - started) / 1000
    const mebibytes = (process.memoryUsage.rss() - before) / 1024 / 1024
    console.log(
      `50,000 rows, ${(bytes.length / 1e6).toFixed(1)} MB: ${seconds.toFixed(1)} s, +${mebibytes.toFixed(0)} MiB`,
    )
    expect(reading).toMatchObject({
      refused: false,
      counts: { rows: HOUSEHOLDS, accepted: HOUSEHOLDS, skipped: 0 },
    })
    expect(progress).toBe(HOUSEHOLDS)
    expect(reading.refused ? 0 : new Set(reading.rows.map((row) => row.code)).size).toBe(HOUSEHOLDS)
  })
})
