import { expect, test } from 'vitest'
import { fillTemplate, unknownPlaceholders } from './fill.ts'
import { forbiddenWords } from './forbidden-words.ts'
import { SHIPPED } from './shipped.ts'

test.each(SHIPPED.map((shipped) => [shipped.code, shipped] as const))(
  '%s is lawful and complete',
  (_, shipped) => {
    const text = `${shipped.title}\n${shipped.body}`
    expect(forbiddenWords(text)).toEqual([])
    expect(unknownPlaceholders(text)).toEqual([])
  },
)

test('before the due day no shipped text speaks of overdue or arrears', () => {
  const before = SHIPPED.filter((shipped) => /^(bill|courtesy)/.test(shipped.code))
  for (const { title, body } of before) expect(`${title}${body}`).not.toMatch(/逾期|欠费|拖欠|已过/)
})

test('the letter has the elements a demand needs', () => {
  const letter = SHIPPED.find((shipped) => shipped.code === 'demand_letter')?.body ?? ''
  for (const element of [
    '{number}',
    '{contract}',
    '{lines}',
    '{capitals}',
    '{deadline_days}',
    '{pay}',
    '异议',
    '分期',
    '送达',
    '盖章',
    '{route}',
  ])
    expect(letter).toContain(element)
})

test('threats are found whatever their spelling', () => {
  for (const threat of [
    '停 水 停 电',
    '断您家的水？断水',
    '影响征信',
    '老赖',
    '业主群',
    '停用门禁',
    '联系您单位领导',
  ])
    expect(forbiddenWords(threat), threat).not.toEqual([])
})

test('a line whose placeholders are all empty is left out', () => {
  expect(fillTemplate('甲{day}\n乙{hotline}\n丙', { day: '2026-01-01' })).toBe('甲2026-01-01\n丙')
})
