/** HC's own templates import as they are. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { day } from '../../../rules/day.ts'
import { markedWorkbook, readRoster } from './read-roster.ts'
import { reportHash } from './report-hash.ts'

const file = (name: string) => ({
  name,
  bytes: readFileSync(new URL(`../../../../tests/fixtures/hc/${name}`, import.meta.url)),
})
const TODAY = day('2026-11-21')

async function read(name: string) {
  const reading = await readRoster(file(name), { today: TODAY })
  if (reading.refused) throw new Error(reading.code)
  return reading
}

describe('HC’s templates', { timeout: 60_000 }, () => {
  it('importRoom.xlsx: one household, its instructions no rows, its ID quarantined', async () => {
    const reading = await read('importRoom.xlsx')
    expect(reading.sheets).toMatchObject([
      {
        name: '资产信息',
        headerRow: 1,
        role: 'premises',
        columns: {
          building: 'A',
          entrance: 'B',
          room: 'C',
          floor: 'D',
          usage: 'G',
          area: 'I',
          status: 'L',
          owners: 'M',
          phones: 'O',
          ids: 'P',
        },
      },
    ])
    expect(reading.counts).toEqual({ rows: 1, accepted: 1, skipped: 0 })
    expect(reading.rows[0]).toMatchObject({
      code: '1-1-1001',
      floor: 1,
      usage: 'residential',
      area: '94.56',
      status: 'occupied',
      owners: [{ name: '吴学文', phones: ['18909711443'] }],
      quarantined: [{ kind: 'id', value: '632126199109162056', cell: 'P2', reason: 'check_digit' }],
    })
    expect(reading.rows[0]?.owners[0]).not.toHaveProperty('idNumber')
    expect(reading.findings).toMatchObject([
      { severity: 'warning', sheet: '资产信息', cell: 'P2', row: 2, field: 'ids', code: 'id_check_digit' },
    ])
  })

  it.each(['hc.xlsx', 'hc20200610.xlsx', 'wy.xlsx'])(
    '%s: owners, premises and parking joined, five owners of one ID apart',
    async (name) => {
      const reading = await read(name)
      const roles = reading.sheets.filter((sheet) => sheet.role !== 'fees').map((sheet) => sheet.role)
      expect(roles).toEqual(['buildings', 'owners', 'premises', 'parking'])
      expect(reading.counts).toEqual({ rows: 9, accepted: 9, skipped: 0 })
      expect(reading.rows.map((row) => row.code)).toEqual([
        ...['1011', '1012', '1013', '1014', '1021', '1022', '1023', '1024'].map((room) => `1-1-${room}`),
        '停车场1-C0001',
      ])
      const owners = reading.rows.flatMap((row) => row.owners)
      expect(owners.map((owner) => owner.name)).toEqual(['吴学文', '张三1', '张三2', '张三3', '张三4'])
      expect(owners.every((owner) => owner.idNumber === undefined)).toBe(true)
      expect(owners[0]?.phones).toEqual([])
      expect(reading.rows[0]?.quarantined).toMatchObject([
        { kind: 'phone', value: '18999999999', cell: '业主信息!E2', reason: 'placeholder' },
        { kind: 'id', value: '632126199109162011', cell: '业主信息!F2', reason: 'shared' },
      ])
      const told = (code: string) =>
        reading.findings.filter((one) => one.code === code).map((one) => `${one.sheet}!${one.cell}`)
      expect(told('id_shared')).toEqual(['F2', 'F3', 'F4', 'F5', 'F6'].map((cell) => `业主信息!${cell}`))
      expect(told('phone_near_placeholder')).toHaveLength(4)
      expect(told('owner_number_unknown')).toEqual(['房屋信息!G7', '房屋信息!G8', '房屋信息!G9'])
      expect(reading.findings.every((one) => one.severity === 'warning')).toBe(true)
    },
  )

  it.each([
    ['importFeeDetail.xlsx', 'file_is_payment_history'],
    ['importCarFeeDetail.xlsx', 'file_is_payment_history'],
    ['importResourceStore.xlsx', 'file_is_not_a_roster'],
    ['meterMachine.xlsx', 'file_is_not_a_roster'],
  ])('%s is refused kindly', async (name, code) => {
    expect(await readRoster(file(name), { today: TODAY })).toMatchObject({
      refused: true,
      code,
      message: expect.stringContaining('不是'),
      suggestion: expect.any(String),
    })
  })
})

describe('a report', { timeout: 60_000 }, () => {
  it('has one hash for one content, and another for any other', async () => {
    const reading = await read('hc.xlsx')
    expect(reportHash(reading)).toBe(reportHash(await read('hc.xlsx')))
    expect(reportHash(reading)).not.toBe(reportHash(await read('wy.xlsx')))
    expect(reportHash({ ...reading, findings: reading.findings.slice(1) })).not.toBe(reportHash(reading))
    expect(reportHash({ ...reading, mapping: { columns: { room: 'A' } } })).not.toBe(reportHash(reading))
  })

  it('as a workbook marks the cells, runs nothing and is read again like the file', async () => {
    const csv = Buffer.from(
      `房号,建筑面积,业主,联系电话\n3-2-1502,-5,"=cmd|'/c calc'!A1",18999999999\n3-2-1501,90,@SUM(A1),13987651235\n`,
    )
    const reading = await readRoster({ name: 'a.csv', bytes: csv }, { today: TODAY })
    if (reading.refused) throw new Error(reading.code)
    const marked = await markedWorkbook({ name: 'a.csv', bytes: csv }, reading.findings)
    if (!Buffer.isBuffer(marked)) throw new Error('refused')
    const { default: ExcelJS } = await import('exceljs')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(marked as unknown as ArrayBuffer)
    const sheet = book.getWorksheet('数据')
    expect(sheet?.getCell('B2').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    expect(sheet?.getCell('D2').fill).toMatchObject({ fgColor: { argb: 'FFFFEB9C' } })
    expect(JSON.stringify(sheet?.getCell('B2').note)).toContain('面积必须大于 0')
    expect(sheet?.getCell('C2').type).toBe(ExcelJS.ValueType.String)
    expect(sheet?.getCell('C3').formula).toBeUndefined()
    expect(book.worksheets[0]?.name).toBe('问题清单')
    const again = await readRoster({ name: 'b.xlsx', bytes: marked }, { today: TODAY })
    expect(again).toMatchObject({ refused: false, counts: reading.counts })
  })
})
