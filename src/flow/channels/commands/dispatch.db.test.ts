import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { day } from '../../../rules/day.ts'
import { partsOf } from '../../../rules/figure.ts'
import { issueBillNotices } from '../../collections/commands/issue-bill-notices.ts'
import { promiseToPay } from '../../collections/commands/promise-to-pay.ts'
import { runDunning } from '../../collections/commands/run-dunning.ts'
import { saveTemplate } from '../../documents/commands/save-template.ts'
import { receive } from '../../ledger/commands/receive.ts'
import { recordConsent } from '../../roster/commands/record-consent.ts'
import type { Payload, Transport } from '../model.ts'
import { fileFolder } from '../transports/file-folder/file-folder.ts'
import { verify } from '../../../platform/verify/check.ts'
import { contactChecks } from '../verify.ts'
import { dispatch } from './dispatch.ts'
import { explainOutbox } from './explain-outbox.ts'

// September is due on the 10th. 王梅 owes for a home and a space, the others for a home each.
let place: Garden
let folder: string
beforeEach(async () => {
  place = await garden()
  folder = await mkdtemp(join(tmpdir(), 'dunwell-outbox-'))
  await place.bill('2026-09', '2026-08-27')
})
afterEach(async () => {
  // Whatever the story was, what left keeps the invariants.
  const where = { companyIds: [place.companyId], communityId: place.communityId, at: at('2026-12-01T00:00') }
  const found = await verify(place.database, contactChecks, where)
  expect(found.filter((one) => one.breaches > 0)).toEqual([])
  await place.drop()
  await rm(folder, { recursive: true })
})

const at = (text: string) => new Date(`${text}:00+08:00`)
const dun = (on: string) =>
  place.run((tx) => runDunning(tx, { communityId: place.communityId, day: day(on) }), at(`${on}T09:05`))

function send(when: string, transport: Transport = fileFolder(folder), clock?: () => Date) {
  const house = {
    database: place.database,
    transport,
    actor: place.context.actor,
    ...(clock ? { clock } : {}),
  }
  return dispatch(house, { companyId: place.companyId, communityId: place.communityId, at: at(when) })
}

async function outbox(): Promise<Payload[]> {
  const dir = join(folder, 'outbox', 'GARDEN')
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(dir, name), 'utf8'))))
}

async function partyNamed(name: string) {
  const [row] = await place.query<{ party_id: string; household_id: string }>(
    'SELECT party_id, household_id FROM roster.v_household_member WHERE name = $1',
    [name],
  )
  return row as { party_id: string; household_id: string }
}

/** A transport that takes nothing. */
const down = (): Transport => ({ ...fileFolder(folder), write: () => Promise.reject(new Error('down')) })

/** Everything the household of this person, or of this name, owes. */
async function payAll(to: string, on: string) {
  const rooms = { 王梅: ['1-1-101', '车库-A1'], 陈静: ['1-1-202'], 赵强: ['1-1-201'] }[to] ?? ['1-1-102']
  for (const room of rooms) await place.pay(room, '500.00', on)
}

const reasons = () =>
  place.query<{ codes: string[]; next_at: Date | null }>(
    'SELECT codes, next_at FROM channels.v_refusal ORDER BY at',
  )

test('a reminder leaves once, names the whole household, and a second dispatch adds nothing', async () => {
  await dun('2026-09-11')
  expect(await send('2026-09-11T09:10')).toMatchObject({
    rendered: 4,
    queued: 4,
    sent: 4,
    written: 4,
    dropped: 0,
  })
  const sent = await outbox()
  expect(sent).toHaveLength(4)
  const wang = sent.find((one) => one.to === '王梅')
  expect(wang?.text).toContain('1-1-101、车库-A1 有物业服务等费用 230.21 元已过应缴日')
  expect(wang).toMatchObject({ channel: 'sms', address: '13900001010' })
  expect(await send('2026-09-11T09:15')).toMatchObject({ rendered: 0, queued: 0, sent: 0, written: 0 })
  expect(await outbox()).toHaveLength(4)
})

test('a receipt one second before the dispatch stops the message and leaves a refusal', async () => {
  await dun('2026-09-11')
  await place.pay('1-1-202', '216.63', '2026-09-11')
  const result = await send('2026-09-11T12:00')
  expect(result).toMatchObject({ rendered: 3, sent: 3 })

  await dun('2026-09-18')
  await place.bill('2026-10', '2026-09-20')
  await dun('2026-10-11')
  await send('2026-10-11T07:00', down())
  expect((await reasons()).map((one) => one.codes)).toEqual(Array(1).fill(['quiet_hours']))
  await place.pay('1-1-202', '216.63', '2026-10-11')
  expect(await send('2026-10-11T12:00')).toMatchObject({ sent: 0, dropped: 1 })
  expect((await reasons()).at(-1)).toMatchObject({ codes: ['paid', 'overdue_not_true'], next_at: null })
})

