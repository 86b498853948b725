import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { type Actor, inTransaction, type Tx, uuidV7 } from '../../../platform/db/tx.ts'
import { verify } from '../../../platform/verify/check.ts'
import { day } from '../../../rules/day.ts'
import { partsOf } from '../../../rules/figure.ts'
import { ADVICE } from '../../../rules/wording/suggestions.ts'
import { runDunning } from '../../collections/commands/run-dunning.ts'
import { documentPage, printReminderSlip, readDocument } from '../../documents/commands/print-paper.ts'
import { approveTemplate, saveTemplate } from '../../documents/commands/save-template.ts'
import { sealOf } from '../../documents/commands/write-text.ts'
import { editCommunity } from '../../roster/commands/edit-community.ts'
import { fileFolder } from '../transports/file-folder/file-folder.ts'
import { contactChecks } from '../verify.ts'
import { dispatch } from './dispatch.ts'
import { explainNotice } from './explain-notice.ts'
import { explainOutbox } from './explain-outbox.ts'
import { releaseHeld } from './release-held.ts'
import { withdrawHeld } from './withdraw-held.ts'

// September is due on the 10th; four households get a friendly message on the 11th. 李管家 wrote how to pay.
let place: Garden
let folder: string
beforeEach(async () => {
  place = await garden()
  folder = await mkdtemp(join(tmpdir(), 'dunwell-held-'))
  await place.bill('2026-09', '2026-08-27')
  await howToPay('请到物业服务中心缴纳，后果自负。')
  await place.run((tx) => runDunning(tx, { communityId: place.communityId, day: day('2026-09-11') }), NINE)
})
afterEach(async () => {
  const where = { companyIds: [place.companyId], communityId: place.communityId, at: NINE }
  const found = await verify(place.database, contactChecks, where)
  expect(found.filter((one) => one.breaches > 0)).toEqual([])
  await place.drop()
  await rm(folder, { recursive: true })
})

const NINE = new Date('2026-09-11T09:10:00+08:00')
const LAWYER: Actor = { kind: 'staff', id: uuidV7(), name: '周法务' }
const SUPERVISOR: Actor = { kind: 'staff', id: uuidV7(), name: '孙主管' }

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) =>
  inTransaction(place.database, { companyId: place.companyId, actor, at: NINE }, work)

const howToPay = (paymentInstructions: string) =>
  place.run((tx) => editCommunity(tx, { communityId: place.communityId, paymentInstructions }))

function send(actor: Actor = SUPERVISOR) {
  const house = { database: place.database, transport: fileFolder(folder), actor }
  return dispatch(house, { companyId: place.companyId, communityId: place.communityId, at: NINE })
}

async function outbox(): Promise<{ text: string; to: string }[]> {
  const dir = join(folder, 'outbox', 'GARDEN')
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.json'))
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(dir, name), 'utf8'))))
}

type Message = { message_id: string; document_id: string; state: string; notice_id: string }
const messages = () =>
  place.query<Message>(
    `SELECT m.message_id, m.document_id, m.state, d.notice_id FROM channels.v_message m
     JOIN documents.v_document d USING (community_id, document_id) ORDER BY m.message_id`,
  )
const states = async () => (await messages()).map((one) => one.state).toSorted()

const choice = (messageId: string, over: object = {}) => ({
  communityId: place.communityId,
  messageId,
  sameWords: false,
  reason: '已与业委会商定，属提示语',
  flags: ['VAGUE_THREAT'],
  ...over,
})

