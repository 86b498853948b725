/** The shapes real workbooks come in. */
import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { csvOf, rawWorkbook, sheetXml, xlsxOf, zipOf } from '../../../../tests/fixtures/workbooks.ts'
import { day } from '../../../rules/day.ts'
import type { RosterReading, SavedMapping } from './model.ts'
import { readRoster } from './read-roster.ts'

async function read(bytes: Buffer, name = 'roster.xlsx', mapping?: SavedMapping): Promise<RosterReading> {
  const options = { today: day('2026-11-21'), inline: true, ...(mapping ? { mapping } : {}) }
  const reading = await readRoster({ name, bytes }, options)
  if (reading.refused) throw new Error(`refused: ${reading.code} ${reading.detail}`)
  return reading
}
const codes = (reading: RosterReading) => reading.rows.map((row) => row.code)
const found = (reading: RosterReading) => reading.findings.map((one) => `${one.cell} ${one.code}`)
const PLAIN = [
  ['房号', '建筑面积', '业主', '电话'],
  ['3-2-1502', 89.5, '张三', '13987651234'],
  ['3-2-1501', 90, '李四', '13987651235'],
]

describe('the header', () => {
  it('stands below a title and a remark', async () => {
    const reading = await read(
      await xlsxOf({ 房产: [['幸福花园业主信息表'], ['制表日期：2026年11月'], [], ...PLAIN] }),
    )
    expect(reading.sheets[0]).toMatchObject({
      headerRow: 4,
      columns: { room: 'A', area: 'B', owners: 'C', phones: 'D' },
    })
    expect(reading.rows[0]).toMatchObject({ row: 5, code: '3-2-1502', cells: { room: 'A5', area: 'B5' } })
    expect(reading.counts).toEqual({ rows: 2, accepted: 2, skipped: 0 })
  })

  it('has two rows with merged groups', async () => {
    const rows = [
      ['房屋信息', '', '', '业主信息', '', '租户', ''],
      ['楼栋', '房号', '面积（㎡）', '姓名', '电话', '姓名', '电话'],
      ['3栋', '2-1502', 89.5, '张三', '13987651234', '王五', '13987651236'],
    ]
    const bytes = await xlsxOf({ 房产: rows }, (book) => {
      for (const range of ['A1:C1', 'D1:E1', 'F1:G1']) book.worksheets[0]?.mergeCells(range)
    })
    const reading = await read(bytes)
    expect(reading.sheets[0]).toMatchObject({
      headerRow: 2,
      columns: { owners: 'D', phones: 'E', tenant: 'F', tenantPhone: 'G' },
    })
    expect(reading.rows[0]).toMatchObject({
      code: '3-2-1502',
      owners: [{ name: '张三', phones: ['13987651234'] }],
      tenant: { name: '王五', phones: ['13987651236'] },
    })
  })

  it('has two rows with columns merged downwards', async () => {
    const rows = [
      ['房号', '建筑面积', '业主', ''],
      ['', '', '姓名', '联系电话'],
      ['3-2-1502', 89.5, '张三', '13987651234'],
    ]
    const bytes = await xlsxOf({ 房产: rows }, (book) => {
      for (const range of ['A1:A2', 'B1:B2', 'C1:D1']) book.worksheets[0]?.mergeCells(range)
    })
    expect((await read(bytes)).rows).toMatchObject([
      { row: 3, code: '3-2-1502', area: '89.50', owners: [{ phones: ['13987651234'] }] },
    ])
  })

  it('is repeated on every page', async () => {
    const [header, ...rows] = PLAIN as [unknown[], ...unknown[][]]
    const reading = await read(
      await xlsxOf({
        房产: [header, rows[0] as unknown[], ['第 1 页 共 2 页'], header, rows[1] as unknown[]],
      }),
    )
    expect(reading.counts.rows).toBe(2)
  })

  it('comes again with other columns', async () => {
    const reading = await read(
      await xlsxOf({ 房产: [...PLAIN, ['业主', '房号', '面积'], ['王五', '3-2-1503', 91]] }),
    )
    expect(reading.rows[2]).toMatchObject({ code: '3-2-1503', area: '91.00', owners: [{ name: '王五' }] })
  })

  it('knows synonyms, English, stars, brackets and white space', async () => {
    const reading = await read(
      await xlsxOf({
        房产: [
          ['Building', 'Unit', '* Room No.', 'Area (sqm)', 'Owner Name', '手机\n号码'],
          [3, 2, 1502, 89.5, '张三', 13987651234],
        ],
      }),
    )
    expect(reading.rows[0]).toMatchObject({ building: '3', room: '1502', area: '89.50' })
  })

  it('names the columns it does not know, the repeated ones and those of a strange unit', async () => {
    const header = ['房号', '建筑面积', '业主', '星座', '面积', '欠费（万元）']
    const reading = await read(await xlsxOf({ 房产: [header, ['3-2-1502', 89.5, '张三', '白羊', 90, 1]] }))
    expect(found(reading)).toEqual(
      expect.arrayContaining([
        'D1 column_unrecognised',
        'E1 column_repeated',
        'F1 column_unit',
        'E2 columns_disagree',
      ]),
    )
    expect(reading.counts).toEqual({ rows: 1, accepted: 0, skipped: 1 })
  })

  it('may be given by hand', async () => {
    const rows = [
      ['甲', '乙', '丙'],
      ['张三', '3-2-1502', 89.5],
    ]
    const mapping: SavedMapping = { headerRow: 1, columns: { owners: '甲', room: 'B', area: 'C' } }
    const reading = await read(await xlsxOf({ 房产: rows }), 'x.xlsx', mapping)
    expect(reading.sheets[0]?.columns).toEqual({ owners: 'A', room: 'B', area: 'C' })
    expect(reading.rows[0]).toMatchObject({ code: '3-2-1502', area: '89.50', owners: [{ name: '张三' }] })
    expect(reading.mapping).toEqual(mapping)
  })

  it('given by hand must fit', async () => {
    const options = { today: day('2026-11-21'), inline: true, mapping: { columns: { room: '没有的列' } } }
    const reading = await readRoster({ name: 'x.xlsx', bytes: await xlsxOf({ 房产: PLAIN }) }, options)
    expect(reading).toMatchObject({ refused: true, code: 'mapping_does_not_fit' })
  })
})