test('a part payment after writing: the old text is dropped, a true one leaves in its place', async () => {
  await dun('2026-09-11')
  expect(await send('2026-09-11T07:30')).toMatchObject({
    postponed: 4,
    sent: 0,
    refusals: { quiet_hours: 4 },
  })
  await place.pay('1-1-201', '100.00', '2026-09-11')
  const result = await send('2026-09-11T08:00')
  expect(result).toMatchObject({ sent: 4, dropped: 1, refusals: { amount_differs: 1 } })
  const zhao = (await outbox()).filter((one) => one.to === '赵强')
  expect(zhao).toHaveLength(1)
  expect(zhao[0]?.text).toContain('59.84 元')
  // The text that ended counts by what ended it, not by the quiet hours before.
  const dropped = await place.run((tx) =>
    explainOutbox(tx, { communityId: place.communityId, state: 'dropped' }).finally(() =>
      tx.nothingChanged(),
    ),
  )
  expect(partsOf(dropped)).toMatchObject([
    { value: '1', zh: expect.stringMatching(/：文中金额与当前账面不一致$/) },
  ])
})

test('quiet hours: refused at 21:00, asked again and sent at 08:00', async () => {
  await dun('2026-09-11')
  expect(await send('2026-09-11T21:00')).toMatchObject({ sent: 0, postponed: 4 })
  expect((await reasons())[0]?.next_at).toEqual(at('2026-09-12T08:00'))
  expect(await send('2026-09-12T07:59')).toMatchObject({ sent: 0, postponed: 0 })
  expect(await send('2026-09-12T08:00')).toMatchObject({ sent: 4 })
})

test('a promise made after writing holds the message until its day is past', async () => {
  await dun('2026-09-11')
  await send('2026-09-11T07:00')
  const { household_id: householdId } = await partyNamed('陈静')
  const promise = { communityId: place.communityId, householdId, amountFen: 21_663, day: '2026-09-13' }
  await place.run((tx) => promiseToPay(tx, promise), at('2026-09-11T07:30'))
  expect(await send('2026-09-11T09:00')).toMatchObject({ sent: 3, postponed: 1, refusals: { promised: 1 } })
  expect(await send('2026-09-14T07:59')).toMatchObject({ sent: 0 })
  expect(await send('2026-09-14T08:00')).toMatchObject({ sent: 1 })
})

test('who asked us to stop messages gets paper, and caps hold over everything that leaves', async () => {
  const { party_id: partyId } = await partyNamed('赵强')
  const stop = {
    communityId: place.communityId,
    partyId,
    channel: 'sms' as const,
    answer: 'refused' as const,
  }
  await dun('2026-09-11')
  await send('2026-09-11T07:00')
  await place.run((tx) => recordConsent(tx, { ...stop, day: '2026-09-11' }), at('2026-09-11T07:30'))
  await send('2026-09-11T09:00')
  const zhao = (await outbox()).filter((one) => one.to === '赵强')
  expect(zhao.map((one) => [one.channel, one.address])).toEqual([['letter', null]])

  await place.bill('2026-10', '2026-09-11')
  const issue = { communityId: place.communityId, period: '2026-10', day: day('2026-09-11') }
  await place.run((tx) => issueBillNotices(tx, issue), at('2026-09-11T10:00'))
  const again = await send('2026-09-11T10:05')
  expect(again).toMatchObject({ sent: 1, postponed: 3, refusals: { message_cap: 3 } })
  expect(await send('2026-09-12T08:00')).toMatchObject({ sent: 3 })
})

test('a dispatch killed after any step neither loses nor doubles a message', async () => {
  await dun('2026-09-11')
  let writes = 0
  const dying: Transport = {
    ...fileFolder(folder),
    write: async (payload) => {
      writes += 1
      if (writes === 2) throw new Error('killed')
      return fileFolder(folder).write(payload)
    },
  }
  await expect(send('2026-09-11T09:10', dying)).rejects.toThrow('killed')
  expect(await outbox()).toHaveLength(1)
  expect(await send('2026-09-11T09:15')).toMatchObject({ sent: 2, written: 3 })
  expect(await outbox()).toHaveLength(4)
  const [attempts] = await place.query('SELECT count(*) AS n FROM collections.v_contact_attempt')
  expect(attempts).toEqual({ n: 4 })
})

