import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { day } from '../../../rules/day.ts'
import { runDunning } from '../../collections/commands/run-dunning.ts'
import { printReminderSlip } from '../../documents/commands/print-paper.ts'
import { renderNotices } from '../../documents/commands/render-notices.ts'
import { editCommunity } from '../../roster/commands/edit-community.ts'
import { explainNotice } from './explain-notice.ts'

let place: Garden
beforeAll(async () => {
  place = await garden()
  await place.bill('2026-09', '2026-08-27')
})
afterAll(() => place.drop())

test('a threat that comes in with a value stops the text, on record, and nothing of it is printed', async () => {
  const { communityId } = place
  const at = new Date('2026-09-11T09:05:00+08:00')
  await place.run((tx) => runDunning(tx, { communityId, day: day('2026-09-11') }), at)
  await place.run((tx) => editCommunity(tx, threatening(communityId)), at)

  const result = await place.run((tx) => renderNotices(tx, { communityId }), at)
  expect(result.documents).toBe(0)
  expect(new Set(result.skipped.map((one) => one.reason))).toEqual(new Set(['wording']))
  expect(await place.query('SELECT DISTINCT reason, flags FROM documents.v_unwritten', [])).toEqual([
    { reason: 'wording', flags: ['UTILITY_CUTOFF'] },
  ])
  expect(await place.run((tx) => renderNotices(tx, { communityId }), at)).toMatchObject({ skipped: [] })

  const [notice] = await place.query<{ notice_id: string }>(
    'SELECT notice_id FROM documents.v_unwritten LIMIT 1',
  )
  const trail = await place.run((tx) => explainNotice(tx, notice?.notice_id as string), at)
  const stopped = trail?.from?.find((line) => line.rule === 'documents.unwritten')
  expect(stopped?.from?.[0]?.zh).toContain('可以这样说')

  const [wang] = await place.query<{ household_id: string }>(
    "SELECT household_id FROM roster.v_household_member WHERE name = '王梅'",
  )
  const slip = { communityId, householdId: wang?.household_id as string, paper: 'A4' as const }
  await expect(place.run((tx) => printReminderSlip(tx, slip), at)).rejects.toMatchObject({
    code: 'documents.unlawful_wording',
    facts: { flags: ['UTILITY_CUTOFF'] },
  })
})

const threatening = (communityId: string) => ({
  communityId,
  name: '花园小区',
  paymentInstructions: '请到服务中心缴纳，再不缴就停水停电。',
})