describe('rows', () => {
  it('are not titles, totals, signatures, notes or instructions beside the table', async () => {
    const reading = await read(
      await xlsxOf({
        房产: [
          ['房号', '建筑面积', '业主', null, null, '说明'],
          ['3-2-1502', 89.5, '张三', null, null, '房号：必填'],
          ['小计', 89.5],
          ['3-2-1501', 90, '李四', null, null, '楼号'],
          [],
          [null, null, null, null, null, '只填本栋'],
          ['3栋合计', 179.5],
          ['合  计：', 179.5],
          ['制表人：王五', null, '审核：赵六'],
          ['注：面积以产权证为准'],
          ['说明：1. 本表一式两份'],
        ],
      }),
    )
    expect(codes(reading)).toEqual(['3-2-1502', '3-2-1501'])
    expect(reading.counts.rows).toBe(2)
  })

  it('take the building of a title row above them', async () => {
    const rows = [
      ['房号', '建筑面积', '业主'],
      ['3栋'],
      ['2-1502', 89.5, '张三'],
      ['4栋'],
      ['2-1502', 90, '李四'],
    ]
    expect(codes(await read(await xlsxOf({ 房产: rows })))).toEqual(['3-2-1502', '4-2-1502'])
  })

  it('share merged buildings, and a merged room is one household', async () => {
    const rows = [
      ['楼栋', '房号', '建筑面积', '业主'],
      ['3栋', '1502', 89.5, '张三'],
      [null, null, null, '李四'],
      [null, '1501', 90, '王五'],
    ]
    const bytes = await xlsxOf({ 房产: rows }, (book) => {
      for (const range of ['A2:A4', 'B2:B3', 'C2:C3']) book.worksheets[0]?.mergeCells(range)
    })
    const reading = await read(bytes)
    expect(codes(reading)).toEqual(['3-1502', '3-1502', '3-1501'])
    expect(reading.rows[0]?.owners.map((owner) => owner.name)).toEqual(['张三', '李四'])
    expect(reading.rows[1]?.sameAs).toEqual({ sheet: '房产', row: 2, cell: 'B2' })
    expect(reading.counts).toEqual({ rows: 3, accepted: 3, skipped: 0 })
  })

  it('are one sheet per building', async () => {
    const sheet = [
      ['房号', '建筑面积', '业主'],
      ['2-1502', 89.5, '张三'],
      ['1-1502', 89.5, '李四'],
    ]
    const reading = await read(
      await xlsxOf({
        '3栋': sheet,
        '4号楼（新）': sheet,
        商铺: [
          ['铺号', '面积', '业主'],
          ['A-12', 30, '王五'],
        ],
      }),
    )
    expect(codes(reading)).toEqual(['3-2-1502', '3-1-1502', '4-2-1502', '4-1-1502', 'A-12'])
    expect(reading.rows[4]?.usage).toBe('shop')
    expect(reading.sheets[0]).toMatchObject({ building: '3' })
  })

  it('repeat the building before the room only when every row of several buildings does', async () => {
    const sheet = (building: number) => [
      ['房号', '面积', '业主'],
      [`${building}-101`, 80, '张三'],
      [`${building}-102`, 81, '李四'],
    ]
    expect(codes(await read(await xlsxOf({ '1栋': sheet(1), '2栋': sheet(2) })))).toEqual([
      '1-101',
      '1-102',
      '2-101',
      '2-102',
    ])
    expect(codes(await read(await xlsxOf({ '1栋': [...sheet(1), ['2-101', 82, '王五']] })))).toEqual([
      '1-1-101',
      '1-1-102',
      '1-2-101',
    ])
  })

  it('of parking spaces need no building', async () => {
    const rows = [
      ['车位号', '面积', '业主'],
      ['B1-012', 12.5, '张三'],
      ['车位013', 1, '李四'],
      ['014', 12, '王五'],
    ]
    const reading = await read(await xlsxOf({ 车位: rows }))
    expect(codes(reading)).toEqual(['B1-12', '车位-13', '车位-14'])
    expect(new Set(reading.rows.map((row) => row.usage))).toEqual(new Set(['parking']))
    expect(found(reading)).toContain('B3 area_placeholder')
  })

  it('name a household of several people in HC’s way', async () => {
    const header = ['楼号', '单元', '房间', '建筑面积', '业主名称', '手机号', '业主类型']
    const rows = [
      [1, 1, 1001, 94.56, '张三', 13987651234, 1001],
      [1, 1, 1001, 94.56, '李四', 13987651235, 1002],
      [1, 1, 1001, 94.56, '王五', 13987651236, 1003],
      [1, 0, 12, 30, '赵六', 13987651237, 1001],
    ]
    const reading = await read(await xlsxOf({ 资产信息: [header, ...rows] }))
    expect(reading.rows[0]).toMatchObject({
      owners: [{ name: '张三', phones: ['13987651234'] }],
      members: [{ name: '李四', kind: 'family' }],
      tenant: { name: '王五', phones: ['13987651236'] },
    })
    expect(reading.rows[3]).toMatchObject({ code: '1-12', entrance: null, usage: 'shop' })
    expect(reading.rows.filter((row) => row.sameAs)).toHaveLength(2)
    expect(reading.counts).toEqual({ rows: 4, accepted: 4, skipped: 0 })
  })
})