test('words for review wait, are counted, and are recorded once with what and where', async () => {
  expect(await send()).toMatchObject({ rendered: 4, queued: 4, held: 4, sent: 0, unlawful: 0, refusals: {} })
  expect(await send()).toMatchObject({ rendered: 0, queued: 0, held: 4, sent: 0 })
  expect(await outbox()).toEqual([])
  expect(await states()).toEqual(Array(4).fill('held'))
  const reviews = await place.query<{ flags: string[]; spans: { text: string }[]; by_actor: string }>(
    'SELECT flags, spans, suggestion, by_actor, answer FROM documents.v_review',
  )
  expect(reviews).toHaveLength(4)
  expect(reviews[0]).toMatchObject({
    flags: ['VAGUE_THREAT'],
    spans: [{ text: '后果自负' }],
    by_actor: `staff:${(SUPERVISOR as { id: string }).id}`,
    answer: null,
  })
  const [first] = await messages()
  const trail = await place.run((tx) => explainNotice(tx, first?.message_id as string))
  expect(trail?.from?.find((line) => line.rule === 'documents.held')?.from?.[0]?.zh).toContain('可以这样说')
  const held = await place.run((tx) =>
    explainOutbox(tx, { communityId: place.communityId, state: 'held' }).finally(() => tx.nothingChanged()),
  )
  expect([held.value, partsOf(held).reduce((sum, { value }) => sum + Number(value), 0)]).toEqual(['4', 4])
  for (const { zh } of partsOf(held)) expect(zh).toContain(ADVICE.VAGUE_THREAT.wrong.zh)
})

test('somebody who neither wrote nor sent them releases them, with every flag named', async () => {
  await send()
  const [first] = (await messages()) as [Message]
  const release = (actor: Actor, over: object = {}) =>
    as(actor, (tx) => releaseHeld(tx, choice(first.message_id, over)))
  await expect(release(place.context.actor)).rejects.toMatchObject({ code: 'documents.own_words' })
  await expect(release(SUPERVISOR)).rejects.toMatchObject({ code: 'documents.own_words' })
  const machine = { kind: 'system', name: 'calendar' } as const
  await expect(release(machine)).rejects.toMatchObject({ code: 'documents.person_needed' })
  await expect(release(LAWYER, { flags: [] })).rejects.toMatchObject({ code: 'documents.flags_unseen' })
  expect(await send()).toMatchObject({ held: 4, sent: 0 })

  expect(await release(LAWYER)).toEqual({ released: 1 })
  await expect(release(LAWYER)).rejects.toMatchObject({ code: 'documents.not_held' })
  expect(await send()).toMatchObject({ held: 3, sent: 1, written: 1 })
  expect((await outbox()).map((one) => one.text.includes('后果自负'))).toEqual([true])
  const [others] = (await messages()).filter((one) => one.state === 'held')
  const all = choice(others?.message_id as string, { sameWords: true })
  expect(await as(LAWYER, (tx) => releaseHeld(tx, all))).toEqual({ released: 3 })
  expect(await send()).toMatchObject({ held: 0, sent: 3 })
  const trail = await place.run((tx) => explainNotice(tx, first.message_id))
  expect(trail?.from?.map((line) => line.rule)).toEqual(
    expect.arrayContaining(['documents.held', 'documents.released', 'gate.cleared']),
  )
})

test('who wrote the template does not release it either', async () => {
  await as(LAWYER, async (tx) => {
    const body = '{household}您好，{rooms} 有{amounts}已过应缴日，方便时请缴纳。{pay}'
    const { templateId } = await saveTemplate(tx, { code: 'friendly_message', title: '缴费提醒', body })
    return templateId
  }).then((templateId) => as(SUPERVISOR, (tx) => approveTemplate(tx, { templateId })))
  await send({ kind: 'system', name: 'calendar' })
  const [first] = (await messages()) as [Message]
  const release = (actor: Actor) => as(actor, (tx) => releaseHeld(tx, choice(first.message_id)))
  await expect(release(LAWYER)).rejects.toMatchObject({ code: 'documents.own_words' })
  expect(await release(SUPERVISOR)).toEqual({ released: 1 })
})

test('withdrawn, it never leaves; put right, it is written anew and leaves', async () => {
  await send()
  const [first, second] = (await messages()) as [Message, Message]
  const withdraw = (messageId: string, over: object) =>
    as(LAWYER, (tx) => withdrawHeld(tx, { ...choice(messageId), writeAgain: false, ...over }))
  expect(await withdraw(first.message_id, {})).toEqual({ withdrawn: 1, written: 0 })
  await expect(withdraw(first.message_id, {})).rejects.toMatchObject({ code: 'documents.not_held' })
  expect(await send()).toMatchObject({ held: 3, sent: 0 })

  await howToPay('请到物业服务中心缴纳。')
  expect(await withdraw(second.message_id, { sameWords: true, writeAgain: true })).toEqual({
    withdrawn: 3,
    written: 3,
  })
  expect(await send()).toMatchObject({ queued: 3, held: 0, sent: 3 })
  expect((await outbox()).every((one) => !one.text.includes('后果自负'))).toBe(true)
  expect(await states()).toEqual([...Array(4).fill('dropped'), ...Array(3).fill('sent')])
  const codes = await place.query<{ codes: string[] }>('SELECT codes FROM channels.v_refusal')
  expect(codes).toEqual(Array(4).fill({ codes: ['text_withdrawn'] }))
})

