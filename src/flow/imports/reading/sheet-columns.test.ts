import { expect, test } from 'vitest'
import { day } from '../../../rules/day.ts'
import { columnsOfFile, readRoster } from './read-roster.ts'

// Headers of a company of its own making: nobody can know them.
const CSV = [
  '梧桐苑住户表,,,',
  '哪座,哪户,住的是谁,多大',
  '8,101,钱一,90.10',
  '8,102,钱二,91.20',
  '8,103,,92.30',
].join('\n')
const file = { name: '八栋.csv', bytes: Buffer.from(CSV) }

test('a file nobody understands shows its columns with their first values', async () => {
  const options = { today: day('2026-11-21'), inline: true }
  expect(await readRoster(file, options)).toMatchObject({ refused: true, code: 'file_has_no_header' })
  expect(await columnsOfFile(file)).toEqual([
    {
      name: null,
      headerRow: 2,
      recognised: false,
      columns: [
        { letter: 'A', header: '哪座', samples: ['8', '8', '8'], field: null },
        { letter: 'B', header: '哪户', samples: ['101', '102', '103'], field: null },
        { letter: 'C', header: '住的是谁', samples: ['钱一', '钱二'], field: null },
        { letter: 'D', header: '多大', samples: ['90.10', '91.20', '92.30'], field: null },
      ],
    },
  ])
})

test('what is said by hand of those columns is how the file is read', async () => {
  const mapping = { headerRow: 2, columns: { building: ['A'], room: ['B'], owners: ['C'], area: ['D'] } }
  const reading = await readRoster(file, { today: day('2026-11-21'), inline: true, mapping })
  if (reading.refused) throw new Error(reading.code)
  expect(reading.rows.map((row) => [row.code, row.owners[0]?.name, row.area])).toEqual([
    ['8-101', '钱一', '90.10'],
    ['8-102', '钱二', '91.20'],
    ['8-103', undefined, '92.30'],
  ])
})

test('what was recognised is where one begins', async () => {
  const bytes = Buffer.from('楼栋,房号,业主姓名,怪列\n8,101,钱一,x\n')
  const columns = await columnsOfFile({ name: 'x.csv', bytes })
  if ('refused' in columns) throw new Error(columns.code)
  expect(columns[0]?.recognised).toBe(true)
  expect(columns[0]?.columns.map((one) => one.field)).toEqual(['building', 'room', 'owners', null])
})