test('what the transport could not take by day does not leave by night', async () => {
  await dun('2026-09-11')
  await expect(send('2026-09-11T20:50', down())).rejects.toThrow('down')
  expect(await send('2026-09-11T21:00')).toMatchObject({ written: 0, refusals: { quiet_hours: 4 } })
  expect(await send('2026-09-12T07:59')).toMatchObject({ written: 0, refusals: {} })
  expect(await outbox()).toEqual([])
  expect(await send('2026-09-12T08:00')).toMatchObject({ written: 4 })
  // What was cleared on one day and left on the next is counted on both.
  const days = await place.query(
    'SELECT day::text, count(*)::int AS n FROM collections.v_contact_attempt GROUP BY 1 ORDER BY 1',
  )
  expect(days).toEqual([
    { day: '2026-09-11', n: 1 },
    { day: '2026-09-12', n: 4 },
  ])
})

test('a dispatch that takes until the evening stops where the hours do, and goes on in the morning', async () => {
  await dun('2026-09-11')
  let now = at('2026-09-11T20:50')
  const slow: Transport = {
    ...fileFolder(folder),
    write: async (payload) => {
      now = new Date(now.getTime() + 4 * 60_000)
      return fileFolder(folder).write(payload)
    },
  }
  expect(await send('2026-09-11T20:50', slow, () => now)).toMatchObject({ sent: 3, written: 3, postponed: 1 })
  expect((await reasons()).map(({ codes }) => codes)).toEqual([['quiet_hours']])
  expect(await send('2026-09-12T08:00')).toMatchObject({ sent: 1, written: 1 })
})

test('between the yes and the leaving the hours end: it waits, and leaves in the morning', async () => {
  await dun('2026-09-11')
  // Every look at the clock costs a minute: the last message is cleared at 20:59 and would leave at 21:00.
  let minute = at('2026-09-11T20:51').getTime()
  const ticking = () => new Date((minute += 60_000))
  const { sent, written } = await send('2026-09-11T20:50', fileFolder(folder), ticking)
  expect({ cleared: sent > written, all: sent < 4 }).toEqual({ cleared: true, all: true })
  const [{ leaving }] = (await place.query<{ leaving: number }>(
    `SELECT count(*)::int AS leaving FROM channels.v_message WHERE state = 'leaving'`,
  )) as [{ leaving: number }]
  expect(leaving).toBe(1)
  await send('2026-09-12T08:00')
  expect(await outbox()).toHaveLength(4)
})

test('what was cleared and never left is withdrawn on record once it is paid, and goes otherwise', async () => {
  await dun('2026-09-11')
  await expect(send('2026-09-11T09:10', down())).rejects.toThrow('down')
  const [cleared] = (await place.query<{ message_id: string; to: string }>(
    `SELECT h.message_id, h.payload->>'to' AS to FROM channels.handover h`,
  )) as [{ message_id: string; to: string }]
  const states = () =>
    place.query('SELECT state, withdrawn_at FROM channels.v_message WHERE message_id = $1', [
      cleared.message_id,
    ])
  await expect(send('2026-09-11T09:11', down())).rejects.toThrow('down')
  expect(await states()).toEqual([{ state: 'leaving', withdrawn_at: null }])
  await payAll(cleared.to, '2026-09-11')
  expect(await send('2026-09-11T09:15')).toMatchObject({ withdrawn: 1, refusals: { paid: 1 } })
  expect(await states()).toEqual([{ state: 'dropped', withdrawn_at: at('2026-09-11T09:15') }])
  expect((await outbox()).map(({ to }) => to)).not.toContain(cleared.to)
  expect(await outbox()).toHaveLength(3)
  expect(await send('2026-09-11T09:20')).toMatchObject({ withdrawn: 0, written: 0, refusals: {} })
})

test('a promise made between the yes and the leaving holds it, until the day of the promise is past', async () => {
  await dun('2026-09-11')
  await expect(send('2026-09-11T09:10', down())).rejects.toThrow('down')
  const [cleared] = (await place.query<{ household_id: string; to: string }>(
    `SELECT h.payload->>'householdId' AS household_id, h.payload->>'to' AS to FROM channels.handover h`,
  )) as [{ household_id: string; to: string }]
  const promise = { communityId: place.communityId, householdId: cleared.household_id, amountFen: 10_000 }
  await place.run((tx) => promiseToPay(tx, { ...promise, day: '2026-09-13' }), at('2026-09-11T09:12'))
  expect(await send('2026-09-11T09:15')).toMatchObject({ sent: 3, written: 3, refusals: { promised: 1 } })
  expect((await outbox()).map(({ to }) => to)).not.toContain(cleared.to)
  expect(await send('2026-09-14T08:00')).toMatchObject({ written: 1 })
  expect((await outbox()).map(({ to }) => to)).toContain(cleared.to)
})

