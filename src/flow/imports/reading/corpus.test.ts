/** Bad input, one trouble a file: each is told at its cell under its code, and nothing crashes or is put right. */
import { describe, expect, it } from 'vitest'
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

const COLUMNS = {
  A: ['楼栋', '3栋'],
  B: ['单元', '2单元'],
  C: ['房号', '1502'],
  D: ['楼层', 15],
  E: ['房屋类型', '住宅'],
  F: ['建筑面积', 89.5],
  G: ['房屋状态', '已入住'],
  H: ['交房日期', '2020-06-10'],
  I: ['业主姓名', '张三'],
  J: ['联系电话', '13987651234'],
  K: ['身份证号', '11010519491231002X'],
  L: ['物业费单价', 2.8],
  M: ['缴费至', '2026-06-30'],
  N: ['欠费金额', 0],
  O: ['通讯地址', '友谊路 1 号'],
  P: ['紧急联系人', '李四 13987652468'],
  Q: ['租户', '王五'],
  R: ['业主类型', '业主'],
  S: ['产权份额', '100%'],
} as const
type Letter = keyof typeof COLUMNS
const HEADER = Object.values(COLUMNS).map(([name]) => name)

function row(change: Partial<Record<Letter, unknown>>): unknown[] {
  return Object.entries(COLUMNS).map(([letter, [, value]]) =>
    letter in change ? change[letter as Letter] : value,
  )
}

type Case = [what: string, change: Partial<Record<Letter, unknown>>, code: string, cell: string]

