import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { day } from '../../../rules/day.ts'
import type { DeliveryInput } from '../model.ts'
import { readConversation } from './read-conversation.ts'
import { recordDelivery } from './record-delivery.ts'
import { runDunning } from './run-dunning.ts'

let place: Garden
let noticeId: string
beforeAll(async () => {
  place = await garden()
  await place.bill('2026-09', '2026-08-27')
  const { communityId } = place
  const sent = new Date('2026-10-12T09:05:00+08:00')
  await place.run((tx) => runDunning(tx, { communityId, day: day('2026-10-12') }), sent)
  const [letter] = await place.query<{ notice_id: string }>(
    "SELECT notice_id FROM collections.v_notice WHERE kind = 'demand_letter' LIMIT 1",
  )
  noticeId = letter?.notice_id as string
})
afterAll(() => place.drop())

const LATE = new Date('2026-10-20T09:05:00+08:00')
const SLIP = { trackingNo: '1234567890123', contentNamed: true }
const record = (more: Partial<DeliveryInput>) =>
  place.run(
    (tx) =>
      recordDelivery(tx, {
        ...{ communityId: place.communityId, noticeId, outcome: 'signed' as const, method: 'ems' as const },
        ...more,
      }),
    LATE,
  )

test('a delivery counts on the day it happened, which is neither before the notice nor still to come', async () => {
  const signed = { ...SLIP, proofKind: 'signed' as const }
  for (const on of ['2026-10-11', '2026-10-21'])
    await expect(record({ ...signed, day: on }), on).rejects.toMatchObject({
      code: 'collections.delivery_day_not_possible',
    })
  await expect(record({ ...signed, proof: '不缴就停水，本人已签收' })).rejects.toMatchObject({
    code: 'collections.note_wording',
  })
  expect((await record({ ...signed, day: '2026-10-15' })).effect).toMatchObject({ counts: true })
  await record(signed)
  expect(
    await place.query(
      'SELECT day, tracking_no, proof_kind FROM collections.v_delivery WHERE notice_id = $1 ORDER BY day',
      [noticeId],
    ),
  ).toEqual([
    { day: '2026-10-15', tracking_no: '1234567890123', proof_kind: 'signed' },
    { day: '2026-10-20', tracking_no: '1234567890123', proof_kind: 'signed' },
  ])
})

test.each<[string, Partial<DeliveryInput>, string]>([
  ['no number', { proofKind: 'signed', contentNamed: true }, '邮件单号'],
  ['no number when handed to the post', { outcome: 'handed_over' }, '邮件单号'],
  ['no proof of arrival', { ...SLIP, proof: '邮递员说送到了' }, '到达的凭证'],
  ['a proof that is none by post', { ...SLIP, proofKind: 'witness' }, '到达的凭证'],
  ['delivered without proof', { ...SLIP, outcome: 'delivered', method: 'registered_mail' }, '到达的凭证'],
  ['what was inside', { trackingNo: '1234567890123', proofKind: 'signed' }, '面单有没有写明内件'],
  ['refused, where', { ...SLIP, outcome: 'refused' }, '约定的送达地址'],
  ['returned, from where', { ...SLIP, outcome: 'returned', returnReason: 'moved' }, '约定的送达地址'],
])('by post something lacks: %s', async (_, more, what) => {
  const refused = await record(more).catch((error) => error)
  expect(refused).toMatchObject({ code: 'collections.delivery_lacks' })
  expect(refused.says.zh).toContain(what)
})

test.each<[string, Partial<DeliveryInput>, boolean, string]>([
  ['signed', { ...SLIP, proofKind: 'signed' }, true, '已签收'],
  ['traced', { ...SLIP, outcome: 'delivered', proofKind: 'tracking' }, true, '有投递记录'],
  ['slip names nothing', { ...SLIP, contentNamed: false, proofKind: 'signed' }, false, '面单没有写明内件'],
  ['signed by somebody else', { ...SLIP, proofKind: 'signed', signedBy: 'other' }, false, '签收人不是'],
  ['handed to the post', { trackingNo: '1234567890123', outcome: 'handed_over' }, false, '没有到达'],
  ['refused, not agreed', { ...SLIP, outcome: 'refused', addressAgreed: false }, false, '未经约定'],
  ['refused, agreed', { ...SLIP, outcome: 'refused', addressAgreed: true }, true, '视为送达'],
  ['returned, not agreed', { ...SLIP, outcome: 'returned', addressAgreed: false }, false, '未送达'],
  ['returned, agreed', { ...SLIP, outcome: 'returned', addressAgreed: true }, true, '视为送达'],
  ['by hand, signed', { method: 'by_hand', signedBy: 'cohabiting_adult_relative' }, true, '签收'],
  ['by hand, nobody saw it', { method: 'by_hand', outcome: 'delivered' }, false, '没有送达凭证'],
])('what a record does is said as what it is: %s', async (_, more, countsNow, why) => {
  const { effect } = await record(more)
  expect(effect.counts).toBe(countsNow)
  expect(effect.zh).toContain(why)
  expect(effect.zh).toContain(countsNow ? '没有列明的账期不受影响' : '不中断诉讼时效')
})

test('a row of before, without number and kind of proof, stands and is judged by what its note shows', async () => {
  const row = [
    'community_id',
    'id',
    'company_id',
    'notice_id',
    'outcome',
    'method',
    'proof',
    'day',
    'at',
    'by_actor',
  ]
  await place.run(async (tx) => {
    const head = [place.communityId, tx.newId(), place.companyId, noticeId]
    const old = [...head, 'delivered', 'ems', 'EMS 回执 1234567', '2026-10-13', LATE, 'system:test']
    const bare = [place.communityId, tx.newId(), place.companyId, noticeId, 'delivered', 'ems', null]
    await tx.insertRows('collections.delivery', row, [old, [...bare, '2026-10-14', LATE, 'system:test']])
    tx.audit({ communityId: place.communityId, action: 'collections.record_delivery', subject: 'test' })
  })
  const [notice] = await place.query<{ household_id: string }>(
    'SELECT household_id FROM collections.v_notice WHERE notice_id = $1',
    [noticeId],
  )
  const where = { communityId: place.communityId, householdId: notice?.household_id as string }
  const read = await place.run((tx) => readConversation(tx, where).finally(() => tx.nothingChanged()), LATE)
  const deliveries = read.notices.find((one) => one.noticeId === noticeId)?.deliveries ?? []
  const effectOn = (on: string) => deliveries.find((one) => one.day === on)?.effect.counts
  expect([effectOn('2026-10-13'), effectOn('2026-10-14')]).toEqual([true, false])
})
