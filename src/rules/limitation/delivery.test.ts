import { expect, test } from 'vitest'
import { day } from '../day.ts'
import { arrivalOf, type DeliveryRecord, deliveryEffect, deliveryLacks } from './delivery.ts'

const POST: DeliveryRecord = {
  outcome: 'signed',
  method: 'ems',
  day: day('2026-10-12'),
  trackingNo: '1098765432101',
  proofKind: 'signed',
  contentNamed: true,
}

test.each<[Partial<DeliveryRecord>, string | null]>([
  [{}, null],
  [{ trackingNo: null }, '邮件单号'],
  [{ trackingNo: ' ' }, '邮件单号'],
  [{ outcome: 'handed_over', trackingNo: undefined }, '邮件单号'],
  [{ outcome: 'handed_over', proofKind: null, contentNamed: null }, null],
  [{ outcome: 'failed', proofKind: null, contentNamed: null }, null],
  [{ proofKind: null, note: '邮递员说送到了' }, '到达的凭证（签收回执、投递记录、业主回复或公证）'],
  [
    { outcome: 'delivered', method: 'registered_mail', proofKind: 'witness' },
    '到达的凭证（签收回执、投递记录、业主回复或公证）',
  ],
  [{ contentNamed: null }, '面单有没有写明内件'],
  [{ outcome: 'refused', proofKind: null }, '寄往的是不是约定的送达地址'],
  [{ outcome: 'returned', proofKind: null, addressAgreed: false }, null],
  [{ method: 'by_hand', trackingNo: null, proofKind: null, contentNamed: null }, null],
])('what a record lacks: %j', (more, lacks) => {
  expect(deliveryLacks({ ...POST, ...more })?.zh ?? null).toBe(lacks)
})

test('a record says what it does: for the periods the letter lists, or for none', () => {
  expect(deliveryEffect(POST)).toMatchObject({ counts: true })
  expect(deliveryEffect(POST).zh).toContain('没有列明的账期不受影响')
  const other = { ...POST, signedBy: 'other' } as const
  expect(deliveryEffect(other)).toMatchObject({ counts: false })
  // Whoever signs at an agreed address: it should have arrived there.
  expect(deliveryEffect({ ...other, addressAgreed: true })).toMatchObject({ counts: true })
})

test('of several records the first that proves arrival counts', () => {
  const back: DeliveryRecord = { ...POST, outcome: 'returned', addressAgreed: false, day: day('2026-10-10') }
  const later = { ...POST, day: day('2026-10-20') }
  expect(arrivalOf([later, back, POST])?.day).toBe('2026-10-12')
  expect(arrivalOf([back])).toBeNull()
  expect(arrivalOf([])).toBeNull()
})