const ERRORS: Case[] = [
  ['no room', { C: null }, 'room_missing', 'A2'],
  ['no building', { A: null, B: null }, 'building_missing', 'C2'],
  ['a room of too many parts', { A: null, B: null, C: '1-2-3-4-5' }, 'room_unreadable', 'C2'],
  ['a room with two readings', { A: null, B: null, C: '3楼302' }, 'room_ambiguous', 'C2'],
  ['a room against its building', { C: '4-2-1502' }, 'room_conflict', 'C2'],
  ['a room against its entrance', { C: '3-1-1502' }, 'room_conflict', 'C2'],
  ['a room Excel made a date', { C: new Date(Date.UTC(2026, 2, 2)) }, 'room_became_date', 'C2'],
  ['a room with a zero-width space', { C: '15\u200b02' }, 'room_unreadable', 'C2'],
  ['a room of sixty-one characters', { C: '1'.repeat(61) }, 'room_unreadable', 'C2'],
  ['a room that is an error', { C: { error: '#REF!' } }, 'cell_error_value', 'C2'],
  ['a room that was never calculated', { C: { formula: 'A2&B2' } }, 'formula_without_value', 'C2'],
  ['a floor in words', { D: '顶层' }, 'floor_unreadable', 'D2'],
  ['a floor of 999', { D: 999 }, 'floor_unreadable', 'D2'],
  ['a floor of one and a half', { D: 1.5 }, 'floor_unreadable', 'D2'],
  ['an unknown usage', { E: '飞船' }, 'usage_unknown', 'E2'],
  ['an unknown usage code', { E: 777 }, 'usage_unknown', 'E2'],
  ['a negative area', { F: -89.5 }, 'area_out_of_range', 'F2'],
  ['a negative area with its unit', { F: '−89.5 ㎡' }, 'area_out_of_range', 'F2'],
  ['an area of zero', { F: 0 }, 'area_out_of_range', 'F2'],
  ['a boundless area', { F: 1e9 }, 'area_out_of_range', 'F2'],
  ['an area of 1E+20', { F: '1E+20' }, 'area_out_of_range', 'F2'],
  ['an area of NaN', { F: 'NaN' }, 'number_unreadable', 'F2'],
  ['an area of Infinity', { F: 'Infinity' }, 'number_unreadable', 'F2'],
  ['an area in words', { F: '八十九' }, 'number_in_words', 'F2'],
  ['an area with a decimal comma', { F: '89,5' }, 'number_unreadable', 'F2'],
  ['an area with two points', { F: '8.9.5' }, 'number_unreadable', 'F2'],
  ['an area that is a sum', { F: '80+9.5' }, 'number_unreadable', 'F2'],
  ['an area that is a date', { F: new Date(Date.UTC(2026, 0, 5)) }, 'number_is_date', 'F2'],
  ['an area that is true', { F: true }, 'number_unreadable', 'F2'],
  ['an area that is #REF!', { F: { error: '#REF!' } }, 'cell_error_value', 'F2'],
  [
    'an area that is #DIV/0! by formula',
    { F: { formula: '1/0', result: { error: '#DIV/0!' } } },
    'cell_error_value',
    'F2',
  ],
  ['an area never calculated', { F: { formula: 'D2*6' } }, 'formula_without_value', 'F2'],
  ['an area written like code', { F: "'; drop table premises; --" }, 'number_unreadable', 'F2'],
  ['29 February of no leap year', { H: '2026-02-29' }, 'date_not_real', 'H2'],
  ['the 31st of April', { H: '2026/4/31' }, 'date_not_real', 'H2'],
  ['the thirteenth month', { H: '2026-13-01' }, 'date_not_real', 'H2'],
  ['month or day first', { H: '01/02/2026' }, 'date_ambiguous', 'H2'],
  ['a year of two digits', { H: '26/1/5' }, 'date_ambiguous', 'H2'],
  ['the year 1900', { H: '1900-01-01' }, 'date_out_of_range', 'H2'],
  ['the year 2150', { H: '2150-01-01' }, 'date_out_of_range', 'H2'],
  ['a small serial number', { H: 15 }, 'date_out_of_range', 'H2'],
  ['a day in words', { H: '去年夏天' }, 'date_unreadable', 'H2'],
  ['24 o’clock', { H: '2026-01-05 24:00' }, 'date_unreadable', 'H2'],
  ['a day that is #N/A', { H: { error: '#N/A' } }, 'cell_error_value', 'H2'],
  ['a handover of a month', { H: '2026年1月' }, 'date_month_only', 'H2'],
  ['a name of 101 characters', { I: '张'.repeat(101) }, 'owner_name_too_long', 'I2'],
  ['a name of ten thousand characters', { I: '张'.repeat(10_000) }, 'owner_name_too_long', 'I2'],
  ['a name that is a number', { I: 13987651234 }, 'owner_name_is_number', 'I2'],
  ['a name that is #NAME?', { I: { error: '#NAME?' } }, 'cell_error_value', 'I2'],
  ['a phone in scientific notation', { J: '1.38E+10' }, 'phone_scientific', 'J2'],
  ['a phone in another scientific notation', { J: '1.39877E+10' }, 'phone_scientific', 'J2'],
  ['a phone that is #VALUE!', { J: { error: '#VALUE!' } }, 'cell_error_value', 'J2'],
  ['a price of minus one', { L: -1 }, 'price_out_of_range', 'L2'],
  ['a price of ten thousand', { L: 10_000 }, 'price_out_of_range', 'L2'],
  ['a price in words', { L: '三百元' }, 'number_in_words', 'L2'],
  ['an unreal paid-until day', { M: '2026-06-31' }, 'date_not_real', 'M2'],
  ['arrears beyond reason', { N: 1e12 }, 'arrears_out_of_range', 'N2'],
  ['arrears in words', { N: '三百元' }, 'number_in_words', 'N2'],
  ['arrears with stray text', { N: '约 300' }, 'number_unreadable', 'N2'],
  ['arrears as template code', { N: '{{7*7}}' }, 'number_unreadable', 'N2'],
  ['an unknown kind of person', { R: '路人' }, 'owner_type_unknown', 'R2'],
  ['a share that is none', { S: '一半' }, 'share_unreadable', 'S2'],
  ['a share above the whole', { S: '3/2' }, 'share_unreadable', 'S2'],
]