describe('one room written twice', () => {
  const rows = (...more: unknown[][]) => [['房号', '建筑面积', '业主'], ['3-2-101', 89.5, '张三'], ...more]

  it('with the same content is one room', async () => {
    const reading = await read(
      await xlsxOf({ 房产: rows(['3栋2单元101室', 89.5, '张三'], ['３－２－１０１', '８９．５', '张三']) }),
    )
    expect(reading.counts).toEqual({ rows: 3, accepted: 3, skipped: 0 })
    expect(found(reading)).toEqual(
      expect.arrayContaining(['A3 room_duplicate_same', 'A4 room_duplicate_same']),
    )
    expect(reading.rows.map((row) => row.sameAs?.row)).toEqual([undefined, 2, 2])
  })

  it('with other content is an error naming both cells', async () => {
    const reading = await read(
      await xlsxOf({ 房产: rows(['3栋2单元101室', 90, '张三'], ['3-2-0101', 89.5, '李四']) }),
    )
    expect(reading.counts).toEqual({ rows: 3, accepted: 1, skipped: 2 })
    const errors = reading.findings.filter((one) => one.severity === 'error')
    expect(errors).toMatchObject([
      { cell: 'A3', code: 'room_duplicate_differs' },
      { cell: 'A4', code: 'room_duplicate_differs' },
    ])
    expect(errors[0]?.message).toContain('A2')
    expect(errors[0]?.message).toContain('89.50／90.00')
    expect(errors[1]?.message).toContain('张三／李四')
  })

  it('across sheets names the sheet', async () => {
    const reading = await read(
      await xlsxOf({
        一: rows(),
        二: [
          ['房号', '建筑面积', '业主'],
          ['3-2-101', 70, '张三'],
        ],
      }),
    )
    expect(reading.findings.find((one) => one.code === 'room_duplicate_differs')).toMatchObject({
      sheet: '二',
      message: expect.stringContaining('一!A2'),
    })
  })
})