test('what is held or withdrawn is not printed, and a slip with such words is not either', async () => {
  await send()
  const [first] = (await messages()) as [Message]
  const { communityId } = place
  const asked = { communityId, documentId: first.document_id, stewardId: null, day: '2026-09-11' }
  const print = async () =>
    documentPage(await place.run((tx) => readDocument(tx, asked).finally(() => tx.nothingChanged())), 'A4')
  await expect(print()).rejects.toMatchObject({ code: 'documents.text_held' })
  await as(LAWYER, (tx) => releaseHeld(tx, choice(first.message_id)))
  expect(await print()).toContain('后果自负')

  const [wang] = await place.query<{ household_id: string }>(
    "SELECT household_id FROM roster.v_household_member WHERE name = '王梅'",
  )
  const slip = { communityId, householdId: wang?.household_id as string, paper: 'A4' as const }
  await expect(place.run((tx) => printReminderSlip(tx, slip), NINE)).rejects.toMatchObject({
    code: 'documents.wording_for_review',
    facts: { flags: ['VAGUE_THREAT'] },
  })
})

/** A text sealed before the rule knew better: as it stands in the books, without a review. */
async function sealedBefore(body: string) {
  await howToPay('请到物业服务中心缴纳。')
  await as(SUPERVISOR, async (tx) => {
    const notices = await tx.kysely
      .selectFrom('collections.v_notice' as never)
      .select(['notice_id', 'household_id'] as never)
      .execute()
    const { templatesInUse } = await import('../../documents/commands/seed-templates.ts')
    const template = (await templatesInUse(tx)).get('friendly_message')
    const columns = [
      'community_id',
      'id',
      'company_id',
      'notice_id',
      'revision',
      'household_id',
      'kind',
      'form',
    ]
    const rest = ['template_id', 'title', 'text', 'claims', 'sha256', 'day', 'at']
    const rows = (notices as { notice_id: string; household_id: string }[]).map((one) => [
      ...[place.communityId, tx.newId(), place.companyId, one.notice_id, 1, one.household_id],
      ...['friendly_message', 'message', template?.template_id as string, '缴费提醒', body, {}],
      ...[sealOf('缴费提醒', body), '2026-09-11', NINE],
    ])
    await tx.insertRows('documents.document', [...columns, ...rest], rows)
    tx.audit({
      communityId: place.communityId,
      action: 'documents.render_notices',
      subject: 'day:2026-09-11',
    })
  })
}

test('a text sealed before the rule learnt is read again as it leaves: blocked words never leave', async () => {
  await sealedBefore('您的物业费已过应缴日，再不缴就停水停电。')
  expect(await send()).toMatchObject({ sent: 0, dropped: 4, held: 0, refusals: { wording_blocked: 4 } })
  expect(await outbox()).toEqual([])
  const [first] = (await messages()) as [Message]
  await expect(as(LAWYER, (tx) => releaseHeld(tx, choice(first.message_id)))).rejects.toMatchObject({
    code: 'documents.not_held',
  })
})

test('a text sealed before the rule learnt is held as it leaves, once, and can be released', async () => {
  await sealedBefore('您的物业费已过应缴日，后果自负。')
  expect(await send()).toMatchObject({ sent: 0, held: 4, refusals: { wording_review: 4 } })
  expect(await send()).toMatchObject({ sent: 0, held: 4, refusals: {} })
  const [first] = (await messages()) as [Message]
  await as(LAWYER, (tx) => releaseHeld(tx, choice(first.message_id, { sameWords: true })))
  expect(await send()).toMatchObject({ sent: 4, held: 0 })
})
