import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestClient, type TestServer, testServer } from '../../../tests/app/test-server.ts'
import { buildEstate } from '../../../tests/support/estate.ts'
import type { Because } from '../../rules/because.ts'
import { partsOf } from '../../rules/figure.ts'
import { LEVEL_COUNTS, levelCount } from '../../rules/level-figures.ts'
import { assignStewards } from '../roster/commands/assign-stewards.ts'

// The clock stands at 2026-11-20 10:00 in China; September and November are billed and due on the 10th.
let server: TestServer
let admin: TestClient
let steward: TestClient
let own: string
let other: string
const path = (slice: string, rest: string) => `/api/${slice}/${server.communityId}/${rest}`

beforeAll(async () => {
  server = await testServer()
  await buildEstate(server.write, server.communityId)
  admin = await server.signIn('admin')
  const staffId = await server.addStaff('li', 'steward', server.communityId)
  steward = await server.signIn('li')
  own = await householdOf('1-1-101')
  other = await householdOf('1-1-202')
  await server.write((tx) =>
    assignStewards(tx, {
      communityId: server.communityId,
      householdIds: [own],
      staffId,
      fromDay: '2026-01-01',
    }),
  )
})
afterAll(() => server.stop())

async function householdOf(room: string): Promise<string> {
  const found = await admin.send('POST', path('insight', 'find'), { q: room })
  return found.body[0].householdId
}

async function finished(jobId: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await admin.get(`/api/jobs/${jobId}`)
    if (body.endedAt) return body
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the job did not end')
}

test('a run is previewed, run in the background and listed', async () => {
  const preview = await admin.send('POST', path('collections', 'dunning-previews'), {})
  expect(preview.body).toMatchObject({ runId: null, preview: true, day: '2026-11-20' })
  expect(preview.body.in).toBe(
    preview.body.noticed + preview.body.waiting + preview.body.held + preview.body.nothingDue,
  )
  // Every count of every level is the households it lists; only who waits stands unlisted.
  for (const level of preview.body.levels) {
    for (const of of LEVEL_COUNTS) {
      const parts = partsOf(levelCount(of, level, preview.body.decisions))
      expect(parts.reduce((sum, { value }) => sum + Number(value), 0)).toBe(level[of])
      expect(parts.map(({ zh }) => zh)).not.toContain('没有逐户列出的')
    }
  }
  const started = await admin.send('POST', path('collections', 'dunning-runs'), {})
  const job = await finished(started.body.jobId)
  expect(job.result).toMatchObject({ noticed: preview.body.noticed })
  const runs = await admin.get(path('collections', 'dunning-runs'))
  expect(runs.body).toHaveLength(1)
})

test("today's tasks say why now and whether now is allowed", async () => {
  const { body } = await admin.get(path('collections', 'tasks'))
  expect(body.length).toBeGreaterThan(0)
  expect(body[0]).toMatchObject({ kind: 'letter', allowed: { allowed: true } })
  expect(body[0].why.zh).toContain('逾期')
})

test('a steward sees and writes the conversations of own households only', async () => {
  const mine = await steward.get(path('collections', `households/${own}`))
  expect(mine.body).toMatchObject({ standing: { level: 'formal' }, contact: { call: { allowed: true } } })
  expect((await steward.get(path('collections', `households/${other}`))).body.code).toBe(
    'collections.not_your_household',
  )
  const tasks = await steward.get(path('collections', 'tasks'))
  expect(new Set(tasks.body.map((task: { householdId: string }) => task.householdId))).toEqual(new Set([own]))
  const promise = { amountFen: 100, day: '2026-11-25' }
  const refused = await steward.send('POST', path('collections', `households/${other}/promises`), promise)
  expect(refused.status).toBe(403)
})

