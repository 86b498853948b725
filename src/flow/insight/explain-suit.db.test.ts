import { afterAll, beforeAll, expect, test } from 'vitest'
import { garden, type Garden } from '../../../tests/support/garden.ts'
import { becauseLines } from '../../rules/because.ts'
import { day } from '../../rules/day.ts'
import { openDispute } from '../collections/commands/open-dispute.ts'
import { recordDelivery } from '../collections/commands/record-delivery.ts'
import { runDunning } from '../collections/commands/run-dunning.ts'
import { renderNotices } from '../documents/commands/render-notices.ts'
import { recordServiceContract } from '../roster/commands/record-service-contract.ts'
import { explainSuit } from './reads/explain-suit.ts'

// September is due on the 10th; the demand letter of 王梅 is written on 10 October and signed for on the 12th.

let house: Garden
let item: string
const at = (text: string) => new Date(`${text}:00+08:00`)

beforeAll(async () => {
  house = await garden()
  await house.bill('2026-09', '2026-08-27')
  item = (await house.money('1-1-101')).items[0]?.id as string
})
afterAll(() => house.drop())

async function suit(asOf: string): Promise<string> {
  const asked = {
    communityId: house.communityId,
    stewardId: null,
    itemId: item,
    asOf: day(asOf),
    day: day(asOf),
  }
  return becauseLines(await house.run((tx) => explainSuit(tx, asked))).join('\n')
}

test('without a contract and a demand it says both, with the law', async () => {
  const told = await suit('2026-10-09')
  expect(told).toContain('前提未齐')
  expect(told).toContain('须有对业主有约束力的合同在案')
  expect(told).toContain('还没有向业主催告')
  expect(told).toContain('民法典 第九百四十四条')
})

test('a contract, a demand signed for, and its fifteen days: then only what is on no file is asked for', async () => {
  const { communityId } = house
  await house.run((tx) =>
    recordServiceContract(tx, {
      communityId,
      title: '花园小区物业服务合同',
      fromDay: '2020-01-01',
      feeClause: '第五条',
      dueClause: '第六条',
    } as never),
  )
  await house.run((tx) => runDunning(tx, { communityId, day: day('2026-10-10') }), at('2026-10-10T09:05'))
  await house.run((tx) => renderNotices(tx, { communityId }), at('2026-10-10T09:06'))
  const [letter] = await house.query<{ notice_id: string }>(
    `SELECT notice_id FROM documents.v_document WHERE kind = 'demand_letter' AND claims ? ('owed:' || $1::text)`,
    [item],
  )
  const signed = {
    communityId,
    noticeId: letter?.notice_id as string,
    outcome: 'signed',
    method: 'by_hand',
  } as const
  await house.run((tx) => recordDelivery(tx, signed), at('2026-10-12T10:00'))

  expect(await suit('2026-10-27')).toContain('催告期限尚未届满')
  const over = await suit('2026-10-28')
  expect(over).not.toContain('催告期限尚未届满')
  expect(over).not.toContain('合同在案')
  expect(over).toContain('尚不清楚：分期协议状态')
  expect(over).toContain('尚不清楚：已备材料')
})

test('an open dispute needs the manager', async () => {
  const [row] = await house.query<{ household_id: string }>(
    'SELECT household_id FROM ledger.v_open_item WHERE item_id = $1',
    [item],
  )
  await house.run(
    (tx) =>
      openDispute(tx, {
        communityId: house.communityId,
        householdId: row?.household_id as string,
        about: 'service',
        says: '电梯一直没修好',
        items: [{ itemId: item }],
      }),
    at('2026-10-29T10:00'),
  )
  expect(await suit('2026-10-30')).toContain('先答复再催')
})