describe('people', () => {
  const one = async (owners: unknown, phones: unknown = null, ids: unknown = null) =>
    read(
      await xlsxOf({
        房产: [
          ['房号', '建筑面积', '业主', '电话', '身份证号'],
          ['3-2-1502', 89.5, owners, phones, ids],
        ],
      }),
    )

  it.each([
    ['张三、李四'],
    ['张三，李四'],
    ['张三,李四'],
    ['张三；李四'],
    ['张三/李四'],
    ['张三\n李四'],
    ['张三 李四'],
    [' 张三 、 李四 '],
  ])('%j are two owners', async (text) => {
    expect((await one(text)).rows[0]?.owners.map((owner) => owner.name)).toEqual(['张三', '李四'])
  })

  it('pair with as many phones and IDs', async () => {
    const reading = await one(
      '张三、李四',
      '13987651234/0371-65551234',
      '11010519491231002X，440524188001010014',
    )
    expect(reading.rows[0]?.owners).toEqual([
      { name: '张三', phones: ['13987651234'], idNumber: '11010519491231002X' },
      { name: '李四', phones: ['0371-65551234'], idNumber: '440524188001010014' },
    ])
  })

  it('keep their places when one has no phone', async () => {
    const reading = await one('张三、李四、王五', '13987651234、无、13987651236')
    expect(reading.rows[0]?.owners.map((owner) => owner.phones)).toEqual([
      ['13987651234'],
      [],
      ['13987651236'],
    ])
    expect(found(reading)).not.toContain('D2 phones_unpaired')
  })

  it('of one owner take all phones', async () => {
    const reading = await one('张三', '13987651234 13987651235、0371-65551234')
    expect(reading.rows[0]?.owners[0]?.phones).toEqual(['13987651234', '13987651235', '0371-65551234'])
  })

  it('carry shares and phones in the same cell', async () => {
    expect((await one('张三60%、李四40%')).rows[0]?.owners).toMatchObject([
      { share: { num: 3, den: 5 } },
      { share: { num: 2, den: 5 } },
    ])
    expect((await one('张三（1/3），李四（2/3）')).rows[0]?.owners).toMatchObject([
      { share: { num: 1, den: 3 } },
      { share: { num: 2, den: 3 } },
    ])
    expect((await one('张三13987651234、李四13987651235')).rows[0]?.owners).toMatchObject([
      { name: '张三', phones: ['13987651234'] },
      { name: '李四', phones: ['13987651235'] },
    ])
  })

  it('stand in several columns', async () => {
    const header = ['房号', '建筑面积', '业主1', '电话1', '业主2', '电话2']
    const reading = await read(
      await xlsxOf({ 房产: [header, ['3-2-1502', 89.5, '张三', '13987651234', '李四', '13987651235']] }),
    )
    expect(reading.sheets[0]?.columns).toMatchObject({ owners: ['C', 'E'], phones: ['D', 'F'] })
    expect(reading.rows[0]?.owners).toMatchObject([{ phones: ['13987651234'] }, { phones: ['13987651235'] }])
  })

  it('with one ID and two names are never merged', async () => {
    const rows = [
      ['房号', '建筑面积', '业主', '身份证号'],
      ['3-2-1', 80, '张三', '11010519491231002X'],
      ['3-2-2', 80, '李四', '11010519491231002X'],
      ['3-2-3', 80, '张三', '11010519491231002X'],
    ]
    const reading = await read(await xlsxOf({ 房产: rows }))
    expect(reading.findings.filter((one) => one.code === 'id_shared').map((one) => one.cell)).toEqual([
      'D2',
      'D3',
      'D4',
    ])
    expect(reading.rows.every((row) => row.owners.every((owner) => owner.idNumber === undefined))).toBe(true)
    expect(reading.counts.accepted).toBe(3)
  })

  it('with one ID and one name keep it: one owner of many rooms', async () => {
    const rows = [
      ['房号', '建筑面积', '业主', '身份证号'],
      ['3-2-1', 80, '张三', '11010519491231002X'],
      ['3-2-2', 80, '张三', '11010519491231002X'],
    ]
    const reading = await read(await xlsxOf({ 房产: rows }))
    expect(reading.rows.map((row) => row.owners[0]?.idNumber)).toEqual([
      '11010519491231002X',
      '11010519491231002X',
    ])
  })

  it('sharing a phone are told of from the sixth on', async () => {
    const rows = (count: number) => [
      ['房号', '建筑面积', '业主', '电话'],
      ...Array.from({ length: count }, (_, i) => [
        `3-2-${i + 1}`,
        80,
        `张${'甲乙丙丁戊己'[i]}`,
        '13987651234',
      ]),
    ]
    expect(found(await read(await xlsxOf({ 房产: rows(5) })))).not.toContain('D2 phone_shared')
    expect(found(await read(await xlsxOf({ 房产: rows(6) })))).toContain('D2 phone_shared')
  })
})