test('a contact with a promise holds; a hold is lifted once; a dispute is answered', async () => {
  const contact = {
    channel: 'call',
    content: '下周二发工资',
    outcome: 'promised',
    reason: 'forgot',
    nextStep: '核对到账',
    nextDay: '2026-11-25',
    promise: { amountFen: 10_000, day: '2026-11-24' },
  }
  const recorded = await steward.send('POST', path('collections', `households/${own}/contacts`), contact)
  expect(recorded.body).toMatchObject({ breach: null })
  const after = await steward.get(path('collections', `households/${own}`))
  expect(after.body).toMatchObject({
    standing: { held: { by: 'promise', until: '2026-11-24' } },
    promises: [{ state: 'open', amountFen: 10_000 }],
    contact: { call: { allowed: false, reason: 'conversation_cap' } },
  })
  const slip = await admin.get(path('documents', `households/${own}/reminder-slip`))
  expect(slip.body.code).toBe('documents.may_not_remind')
  const hold = await admin.send('POST', path('collections', `households/${other}/holds`), {
    reason: 'illness',
    reviewDay: '2026-12-20',
  })
  const lift = path('collections', `holds/${hold.body.holdId}`)
  expect((await admin.send('DELETE', lift, { reason: '已康复' })).status).toBe(200)
  expect((await admin.send('DELETE', lift, { reason: '已康复' })).body.code).toBe('collections.hold_lifted')
})

test('what is due leaves through the gate; the outbox shows every message and refusal', async () => {
  const started = await admin.send('POST', path('channels', 'dispatches'), {})
  const job = await finished(started.body.jobId)
  expect(job.result.sent).toBeGreaterThan(0)
  expect(job.result.refusals).toMatchObject({ promised: 1 })
  const { body } = await admin.get(path('channels', 'messages?limit=500'))
  expect(body.counts.sent).toBe(job.result.sent)
  const refused = body.messages.find((one: { state: string }) => one.state === 'waiting')
  expect(refused).toMatchObject({ householdId: own, refusals: [{ reason: 'promised' }] })
  const why = await admin.get(path('channels', `notices/${refused.noticeId}/explain`))
  expect(JSON.stringify(why.body)).toContain('未发送')
  const printed = await admin.get(path('documents', `documents/${refused.documentId}/print?paper=A4`))
  expect(printed.headers.get('content-type')).toContain('text/html')
})

test('why so many stand in a state: the parts sum to the count, and who may not see the outbox is not told', async () => {
  const { counts } = (await admin.get(path('channels', 'messages?limit=1'))).body
  for (const [state, count] of Object.entries<number>(counts)) {
    const { body } = await admin.get(path('channels', `explain/outbox?state=${state}`))
    expect(body).toMatchObject({ value: String(count), unit: 'count', rule: `figure.outbox_${state}` })
    const parts = partsOf<Because>(body).map(({ value }) => Number(value))
    expect(parts.reduce((sum, value) => sum + value, 0)).toBe(count)
  }
  const { body } = await admin.get(path('channels', 'explain/outbox?state=waiting'))
  expect(partsOf<Because>(body).map(({ zh }) => zh)).toContainEqual(
    expect.stringMatching(/^催缴函（信函）：业主已承诺缴费日期，尚未到期$/),
  )
  expect((await steward.get(path('channels', 'messages'))).status).toBe(403)
  expect((await steward.get(path('channels', 'explain/outbox?state=sent'))).status).toBe(403)
})

test('a bill notice and a slip are printed; nothing on the outside of a slip speaks of money', async () => {
  const bill = await admin.get(path('documents', `households/${other}/bill-notice?period=2026-11&paper=A5`))
  expect(bill.status).toBe(200)
  expect(bill.body).toContain('@page{size:A5')
  expect(bill.body).toContain('应收（元）')
  const slip = await admin.get(path('documents', `households/${other}/reminder-slip`))
  const [before] = (slip.body as string).split('<hr class="fold">')
  expect(before).toContain('亲启')
  expect(before).not.toMatch(/元|费|缴|欠|逾期|<title>[^<]*(缴|费)/)
  expect(slip.body).toContain('已过应缴日')
})

test('templates are versions; limits only tighten', async () => {
  const saved = await admin.send('POST', '/api/documents/templates', {
    code: 'courtesy_message',
    title: '缴费提醒',
    body: '【{company}】{household}您好，{amounts}，应缴日 {due_day}。',
  })
  expect(saved.body).toMatchObject({ version: 2 })
  const approval = `/api/documents/templates/${saved.body.templateId}/approval`
  expect((await admin.send('POST', approval)).body.code).toBe('documents.own_text')
  await server.addStaff('law', 'legal')
  expect((await (await server.signIn('law')).send('POST', approval)).status).toBe(200)
  const limits = await admin.send('PUT', '/api/collections/contact-limits', {
    policy: { openMinutes: 420, messagesPer7Days: 1 },
  })
  expect(limits.body.policy).toMatchObject({ openMinutes: 480, messagesPer7Days: 1 })
})
