import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { addDays, type Day, day } from '../../../rules/day.ts'
import { fen } from '../../../rules/money.ts'
import { deriveStanding } from './derive-standings.ts'
import { holdDunning } from './hold-dunning.ts'
import { issueBillNotices } from './issue-bill-notices.ts'
import { liftHold } from './lift-hold.ts'
import { openDispute } from './open-dispute.ts'
import { promiseToPay } from './promise-to-pay.ts'
import { recordContact } from './record-contact.ts'
import { recordDelivery } from './record-delivery.ts'
import { resolveDispute } from './resolve-dispute.ts'
import { runDunning } from './run-dunning.ts'

// September is due on the 10th: 王梅 (a home and a space), 张伟 with 李娜, 赵强, 陈静.
const DUE = day('2026-09-10')

let place: Garden
beforeAll(async () => {
  place = await garden()
  await place.bill('2026-09', '2026-08-27')
})
afterAll(() => place.drop())

const noon = (on: string) => new Date(`${on}T04:00:00Z`)
const dun = (on: string, preview = false) =>
  place.run((tx) => runDunning(tx, { communityId: place.communityId, day: day(on), preview }), noon(on))

async function householdOf(name: string): Promise<string> {
  const rows = await place.query<{ household_id: string }>(
    'SELECT household_id FROM roster.v_household_member WHERE name = $1',
    [name],
  )
  return (rows[0] as { household_id: string }).household_id
}

async function standing(name: string, on: string) {
  const householdId = await householdOf(name)
  const where = { communityId: place.communityId, day: day(on), householdId }
  return (await place.run((tx) => deriveStanding(tx, where), noon(on))).standing
}

test('fifteen days before nobody is told; fourteen days before everybody once', async () => {
  expect(await dun(addDays(DUE, -15))).toMatchObject({ in: 4, noticed: 0, nothingDue: 4 })
  const run = await dun(addDays(DUE, -14))
  expect(run).toMatchObject({ in: 4, noticed: 4, waiting: 0, held: 0, nothingDue: 0 })
  expect(run.levels).toMatchObject([{ level: 'courtesy', reached: 4, noticed: 4, notices: 4, tasks: 0 }])
})

test('one household with a home and a space gets one notice over both', async () => {
  const notices = await place.query<{ because: { from: { value: string }[] } }>(
    'SELECT because FROM collections.v_notice WHERE household_id = $1',
    [await householdOf('王梅')],
  )
  expect(notices).toHaveLength(1)
  expect(notices[0]?.because.from[0]?.value).toBe('230.21')
})

test('a rerun of a day adds nothing, not even a run', async () => {
  const again = await dun(addDays(DUE, -14))
  expect(again).toMatchObject({ runId: null, noticed: 0, waiting: 4 })
  const [counts] = await place.query(
    'SELECT count(*) AS runs FROM collections.v_dunning_run WHERE day = $1',
    [addDays(DUE, -14)],
  )
  expect(counts).toEqual({ runs: 1 })
})

test('a preview decides and writes nothing', async () => {
  const preview = await dun(addDays(DUE, -7), true)
  expect(preview).toMatchObject({ runId: null, preview: true, noticed: 4 })
  expect(preview.decisions.map((one) => one.act)).toEqual(Array(4).fill('courtesy-7'))
  const notices = await place.query("SELECT 1 FROM collections.v_notice WHERE step = 'courtesy-7'")
  expect(notices).toHaveLength(0)
})

