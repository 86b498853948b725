import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { day } from '../../rules/day.ts'
import { RULE_GROUPS } from './groups.ts'
import { answerLine } from './stream.ts'

// Every worked case of src/rules/cases, as an expert left it, through the face other programs see.

type Case = { id: string; facts: string; input: unknown; expected: object }

const FOLDER = new URL('../../rules/cases/', import.meta.url)
const TODAY = day('2026-11-21')

/** Rows `| id | facts | `input` | `expected` | basis |` of one file. */
function casesIn(text: string): Case[] {
  return [...text.matchAll(/^\| (\w+) \| ([^|]+) \| `(\{.*\})` \| `(\{.*\})` \| [^|]+ \|$/gm)].map(
    ([, id, facts, input, expected]) => ({
      id: id as string,
      facts: (facts as string).trim(),
      input: JSON.parse(input as string),
      expected: JSON.parse(expected as string),
    }),
  )
}

const GROUPS = ['allocation', 'late-fee', 'limitation', 'court-fee', 'contact']

for (const file of GROUPS) {
  const text = readFileSync(new URL(`${file}.md`, FOLDER), 'utf8')
  const cases = casesIn(text)
  const group = RULE_GROUPS.find((one) => one.name === file.replace('-', '_'))

  test.each(cases)(`${file} $id: $facts`, ({ input, expected }) => {
    const answer = JSON.parse(answerLine(group as never, JSON.stringify({ input }), 1, TODAY))
    expect(answer.result, JSON.stringify(answer.problem)).toMatchObject(expected)
    expect(() => group?.result.parse(answer.result)).not.toThrow()
  })

  test(`${file}: no row of the table is passed over, and no id is used twice`, () => {
    const rows = text.split('\n').filter((line) => /^\| \w+ \|/.test(line) && !line.startsWith('| 编号'))
    expect(cases.length).toBe(rows.length)
    expect(cases.length).toBeGreaterThan(10)
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length)
  })
}

test('every table of cases is run by a test', () => {
  const tables = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md')
  const elsewhere = ['gate.md', 'wording.md', 'tariff.md', 'bonus.md', 'demand.md']
  expect(tables.filter((name) => !GROUPS.includes(name.slice(0, -3)) && !elsewhere.includes(name))).toEqual(
    [],
  )
})
