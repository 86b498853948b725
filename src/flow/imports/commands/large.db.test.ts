import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../../../../tests/support/company.ts'
import { day } from '../../../rules/day.ts'
import { createCommunity } from '../../roster/commands/create-community.ts'
import { acceptRoster } from './accept-roster.ts'
import { dryRunRoster } from './dry-run-roster.ts'
import { undoImport } from './undo-import.ts'

let company: TestCompany

beforeAll(async () => {
  company = await testCompany()
})
afterAll(() => company.drop())

const ROWS = 10_000

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('房屋')
  sheet.addRow([
    '楼栋',
    '单元',
    '房号',
    '建筑面积',
    '房屋类型',
    '业主姓名',
    '联系电话',
    '交房日期',
    '单价',
    '欠费金额',
  ])
  for (let at = 0; at < ROWS; at += 1) {
    const [building, entrance, floor, door] = [
      1 + Math.floor(at / 400),
      1 + (Math.floor(at / 200) % 2),
      1 + (Math.floor(at / 4) % 50),
      1 + (at % 4),
    ]
    const owner = at % 7 === 0 ? `业主${at},共有人${at}` : `业主${at}`
    const phone = `139${String(10_000_000 + at * 7919).slice(-8)}`
    const room = `${floor}0${door}`
    const arrears = at % 5 === 0 ? 1234.56 : null
    sheet.addRow([
      `${building}栋`,
      `${entrance}单元`,
      room,
      80 + (at % 60),
      '住宅',
      owner,
      phone,
      '2020-06-01',
      1.8,
      arrears,
    ])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

test('ten thousand rows are read, committed with progress, found unchanged and taken back', {
  timeout: 300_000,
}, async () => {
  const { communityId } = await company.run((tx) => createCommunity(tx, { code: 'BIG', name: '大园' }))
  const file = { name: '大园.xlsx', bytes: await workbook() }
  const times: Record<string, number> = {}
  const timed = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    const start = performance.now()
    const result = await work()
    times[what] = Math.round(performance.now() - start)
    return result
  }
  const dryRun = () => company.run((tx) => dryRunRoster(tx, { communityId, file, day: day('2026-11-21') }))
  const report = await timed('dry run', dryRun)
  expect(report).toMatchObject({ rows: ROWS, accepted: ROWS, skipped: 0, created: ROWS })
  const seen = new Set<string>()
  const { reportHash } = report
  const accepted = await timed('accept', () =>
    company.run((tx) =>
      acceptRoster(tx, { communityId, reportHash }, (_done, _total, what) => void seen.add(what)),
    ),
  )
  expect([...seen]).toEqual(['读取文件', '登记房屋', '登记业主'])
  const again = await timed('dry run again', dryRun)
  expect(again).toMatchObject({ unchanged: ROWS, created: 0, changed: 0 })
  const undone = await timed('undo', () =>
    company.run((tx) => undoImport(tx, { importId: accepted.importId ?? '' })),
  )
  expect(undone.restored).toBe(true)
  console.log(`${ROWS} rows, milliseconds:`, times)
})
