import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { reverse } from './reverse.ts'

let place: Garden
beforeAll(async () => {
  place = await garden()
})
afterAll(() => place.drop())

test('a till that has given a million numbers goes on: no number is cut, none is another one', async () => {
  await place.pay('1-1-101', '1.00', '2026-09-01')
  await place.query('UPDATE ledger.till SET last_number = 999998')
  const receipts = [
    await place.pay('1-1-101', '1.00', '2026-09-01'),
    await place.pay('1-1-101', '1.00', '2026-09-01'),
    await place.pay('1-1-101', '1.00', '2026-09-01'),
  ]
  const numbers = ['T1-999999', 'T1-1000000', 'T1-1000001']
  expect(receipts.map((one) => one.receiptNo)).toEqual(numbers)
  const stored = await place.query<{ receipt_no: string }>(
    'SELECT receipt_no FROM ledger.v_receipt ORDER BY at, receipt_id',
  )
  expect(stored.map((one) => one.receipt_no)).toEqual(['T1-000001', ...numbers])
  const { communityId } = place
  const last = receipts[2]?.receiptId as string
  const back = await place.run((tx) =>
    reverse(tx, { communityId, receiptId: last, reason: '录错', day: '2026-09-01' }),
  )
  expect(back.receiptNo).toBe('T1-1000001')
})
