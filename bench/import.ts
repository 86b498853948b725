/**
 * A workbook of a first roster, validated and committed into an empty community as `dunwell import roster` does, beside
 * the time the spreadsheet library alone takes to read the same file. Each in a process of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { inChild } from './child.ts'
import { settle } from './house.ts'
import { type Bench, measured, rounded } from './measured.ts'

const MOST = 20_000
const DAY = '2026-11-21'

export const importing: Bench = {
  name: 'import',
  noun: '行 rows',
  sizeOf: (households) => Math.min(households, MOST),
  async run({ estates, say }, rows) {
    const folder = await mkdtemp(join(tmpdir(), 'dunwell-bench-'))
    const house = await estates.open('empty', 0)
    const { config, database, estate } = house
    try {
      const file = join(folder, '名册.xlsx')
      await writeWorkbook(file, rows)
      await settle(database)
      say('我们 our path …')
      const ours = await inChild<Imported>('import', { config, estate, file, day: DAY })
      say(`  ${ours.seconds.toFixed(2)} s, ${ours.rssMiB.toFixed(0)} MiB`)
      needAll(ours.answer, rows)
      say('只用表格库读 the library alone …')
      const library = await inChild<{ rows: number }>('read', { file })
      say(`  ${library.seconds.toFixed(2)} s`)
      if (library.answer.rows !== rows + 1) throw new Error(`the library read ${library.answer.rows} rows`)
      const figures = { seconds: ours.seconds, limitSeconds: library.seconds, rssMiB: ours.rssMiB }
      return measured('import', rows, figures, { limitRssMiB: rounded(library.rssMiB, 0) })
    } finally {
      await house.drop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

type Imported = { committed: boolean; rows: number; accepted: number; created: number; problems: number }

function needAll(answer: Imported, rows: number) {
  const { committed, created } = answer
  if (!committed || created !== rows)
    throw new Error(`not everything was imported: ${JSON.stringify(answer)}`)
}

async function writeWorkbook(file: string, rows: number) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('房屋')
  sheet.addRow(['楼栋', '单元', '房号', '建筑面积', '房屋类型', '业主姓名', '联系电话', '交房日期'])
  for (let at = 0; at < rows; at += 1) {
    const inBuilding = at % 200
    sheet.addRow([
      `${1 + Math.floor(at / 200)}栋`,
      `${1 + Math.floor(inBuilding / 100)}单元`,
      `${1 + Math.floor((inBuilding % 100) / 4)}0${1 + (at % 4)}`,
      70 + (at % 90) + 0.5,
      '住宅',
      at % 5 === 0 ? `业主${at},共有人${at}` : `业主${at}`,
      `13${900_000_000 + at}`,
      '2020-06-01',
    ])
  }
  await book.xlsx.writeFile(file)
}
