import { expect, test } from 'vitest'
import { caseTable } from '../../../tests/support/case-table.ts'
import { screenFilled } from './filled.ts'
import { FLAGS, type Flag } from './model.ts'
import { screenWording } from './screen.ts'

const CONTEXT = { stage: 'overdue', channel: 'sms', sender: 'property_company', case_filed: false } as const
const VERDICTS = { pass: '通过', review: '待审', block: '拦截' }
const rows = caseTable('src/rules/cases/wording.md', '填入的内容')

test.each(rows.map((row) => [row['编号'], row] as const))('case %s', (_, row) => {
  const template = row['模板'] as string
  const filled = template.replace('{pay}', row['填入'] ?? '')
  const flags = (row['审批时看过'] ?? '').split(' ').filter(Boolean) as Flag[]
  expect(flags.every((flag) => FLAGS.includes(flag))).toBe(true)
  const said = screenFilled(filled, CONTEXT, { text: template, flags })
  expect(VERDICTS[said.verdict]).toBe(row['结论'])
  for (const { start, end, text } of said.spans) expect(filled.slice(start, end)).toBe(text)
  if (row['指出']) expect(said.spans.map((span) => span.text)).toContain(row['指出'])
  // What was let stand can only make it milder, and never clears what is blocked.
  if (screenWording(filled, CONTEXT).verdict === 'block') expect(said.verdict).toBe('block')
})

test('figures have no sound: where only the sound is odd, the words people wrote are heard', () => {
  const pay = '请到物业服务中心缴纳，或通过公司对公账户转账。'
  const whole = (value: string) =>
    `缴费提醒\n您好！1-1-101 有物业服务等费用 1,230.21 元；代收费用 50.00 元（代有关单位收取，单独列示）已过应缴日：\n1. 1-1-101 住宅物业费 2026-09-01 至 2026-09-30：应收 230.21 元，已缴 0.00 元，未缴 230.21 元，应缴日 2026-09-10\n缴费方式：${value}\n2026-11-20`
  const asked = (value: string) =>
    screenFilled(whole(value), CONTEXT, { text: whole('{pay}'), flags: [] }, [value, '1-1-101', '王梅'])
  expect(asked(pay)).toMatchObject({ verdict: 'pass', spans: [] })
  const odd = '欠钱不还的人我们都有数，孩子上学也不方便'
  expect(asked(odd)).toMatchObject({ verdict: 'review', flags: ['UNUSUAL_WORDING'], spans: [{ text: odd }] })
})
