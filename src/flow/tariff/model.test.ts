import { expect, test } from 'vitest'
import { rateInput } from './model.ts'

test('a rate for the homes of one building stays with that building', () => {
  const buildingId = '01970000-0000-7000-8000-000000000001'
  const rate = rateInput.parse({
    communityId: buildingId,
    feeItem: { code: 'property_fee' },
    standard: { name: '一期', formula: 'area_rate', periodMonths: 3, dueMonth: 0, dueDate: 31 },
    unitPrice: '1.80',
    from: '2026-01-01',
    publishedPlace: '公告栏',
    publishedDay: '2025-12-01',
    assign: [{ buildingId, usage: 'residential' }, { usage: 'shop' }],
  })
  expect(rate.assign).toEqual([{ buildingId, usage: 'residential' }, { usage: 'shop' }])
})
