import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { day } from '../../../rules/day.ts'
import { recordDelivery } from './record-delivery.ts'
import { runDunning } from './run-dunning.ts'

let place: Garden
beforeAll(async () => {
  place = await garden()
  await place.bill('2026-09', '2026-08-27')
})
afterAll(() => place.drop())

test('a delivery counts on the day it happened, which is neither before the notice nor still to come', async () => {
  const { communityId } = place
  const sent = new Date('2026-10-12T09:05:00+08:00')
  const late = new Date('2026-10-20T09:05:00+08:00')
  await place.run((tx) => runDunning(tx, { communityId, day: day('2026-10-12') }), sent)
  const [letter] = await place.query<{ notice_id: string }>(
    "SELECT notice_id FROM collections.v_notice WHERE kind = 'demand_letter' LIMIT 1",
  )
  const noticeId = letter?.notice_id as string
  const signed = { communityId, noticeId, outcome: 'signed' as const, method: 'ems' as const }
  const record = (on?: string, proof = 'EMS 1234567890123') =>
    place.run((tx) => recordDelivery(tx, { ...signed, proof, ...(on ? { day: on } : {}) }), late)
  for (const on of ['2026-10-11', '2026-10-21'])
    await expect(record(on), on).rejects.toMatchObject({ code: 'collections.delivery_day_not_possible' })
  await expect(record('2026-10-15', '不缴就停水，本人已签收')).rejects.toMatchObject({
    code: 'collections.note_wording',
  })
  await record('2026-10-15')
  await record()
  expect(
    await place.query('SELECT day, proof FROM collections.v_delivery WHERE notice_id = $1 ORDER BY day', [
      noticeId,
    ]),
  ).toEqual([
    { day: '2026-10-15', proof: 'EMS 1234567890123' },
    { day: '2026-10-20', proof: 'EMS 1234567890123' },
  ])
})
