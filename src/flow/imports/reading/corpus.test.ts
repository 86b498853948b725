/** Bad input, one trouble a file: each is told at its cell under its code, and nothing crashes or is put right. */
import { describe, expect, it } from 'vitest'
import { ERRORS, HEADER, row, WARNINGS } from '../../../../tests/fixtures/bad-cells.ts'
import { csvOf, xlsxOf } from '../../../../tests/fixtures/workbooks.ts'
import { day } from '../../../rules/day.ts'
import type { RosterReading } from './model.ts'
import { readRoster } from './read-roster.ts'

const TODAY = day('2026-11-21')

export async function read(bytes: Buffer, name = 'roster.xlsx'): Promise<RosterReading> {
  const reading = await readRoster({ name, bytes }, { today: TODAY, inline: true })
  if (reading.refused) throw new Error(`refused: ${reading.code} ${reading.detail}`)
  return reading
}

describe('the corpus of bad input', { timeout: 30_000 }, () => {
  it.each(ERRORS)('%s is an error', async (_, change, code, cell) => {
    const reading = await read(await xlsxOf({ 房产: [HEADER, row(change)] }))
    const finding = reading.findings.find((one) => one.code === code)
    expect(finding, reading.findings.map((one) => `${one.cell} ${one.code}`).join()).toMatchObject({
      severity: 'error',
      sheet: '房产',
      row: 2,
      cell,
    })
    expect(reading.counts).toEqual({ rows: 1, accepted: 0, skipped: 1 })
    for (const text of [finding?.message, finding?.messageEn, finding?.expected, finding?.suggestion])
      expect(text).toBeTruthy()
  })

  it.each(WARNINGS)('%s is a warning', async (_, change, code, cell) => {
    const reading = await read(await xlsxOf({ 房产: [HEADER, row(change)] }))
    const finding = reading.findings.find((one) => one.code === code)
    expect(finding, reading.findings.map((one) => `${one.cell} ${one.code}`).join()).toMatchObject({
      severity: 'warning',
      row: 2,
      cell,
    })
    expect(reading.counts).toEqual({ rows: 1, accepted: 1, skipped: 0 })
  })

  it.each(
    ERRORS.filter(([, change]) =>
      Object.values(change).every((value) => value === null || typeof value !== 'object'),
    ),
  )('as CSV, %s is told at the same cell', async (_, change, code, cell) => {
    const reading = await read(Buffer.from(csvOf([HEADER, row(change)])), 'roster.csv')
    expect(reading.findings.find((one) => one.code === code)).toMatchObject({
      severity: 'error',
      sheet: null,
      row: 2,
      cell,
    })
    expect(reading.counts.accepted).toBe(0)
  })

  it('has nothing to say of a good row', async () => {
    const reading = await read(await xlsxOf({ 房产: [HEADER, row({})] }))
    expect(reading.findings).toEqual([])
    expect(reading.rows[0]).toMatchObject({
      code: '3-2-1502',
      floor: 15,
      usage: 'residential',
      area: '89.50',
      status: 'occupied',
      handover: '2020-06-10',
      owners: [
        { name: '张三', phones: ['13987651234'], idNumber: '11010519491231002X', share: { num: 1, den: 1 } },
      ],
      price: '2.8',
      paidUntil: '2026-06-30',
      arrears: '0.00',
      address: '友谊路 1 号',
      emergency: { name: '李四', phone: '13987652468' },
      tenant: { name: '王五', phones: [] },
      error: false,
    })
  })

  it('keeps what it quarantines, and uses none of it', async () => {
    const reading = await read(
      await xlsxOf({ 房产: [HEADER, row({ J: '18999999999', K: '111111111111111111' })] }),
    )
    expect(reading.rows[0]?.owners).toEqual([{ name: '张三', phones: [], share: { num: 1, den: 1 } }])
    expect(reading.rows[0]?.quarantined).toEqual([
      { kind: 'phone', value: '18999999999', cell: 'J2', reason: 'placeholder' },
      { kind: 'id', value: '111111111111111111', cell: 'K2', reason: 'placeholder' },
    ])
  })

  it.each([
    '𠮷田',
    '㛃',
    '欧阳·阿不都',
    'O’Brien',
    'John Smith',
    '张 三',
    '<img onerror=alert(1)>',
    '${jndi:ldap:x}',
    '张三👨‍👩‍👧',
    '葛\u{e0100}城',
  ])('keeps the name %s as it is', async (name) => {
    const reading = await read(await xlsxOf({ 房产: [HEADER, row({ I: `  ${name}　`, S: null })] }))
    expect(reading.rows[0]?.owners.map((owner) => owner.name)).toEqual([name])
    expect(reading.counts.accepted).toBe(1)
  })
})