describe('the workbook', { timeout: 60_000 }, () => {
  it('names hidden sheets and reads none of them', async () => {
    const bytes = await xlsxOf(
      {
        房产: PLAIN,
        秘密: [
          ['房号', '面积', '业主'],
          ['9-9-909', 80, '王五'],
        ],
        很秘密: PLAIN,
      },
      (book) => {
        for (const [index, state] of [
          [1, 'hidden'],
          [2, 'veryHidden'],
        ] as const) {
          const sheet = book.worksheets[index]
          if (sheet) sheet.state = state
        }
      },
    )
    const reading = await read(bytes)
    expect(reading.counts.rows).toBe(2)
    expect(reading.findings.filter((one) => one.code === 'sheet_hidden').map((one) => one.sheet)).toEqual([
      '秘密',
      '很秘密',
    ])
    expect(reading.sheets[1]).toMatchObject({ name: '秘密', role: 'ignored', headerRow: null })
  })

  it('reads hidden rows and says so', async () => {
    const bytes = await xlsxOf({ 房产: PLAIN }, (book) => {
      const row = book.worksheets[0]?.getRow(3)
      if (row) row.hidden = true
    })
    const reading = await read(bytes)
    expect(reading.counts.rows).toBe(2)
    expect(reading.findings.find((one) => one.code === 'rows_hidden')?.message).toContain('1')
  })

  it('counts formulas by their stored value and dates by their style', async () => {
    const rows = [
      ['房号', '建筑面积', '业主', '交房日期'],
      [
        '3-2-1502',
        { formula: '80+9.5', result: 89.5 },
        { formula: '"张"&"三"', result: '张三' },
        new Date(Date.UTC(2020, 5, 10)),
      ],
    ]
    expect((await read(await xlsxOf({ 房产: rows }))).rows[0]).toMatchObject({
      area: '89.50',
      owners: [{ name: '张三' }],
      handover: '2020-06-10',
    })
  })

  it('may count its days from 1904', async () => {
    const bytes = await xlsxOf(
      {
        房产: [
          ['房号', '建筑面积', '业主', '交房日期'],
          ['3-2-1502', 89.5, '张三', new Date(Date.UTC(2020, 5, 10))],
        ],
      },
      (book) => {
        book.properties.date1904 = true
      },
    )
    expect((await read(bytes)).rows[0]?.handover).toBe('2020-06-10')
  })

  it('keeps rich text whole', async () => {
    const rows = [
      ['房号', '建筑面积', '业主'],
      ['3-2-1502', 89.5, { richText: [{ text: '张' }, { text: '三', font: { bold: true } }] }],
    ]
    expect((await read(await xlsxOf({ 房产: rows }))).rows[0]?.owners[0]?.name).toBe('张三')
  })

  it('may use a namespace prefix and leave addresses out', async () => {
    const xml =
      '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>房号</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>面积</x:t></x:is></x:c></x:row><x:row><x:c t="str"><x:v>3-2-1</x:v></x:c><x:c><x:v>80</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect((await read(zipOf(rawWorkbook(xml)))).rows).toMatchObject([
      { code: '3-2-1', area: '80.00', cells: { room: 'A2' } },
    ])
  })

  it('names a cell no sheet can have', async () => {
    const reading = await read(
      zipOf(
        rawWorkbook(sheetXml(PLAIN as string[][], '<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
      ),
    )
    expect(found(reading)).toContain('A1048577 cell_outside_sheet')
  })

  it('is not misled by a huge dimension', async () => {
    const xml = sheetXml(PLAIN as string[][]).replace(
      '<sheetData>',
      '<dimension ref="A1:XFD1048576"/><sheetData>',
    )
    expect((await read(zipOf(rawWorkbook(xml)))).counts.rows).toBe(2)
  })

  it('of a million empty rows costs nothing', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 4}" ht="14"/>`).join('')
    const bytes = zipOf(rawWorkbook(sheetXml(PLAIN as string[][], empty)))
    const started = performance.now()
    expect((await read(bytes)).counts.rows).toBe(2)
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('is read the same from .xls, .xlsx and CSV', async () => {
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(PLAIN), '房产')
    const old: Buffer = XLSX.write(book, { type: 'buffer', bookType: 'biff8' })
    const rows = async (bytes: Buffer, name: string) =>
      (await read(bytes, name)).rows.map((row) => ({ ...row, sheet: null }))
    const expected = await rows(await xlsxOf({ 房产: PLAIN }), 'a.xlsx')
    expect(await rows(old, 'a.xls')).toEqual(expected)
    expect(await rows(Buffer.from(csvOf(PLAIN)), 'a.csv')).toEqual(expected)
  })
})