test('who has paid hears nothing; a promise, a hold and a dispute hold', async () => {
  await place.pay('1-1-202', '216.63', '2026-09-08')
  const communityId = place.communityId
  const [zhang, zhao] = [await householdOf('张伟'), await householdOf('赵强')]
  const promised = { communityId, householdId: zhang, amountFen: 10_000, day: '2026-09-15' }
  await place.run((tx) => promiseToPay(tx, promised), noon('2026-09-09'))
  const held = { communityId, householdId: zhao, reason: 'hardship' as const, reviewDay: '2026-10-01' }
  const { holdId } = await place.run((tx) => holdDunning(tx, held), noon('2026-09-09'))

  const run = await dun(addDays(DUE, 1))
  expect(run).toMatchObject({ in: 4, noticed: 1, held: 2, nothingDue: 1 })
  expect(run.levels).toMatchObject([
    { level: 'friendly', reached: 3, noticed: 1, held: 2, heldReasons: { promise: 1, hold: 1 } },
  ])
  await place.run((tx) => liftHold(tx, { communityId, holdId, reason: '已复工' }), noon('2026-09-12'))
  await expect(
    place.run((tx) => liftHold(tx, { communityId, holdId, reason: '再来' }), noon('2026-09-12')),
  ).rejects.toMatchObject({ code: 'collections.hold_lifted' })
})

test('a promise holds through its day and is broken after it; a part payment does not keep it', async () => {
  await place.pay('1-1-102', '50.00', '2026-09-13')
  expect((await standing('张伟', '2026-09-15')).held).toMatchObject({ by: 'promise', until: '2026-09-15' })
  const after = await standing('张伟', '2026-09-16')
  expect(after.held).toBeNull()
  expect(after.because.from?.find((line) => line.rule === 'dunning.promise')).toMatchObject({
    value: 'broken',
  })
  const run = await dun('2026-09-16')
  expect(run.levels).toMatchObject([{ level: 'friendly', noticed: 2 }])
})

test('a promise is refused beyond what is owed, behind today and too far ahead', async () => {
  const promised = { communityId: place.communityId, householdId: await householdOf('张伟') }
  const promise = (amountFen: number, on: string) =>
    place.run((tx) => promiseToPay(tx, { ...promised, amountFen, day: on }), noon('2026-09-16'))
  await expect(promise(13_001, '2026-09-20')).rejects.toMatchObject({
    code: 'collections.promise_more_than_owed',
  })
  await expect(promise(100, '2026-09-15')).rejects.toMatchObject({
    code: 'collections.promise_day_not_possible',
  })
  await expect(promise(100, '2027-01-15')).rejects.toMatchObject({
    code: 'collections.promise_day_not_possible',
  })
})

test('a dispute takes its amount out of every demand until it is answered', async () => {
  const householdId = await householdOf('赵强')
  const item = (await place.money('1-1-201')).items[0] as { id: string }
  const dispute = {
    communityId: place.communityId,
    householdId,
    about: 'service' as const,
    says: '电梯坏了两周',
  }
  const opened = { ...dispute, items: [{ itemId: item.id, amountFen: 4_000 }] }
  const { disputeId } = await place.run((tx) => openDispute(tx, opened), noon('2026-09-20'))
  expect(await standing('赵强', '2026-09-21')).toMatchObject({ overdueFen: 11_984, disputedFen: 4_000 })
  expect((await standing('赵强', '2026-10-15')).held?.by).toBe('dispute')
  const answer = {
    communityId: place.communityId,
    disputeId,
    result: 'not_upheld' as const,
    answer: '已说明',
  }
  await place.run((tx) => resolveDispute(tx, answer), noon('2026-09-25'))
  expect(await standing('赵强', '2026-09-26')).toMatchObject({ overdueFen: 15_984, disputedFen: 0 })
})

