import { expect, test } from 'vitest'
import { z } from 'zod'
import { day } from '../../rules/day.ts'
import { contactGroup } from './contact.ts'
import { answerLine } from './stream.ts'

// What is answered is in src/rules/cases/contact.md; here is what is refused, and what the schema says.

const NOW = { day: '2026-03-06', time: '10:00' }
const answer = (input: object) =>
  JSON.parse(
    answerLine(
      contactGroup,
      JSON.stringify({ input: { channel: 'call', now: NOW, ...input } }),
      1,
      day('2026-11-21'),
    ),
  )
const refused = (input: object) => {
  const { problem } = answer(input)
  return [problem?.facts.field, problem?.facts.detail]
}

test.each([
  [{ now: { time: '10:00' } }, 'input.now.day', '必须填写'],
  [{ now: {} }, 'input.now.day', '必须填写'],
  [{ now: { at: '2026-03-06T10:00' } }, 'input.now.at', '应为带时区的时刻'],
  [{ balanceDue: 1080 }, 'input.balanceDue', '应为文字（写在引号里），给的是数字（不加引号）'],
  [
    { requested: 'yes' },
    'input.requested',
    '应为是或否（true 或 false，不加引号），给的是文字（写在引号里）',
  ],
  [{ policy: 'house' }, 'input.policy', '应为 "product" 或一组限制'],
  [
    { policy: { callsPer7Days: '7' } },
    'input.policy.callsPer7Days',
    '应为数字（不加引号），给的是文字（写在引号里）',
  ],
  [{ policy: { open: '22:00', close: '08:00' } }, 'input.policy.close', '应晚于开始时间 22:00，至多 24:00'],
  [{ policy: { open: '08:00', close: '08:00' } }, 'input.policy.close', '应晚于开始时间 08:00，至多 24:00'],
  [
    { policy: { visitOpen: '20:00', visitClose: '09:00' } },
    'input.policy.visitClose',
    '应晚于开始时间 20:00，至多 24:00',
  ],
  [
    { attempts: [{ channel: 'call', day: '2026-03-09' }] },
    'input.attempts.0.day',
    '还没有发生：晚于 now 的 2026-03-06 10:00',
  ],
  [
    {
      attempts: [
        { channel: 'call', day: '2026-03-06' },
        { channel: 'sms', at: '2026-03-06T02:01:00Z' },
      ],
    },
    'input.attempts.1.at',
    '还没有发生：晚于 now 的 2026-03-06 10:00',
  ],
  [{ attempts: [{ channel: 'call' }] }, 'input.attempts.0.day', 'day 与 at 给出其中一个'],
  [{ inClearing: '1080.00' }, 'input.balanceDue', '给出 inClearing 时须同时给出应缴金额'],
  [
    { lateHoursConsent: { day: '2026-03-07', proof: 'sms' } },
    'input.lateHoursConsent.day',
    '同意的日期晚于 now',
  ],
  [{ lateHoursConsent: { day: '2026-03-01' } }, 'input.lateHoursConsent.proof', expect.any(String)],
  [
    { lateHoursConsent: { day: '2026-03-01', proof: 'sms', open: '23:00', close: '01:00' } },
    'input.lateHoursConsent.close',
    '应晚于开始时间 23:00，至多 24:00',
  ],
])('%j is refused, and the field is named', (input, field, detail) => {
  expect(refused(input)).toEqual([field, detail])
})

test('what happened a minute ago, and today without its hour, is no contradiction', () => {
  const attempts = [
    { channel: 'sms', at: '2026-03-06T02:00:00Z' },
    { channel: 'sms', day: '2026-03-06' },
  ]
  expect(answer({ attempts }).result?.decision).toBe('allow')
  expect(answer({ policy: { open: '08:00' } }).result?.decision).toBe('allow')
  expect(answer({ balanceDue: '1.00', inClearing: '0.50' }).result?.decision).toBe('allow')
})

test('the schema says how to ask for the product’s own policy, and what an absent one means', () => {
  const { properties } = z.toJSONSchema(contactGroup.input, { io: 'input' }) as {
    properties: Record<string, { description?: string; anyOf?: { const?: string }[] }>
  }
  expect(properties['policy']?.anyOf?.[0]?.const).toBe('product')
  expect(properties['policy']?.description).toMatch(/product.*absent/s)
  for (const field of ['lateHoursConsent', 'neutral', 'containsOffer', 'consentToOffers', 'holiday'])
    expect(properties[field]?.description, field).toMatch(/[\u4e00-\u9fff].* · [a-z]/)
})