test('what the transport took before the crash has left: it is written down and never withdrawn', async () => {
  await dun('2026-09-11')
  const dying: Transport = {
    ...fileFolder(folder),
    write: async (payload) => {
      await fileFolder(folder).write(payload)
      throw new Error('killed after writing')
    },
  }
  await expect(send('2026-09-11T09:10', dying)).rejects.toThrow('killed after writing')
  const [gone] = await outbox()
  await payAll(gone?.to as string, '2026-09-11')
  expect(await send('2026-09-11T22:00')).toMatchObject({ written: 1, withdrawn: 0 })
  const [row] = await place.query(
    'SELECT state, transmitted_at FROM channels.v_message WHERE message_id = $1',
    [gone?.messageId],
  )
  expect(row).toEqual({ state: 'sent', transmitted_at: at('2026-09-11T09:10') })
})

test('one message nobody can take keeps no other from leaving, and is told of', async () => {
  await dun('2026-09-11')
  let poison: string | null = null
  const choosy: Transport = {
    ...fileFolder(folder),
    write: (payload) => {
      poison ??= payload.messageId
      return payload.messageId === poison
        ? Promise.reject(new Error('cannot be taken'))
        : fileFolder(folder).write(payload)
    },
  }
  await expect(send('2026-09-11T09:10', choosy)).rejects.toThrow('cannot be taken')
  expect(await outbox()).toHaveLength(0)
  await expect(send('2026-09-11T09:15', choosy)).rejects.toThrow('cannot be taken')
  expect(await outbox()).toHaveLength(3)
})

test('a receipt that is being written when the message is asked for is waited for, and wins', async () => {
  await dun('2026-09-11')
  await send('2026-09-11T07:00')
  const accountId = await place.account('1-1-202')
  const { communityId } = place
  const written = Promise.withResolvers<void>()
  const slowly = place.run(async (tx) => {
    const money = {
      communityId,
      accountId,
      amountFen: 21_663,
      method: 'cash' as const,
      day: '2026-09-11',
      key: 'slow',
    }
    await receive(tx, money)
    written.resolve()
    await new Promise((resolve) => setTimeout(resolve, 700))
  }, at('2026-09-11T08:59'))
  await Promise.race([written.promise, slowly])
  expect(await send('2026-09-11T09:00')).toMatchObject({ sent: 3, dropped: 1, refusals: { paid: 1 } })
  await slowly
  expect((await outbox()).some((one) => one.to === '陈静')).toBe(false)
})

test('two dispatches at once send each message once', async () => {
  await dun('2026-09-11')
  await send('2026-09-11T07:00')
  const both = await Promise.all([send('2026-09-11T09:00'), send('2026-09-11T09:00')])
  expect(both[0].sent + both[1].sent).toBe(4)
  const [attempts] = await place.query('SELECT count(*) AS n FROM collections.v_contact_attempt')
  expect(attempts).toEqual({ n: 4 })
})

test('a new template version is not used before it is approved, and a threat is refused', async () => {
  const save = (body: string) =>
    place.run(
      (tx) => saveTemplate(tx, { code: 'friendly_message', title: '提醒', body }),
      at('2026-09-01T09:00'),
    )
  await save('【{company}】新文本 {amounts}')
  await dun('2026-09-11')
  await send('2026-09-11T09:10')
  expect((await outbox()).some((one) => one.text.includes('新文本'))).toBe(false)
  await expect(save('再不缴费就停 水')).rejects.toMatchObject({ code: 'documents.unlawful_wording' })
  await expect(save('{phone}')).rejects.toMatchObject({ code: 'documents.unknown_placeholder' })
})

test('a demand letter names its contract, every amount and one lawful consequence', async () => {
  await dun('2026-10-10')
  expect(await send('2026-10-10T09:10')).toMatchObject({ rendered: 0, sent: 0, withoutContract: 4 })
  await place.query(
    `INSERT INTO roster.service_contract (community_id, id, company_id, title, from_day, fee_clause, due_clause, recorded_at)
     VALUES ($1, gen_random_uuid(), $2, '花园小区物业服务合同', '2020-01-01', '第五条', '每月10日前', '2020-01-01')`,
    [place.communityId, place.companyId],
  )
  expect(await send('2026-10-10T09:10')).toMatchObject({ rendered: 4, sent: 4 })
  const letter = (await outbox()).find((one) => one.to === '王梅')
  expect(letter).toMatchObject({ channel: 'letter', title: '关于缴纳物业服务费的催告函' })
  expect(letter?.text).toContain('未缴 170.21 元')
  expect(letter?.text).toContain('贰佰叁拾元贰角壹分')
  expect(letter?.text).toContain('自收到本函之日起 15 日内')
  expect(letter?.text).toContain('可以依法向人民法院提起诉讼')
})