test('a contact record is also an attempt, takes the promise and says when it should not have been', async () => {
  const contact = {
    communityId: place.communityId,
    householdId: await householdOf('王梅'),
    channel: 'call' as const,
    content: '王女士说忘了，周五前转账',
    outcome: 'promised' as const,
    reason: 'forgot' as const,
    nextStep: '核对到账',
    nextDay: '2026-09-26',
    promise: { amountFen: fen(23_021), day: '2026-09-25' },
  }
  const first = await place.run((tx) => recordContact(tx, contact), noon('2026-09-22'))
  expect(first.breach).toBeNull()
  expect(first.promiseId).not.toBeNull()
  const second = { ...contact, outcome: 'spoke' as const, promise: undefined }
  const again = await place.run((tx) => recordContact(tx, second), new Date('2026-09-22T14:30:00Z'))
  expect(again.breach).toMatchObject({ allowed: false, reason: 'quiet_hours' })
  const attempts = await place.query('SELECT channel, conversation FROM collections.v_contact_attempt')
  expect(attempts).toEqual(Array(2).fill({ channel: 'call', conversation: true }))
  await expect(
    place.run((tx) => recordContact(tx, { ...second, callRecorded: true }), noon('2026-09-22')),
  ).rejects.toMatchObject({ code: 'platform.bad_input' })
})

test('bill notices are left once a month and household', async () => {
  await place.bill('2026-10', '2026-09-26')
  const issue = () =>
    place.run(
      (tx) =>
        issueBillNotices(tx, { communityId: place.communityId, period: '2026-10', day: day('2026-09-28') }),
      noon('2026-09-28'),
    )
  expect((await issue()).notices).toBe(4)
  expect((await issue()).notices).toBe(0)
})

test('the long way: a letter with its task; nothing follows before it arrived and its time is over', async () => {
  const householdId = await householdOf('赵强')
  for (const offset of [29, 36, 46, 91]) {
    const run = await dun(addDays(DUE, offset))
    expect(run.in).toBe(run.noticed + run.waiting + run.held + run.nothingDue)
  }
  const held = await dun(addDays(DUE, 98), true)
  expect(held.levels.find((one) => one.level === 'legal_review')?.heldReasons).toMatchObject({ delivery: 3 })
  expect(held.decisions.find((one) => one.householdId === householdId)).toMatchObject({ heldBy: 'delivery' })
  expect((await standing('赵强', addDays(DUE, 98))).awaits?.zh).toMatch(/^待送达/)

  const [letter] = await place.query<{ notice_id: string; deadline_days: number }>(
    "SELECT notice_id, deadline_days FROM collections.v_notice WHERE kind = 'demand_letter' AND household_id = $1",
    [householdId],
  )
  expect(letter?.deadline_days).toBe(15)
  const noticeId = letter?.notice_id as string
  const record = (outcome: 'returned' | 'signed', method: 'ems' | 'by_hand', on: Day) => {
    const given = {
      communityId: place.communityId,
      noticeId,
      outcome,
      method,
      day: on,
      ...{ trackingNo: '1098765432101', addressAgreed: false, contentNamed: true },
    }
    return place.run((tx) => recordDelivery(tx, given), noon(on))
  }
  await record('returned', 'ems', addDays(DUE, 98))
  expect((await standing('赵强', addDays(DUE, 99))).awaits?.zh).toContain('退回')
  await record('signed', 'by_hand', addDays(DUE, 99))
  expect((await standing('赵强', addDays(DUE, 114))).awaits).toMatchObject({
    for: 'demand_period',
    until: addDays(DUE, 114),
  })
  const run = await dun(addDays(DUE, 115))
  expect(run.levels.find((one) => one.level === 'legal_review')).toMatchObject({
    tasks: 1,
    heldReasons: { delivery: 2 },
  })
  const tasks = await place.query<{ kind: string; because: { from: { rule: string; value: string }[] } }>(
    'SELECT kind, because FROM collections.v_task WHERE household_id = $1 ORDER BY day, step',
    [householdId],
  )
  expect(tasks.map((one) => one.kind)).toEqual(['letter', 'legal_review'])
  const trail = tasks.at(-1)?.because.from ?? []
  expect(trail.find((line) => line.rule === 'dunning.demand_arrived')?.value).toBe(addDays(DUE, 99))
  expect(trail.find((line) => line.rule === 'acts.demand')?.value).toBe(addDays(DUE, 114))
})
