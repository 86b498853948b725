import { expect, test } from 'vitest'
import { fillTemplate, unknownPlaceholders } from './fill.ts'
import { SHIPPED } from './shipped.ts'
import { screenText } from './screen-text.ts'

test.each(SHIPPED.map((shipped) => [shipped.code, shipped] as const))(
  '%s is lawful and complete',
  (_, shipped) => {
    const text = `${shipped.title}\n${shipped.body}`
    for (const arbitrates of [undefined, true, false])
      expect(screenText(shipped.code, shipped, arbitrates).flags).toEqual([])
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

test('a threat is found in a template whatever its spelling, and where it stands', () => {
  for (const threat of [
    '不缴就停 水 停 电',
    '逾期影响征信',
    '老赖',
    '欠费名单将发到业主群',
    '不缴停用门禁卡',
  ]) {
    const text = { title: '提醒', body: `您好。${threat}。` }
    const { verdict, spans } = screenText('friendly_message', text)
    expect(verdict, threat).toBe('block')
    for (const span of spans) expect(`提醒\n您好。${threat}。`.slice(span.start, span.end)).toBe(span.text)
  }
})

test('a line whose placeholders are all empty is left out', () => {
  expect(fillTemplate('甲{day}\n乙{hotline}\n丙', { day: '2026-01-01' })).toBe('甲2026-01-01\n丙')
})