const WARNINGS: Case[] = [
  ['HC’s stand-in phone', { J: 18999999999 }, 'phone_placeholder', 'J2'],
  ['a well-known stand-in phone', { J: '13800138000' }, 'phone_placeholder', 'J2'],
  ['eleven ones', { J: '11111111111' }, 'phone_placeholder', 'J2'],
  ['a running number', { J: '12345678901' }, 'phone_placeholder', 'J2'],
  ['a phone near the stand-in', { J: 18999999991 }, 'phone_near_placeholder', 'J2'],
  ['a phone a digit short', { J: '1398765123' }, 'phone_invalid', 'J2'],
  ['a phone of no network', { J: '12987651234' }, 'phone_invalid', 'J2'],
  ['a masked phone', { J: '139****1234' }, 'phone_invalid', 'J2'],
  ['a landline without its area', { J: '65551234' }, 'phone_invalid', 'J2'],
  ['a phone with letters', { J: '问物业' }, 'phone_invalid', 'J2'],
  ['a phone for two owners', { I: '张三、李四', S: null, K: null }, 'phones_unpaired', 'J2'],
  ['somebody else’s phone', { J: '13987651234(女儿)' }, 'phone_of_someone_else', 'J2'],
  ['a phone of nobody', { I: null, K: null, S: null }, 'phone_without_owner', 'J2'],
  ['HC’s stand-in ID', { K: '111111111111111111' }, 'id_placeholder', 'K2'],
  ['an ID failing its check digit', { K: '632126199109162056' }, 'id_check_digit', 'K2'],
  ['an ID that lost its digits', { K: Number('410105199001011234') }, 'id_lost_digits', 'K2'],
  ['an ID that lost its digits as text', { K: '410105199001010000' }, 'id_lost_digits', 'K2'],
  ['an ID a digit short', { K: '11010519491231002' }, 'id_invalid', 'K2'],
  ['an ID born on no day', { K: '110105194902310021' }, 'id_invalid', 'K2'],
  ['an ID born tomorrow', { K: '110105202611220021' }, 'id_invalid', 'K2'],
  ['an ID of no province', { K: '990105194912310028' }, 'id_invalid', 'K2'],
  ['an ID for two owners', { I: '张三、李四', S: null, J: null }, 'ids_unpaired', 'K2'],
  ['a name with a zero-width joiner', { I: '张\u200d三' }, 'owner_name_invisible', 'I2'],
  ['a name that turns direction', { I: '张\u202e三' }, 'owner_name_invisible', 'I2'],
  ['a name with a lost character', { I: '张?三' }, 'owner_name_damaged', 'I2'],
  ['a name with a private character', { I: '张\ue123' }, 'owner_name_damaged', 'I2'],
  ['a name like a formula', { I: "=cmd|'1'!A1" }, 'owner_name_formula', 'I2'],
  ['a name like an address', { I: '@SUM(A1)' }, 'owner_name_formula', 'I2'],
  ['no name but a word', { I: '空置', J: null, K: null, S: null }, 'owner_placeholder', 'I2'],
  [
    'shares that do not sum',
    { I: '张三(1/2)、李四(1/3)', J: null, K: null, S: null },
    'shares_do_not_sum',
    'I2',
  ],
  ['three shares for one owner', { S: '30%、30%、40%' }, 'shares_unpaired', 'S2'],
  ['an unknown status', { G: '很好' }, 'status_unknown', 'G2'],
  ['an area of 1', { F: 1 }, 'area_placeholder', 'F2'],
  ['an area of three decimals', { F: 89.567 }, 'area_rounded', 'F2'],
  ['arrears of 1.005', { N: '1.005' }, 'arrears_rounded', 'N2'],
  ['arrears below zero', { N: -12.5 }, 'arrears_negative', 'N2'],
  ['a handover to come', { H: '2027-01-01' }, 'date_in_future', 'H2'],
  ['paid until a month', { M: '2026年6月' }, 'date_month_end', 'M2'],
  ['HC’s stand-in for ever', { M: '2037-1-1' }, 'date_placeholder', 'M2'],
  ['an address that turns direction', { O: '友谊\u202e路' }, 'text_invisible', 'O2'],
  ['an emergency contact without phone', { P: '李四' }, 'emergency_without_phone', 'P2'],
]

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
