import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../tests/app/test-server.ts'
import { ROSTER } from '../../tests/trust/inputs.ts'
import { buildEstate } from '../../tests/support/estate.ts'
import { inDatabase, withClient } from '../../tests/support/postgres.ts'
import { dispatch } from '../flow/channels/commands/dispatch.ts'
import { completeTask } from '../flow/collections/commands/complete-task.ts'
import { holdDunning } from '../flow/collections/commands/hold-dunning.ts'
import { issueBillNotices } from '../flow/collections/commands/issue-bill-notices.ts'
import { liftHold } from '../flow/collections/commands/lift-hold.ts'
import { openDispute } from '../flow/collections/commands/open-dispute.ts'
import { promiseToPay } from '../flow/collections/commands/promise-to-pay.ts'
import { recordContact } from '../flow/collections/commands/record-contact.ts'
import { recordDelivery } from '../flow/collections/commands/record-delivery.ts'
import { resolveDispute } from '../flow/collections/commands/resolve-dispute.ts'
import { runDunning } from '../flow/collections/commands/run-dunning.ts'
import { acceptRoster } from '../flow/imports/commands/accept-roster.ts'
import { dryRunRoster } from '../flow/imports/commands/dry-run-roster.ts'
import { closeDay } from '../flow/ledger/commands/close-day.ts'
import { reverse } from '../flow/ledger/commands/reverse.ts'
import { createPool, type DatabaseConfig } from '../platform/db/pool.ts'
import type { Database } from '../platform/db/tx.ts'
import { day } from '../rules/day.ts'
import { verify } from '../platform/verify/check.ts'
import { checks } from './commands/verify.ts'

let server: TestServer
let base: DatabaseConfig

beforeAll(async () => {
  server = await testServer()
  await buildEstate(server.write, server.communityId)
  const { rows } = await inCompany(
    server.database,
    'SELECT receipt_id FROM ledger.v_receipt ORDER BY receipt_no LIMIT 1',
  )
  const [receipt] = rows as { receipt_id: string }[]
  const { communityId } = server
  await server.write((tx) =>
    reverse(tx, { communityId, receiptId: receipt?.receipt_id ?? '', reason: '收错', day: '2026-11-16' }),
  )
  await remind()
  await converse()
  base = server.config
  await server.pause()
})
afterAll(() => server.stop())

/** A dunning run and a dispatch, so that something left the house. */
async function remind() {
  const { communityId, companyId, database, clock } = server
  const today = day('2026-11-20')
  await server.write((tx) => issueBillNotices(tx, { communityId, period: '2026-11', day: today }))
  await server.write((tx) => runDunning(tx, { communityId, day: today }))
  const transport = { name: 'nowhere', write: async () => 'nowhere', taken: async () => null }
  const actor = { kind: 'system', name: 'test' } as const
  await dispatch({ database, transport, actor }, { companyId, communityId, at: clock.at })
}

/** A word with a household about everything there is to say, and what came of it. */
async function converse() {
  const { communityId } = server
  const { rows } = await inCompany(
    server.database,
    `SELECT i.household_id AS "householdId", i.item_id AS "itemId",
            (SELECT n.id FROM collections.notice n WHERE n.community_id = i.community_id LIMIT 1) AS "noticeId",
            (SELECT t.id FROM collections.task t WHERE t.community_id = i.community_id LIMIT 1) AS "taskId"
     FROM ledger.v_open_item i WHERE i.open_fen > 0 AND i.component = 'principal' ORDER BY i.item_id LIMIT 1`,
  )
  const [found] = rows as Record<'householdId' | 'itemId' | 'noticeId' | 'taskId', string>[]
  if (!found) throw new Error('nobody owes')
  const { householdId, itemId, noticeId, taskId } = found
  const household = { communityId, householdId }
  await server.write((tx) =>
    recordContact(tx, {
      ...household,
      channel: 'counter',
      direction: 'inbound',
      outcome: 'spoke',
      content: '来问账单',
    }),
  )
  await server.write((tx) => promiseToPay(tx, { ...household, amountFen: 100, day: '2026-11-28' }))
  const { holdId } = await server.write((tx) =>
    holdDunning(tx, { ...household, reason: 'hardship', reviewDay: '2026-12-20' }),
  )
  await server.write((tx) => liftHold(tx, { communityId, holdId, reason: '已缓解' }))
  const { disputeId } = await server.write((tx) =>
    openDispute(tx, { ...household, about: 'amount', says: '多算了', items: [{ itemId }] }),
  )
  await server.write((tx) => resolveDispute(tx, { communityId, disputeId, result: 'upheld', answer: '已改' }))
  await server.write((tx) =>
    recordDelivery(tx, { communityId, noticeId, outcome: 'delivered', method: 'by_hand' }),
  )
  if (taskId) await server.write((tx) => completeTask(tx, { communityId, taskId, outcome: 'done' }))
  await server.write((tx) => closeDay(tx, { communityId, day: '2026-11-16' }))
  const file = { name: 'roster.csv', bytes: Buffer.from(ROSTER) }
  const { reportHash } = await server.write((tx) =>
    dryRunRoster(tx, { communityId, file, day: day('2026-11-20'), mapping: null }),
  )
  await server.write((tx) => acceptRoster(tx, { communityId, reportHash }))
}

/** A statement of the owner, with the company set, in a transaction. */
async function inCompany(database: Database, ...statements: string[]) {
  const client = await database.pool.connect()
  try {
    await client.query(`BEGIN; SET LOCAL app.company = '${server.companyId}'`)
    let last: { rows: unknown[] } = { rows: [] }
    for (const statement of statements) last = await client.query(statement)
    await client.query('COMMIT')
    return last
  } finally {
    client.release()
  }
}

/** A copy of the community with a hand laid on it, verified. */
async function verifyAfter(...tampering: string[]) {
  const origin = base.database ?? new URL(base.connectionString as string).pathname.slice(1)
  const name = `${origin}_${randomBytes(3).toString('hex')}`
  const admin = inDatabase(base as never, 'postgres')
  await withClient(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${origin}`))
  const database = { pool: createPool(inDatabase(base as never, name), { max: 2 }) }
  try {
    if (tampering.length > 0) await inCompany(database, ...tampering)
    const where = { companyIds: [server.companyId], communityId: null, at: server.clock.at }
    return new Map((await verify(database, checks, where)).map((each) => [each.invariant, each]))
  } finally {
    await database.pool.end()
    await withClient(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  }
}

const off = (table: string) => `ALTER TABLE ${table} DISABLE TRIGGER unchanging`
const on = (table: string) => `ALTER TABLE ${table} ENABLE TRIGGER unchanging`
const tampered = (table: string, ...work: string[]) => [off(table), ...work, on(table)]
const first = (table: string, order = 'id') => `(SELECT ctid FROM ${table} ORDER BY ${order} LIMIT 1)`

test('an honest community has no breach, and something was looked at', async () => {
  const found = await verifyAfter()
  expect([...found.values()].filter(({ breaches }) => breaches > 0)).toEqual([])
  for (const [invariant, { checked }] of found) expect(checked, invariant).toBeGreaterThan(0)
})

describe('a hand on the rows is seen', () => {
  test.each<[string, string[]]>([
    [
      'messages_in_hours',
      tampered(
        'collections.contact_attempt',
        `UPDATE collections.contact_attempt SET minutes = 1260 WHERE ctid = (SELECT ctid FROM collections.contact_attempt WHERE channel <> 'letter' LIMIT 1)`,
      ),
    ],
    [
      'documents_sealed',
      tampered(
        'documents.document',
        `UPDATE documents.document SET text = text || ' ' WHERE ctid = ${first('documents.document')}`,
      ),
    ],
    [
      'sent_once',
      [
        `DELETE FROM channels.waiting`,
        `INSERT INTO channels.waiting SELECT community_id, message_id, company_id, at FROM channels.handover LIMIT 1`,
      ],
    ],
    [
      'postings_balance',
      tampered(
        'ledger.posting',
        `UPDATE ledger.posting SET amount_fen = amount_fen + 1 WHERE ctid = ${first('ledger.posting', 'entry_id, line')}`,
      ),
    ],
    [
      'open_by_allocation',
      tampered(
        'ledger.allocation',
        `UPDATE ledger.allocation SET amount_fen = amount_fen + 1 WHERE ctid = ${first('ledger.allocation')}`,
      ),
    ],
    [
      'open_by_posting',
      [
        'UPDATE ledger.open_item SET open_fen = open_fen - 1 WHERE id = (SELECT id FROM ledger.open_item WHERE open_fen > 0 LIMIT 1)',
      ],
    ],
    [
      'charges_in_ledger',
      tampered(
        'billing.charge',
        `UPDATE billing.charge SET amount_fen = amount_fen + 1 WHERE ctid = ${first('billing.charge')}`,
      ),
    ],
    [
      'no_overlapping_charges',
      [
        ...tampered(
          'billing.charge',
          "UPDATE billing.charge SET to_day = '2026-11-15' WHERE id = (SELECT id FROM billing.charge WHERE from_day = '2026-09-01' LIMIT 1)",
        ),
      ],
    ],
    [
      'receipt_numbers_gapless',
      tampered('ledger.receipt', 'UPDATE ledger.receipt SET number = number + 7 WHERE number = 1'),
    ],
    ['receipt_numbers_gapless', ['UPDATE ledger.till SET last_number = last_number + 1']],
    [
      'receipts_hold',
      tampered('ledger.receipt', 'UPDATE ledger.receipt SET amount_fen = amount_fen - 1 WHERE number = 2'),
    ],
    [
      'receipts_hold',
      tampered(
        'ledger.receipt_reversal',
        `INSERT INTO ledger.receipt_reversal (community_id, receipt_id, company_id, reason, reversed_by, day, at)
        SELECT community_id, id, company_id, 'x', 'x', day, at FROM ledger.receipt WHERE number = 2`,
      ),
    ],
    ['credit_balance', ['UPDATE ledger.account SET credit_fen = credit_fen + 1 WHERE credit_fen > 0']],
    [
      'billing_runs_account',
      [
        `DO $$ DECLARE each record; BEGIN
           FOR each IN SELECT conname FROM pg_catalog.pg_constraint WHERE conrelid = 'billing.run'::regclass AND contype = 'c' LOOP
             EXECUTE 'ALTER TABLE billing.run DROP CONSTRAINT ' || quote_ident(each.conname);
           END LOOP; END $$`,
        ...tampered('billing.run', 'UPDATE billing.run SET count_in = count_in + 1'),
      ],
    ],
    [
      'one_liability_a_day',
      [
        `DO $$ DECLARE name text; BEGIN
           SELECT conname INTO name FROM pg_catalog.pg_constraint WHERE conrelid = 'roster.liability'::regclass AND contype = 'x';
           EXECUTE 'ALTER TABLE roster.liability DROP CONSTRAINT ' || quote_ident(name);
         END $$`,
        `INSERT INTO roster.liability (community_id, id, company_id, premises_id, household_id, basis, from_day)
         SELECT community_id, gen_random_uuid(), company_id, premises_id, household_id, basis, '2026-05-01' FROM roster.liability LIMIT 1`,
      ],
    ],
    [
      'audit_chain',
      tampered(
        'platform.audit_entry',
        `UPDATE platform.audit_entry SET facts = facts || '{"x":1}' WHERE seq = 3`,
      ),
    ],
    ['audit_chain', tampered('platform.audit_entry', 'DELETE FROM platform.audit_entry WHERE seq = 2')],
    [
      'audit_chain',
      tampered(
        'platform.audit_entry',
        'DELETE FROM platform.audit_entry e WHERE seq = (SELECT max(seq) FROM platform.audit_entry x WHERE x.chain_id = e.chain_id)',
      ),
    ],
    [
      'audit_chain',
      tampered(
        'platform.audit_entry',
        "UPDATE platform.audit_entry SET at = at + interval '1 second' WHERE seq = 1",
      ),
    ],
    ['companies_apart', ['ALTER TABLE ledger.receipt NO FORCE ROW LEVEL SECURITY']],
    ['unchanging_rows', [off('ledger.posting')]],
    ['unchanging_rows', ['GRANT UPDATE ON ledger.entry TO dunwell_app']],
  ])('%s', async (invariant, tampering) => {
    const found = (await verifyAfter(...tampering)).get(invariant)
    expect(found?.breaches).toBeGreaterThan(0)
    expect(found?.sample.length).toBeGreaterThan(0)
  })
})

/** What may be turned over in a row of each table whose rows never change, and which check sees it. */
const FLIPS: Record<string, [invariant: string, change: string, which?: string]> = {
  'platform.audit_entry': ['audit_chain', `actor = actor || '.'`],
  'billing.run': ['audited_once', 'sum_fen = sum_fen + 1', `kind = 'periodic'`],
  'billing.charge': ['charges_in_ledger', 'amount_fen = amount_fen + 1'],
  'ledger.entry': ['receipts_hold', 'source_id = gen_random_uuid()', `kind = 'receipt'`],
  'ledger.posting': ['postings_balance', 'amount_fen = amount_fen + 1'],
  'ledger.allocation': ['open_by_allocation', 'amount_fen = amount_fen + 1'],
  'ledger.receipt': [
    'audited_once',
    `note = note, method = CASE method WHEN 'cash' THEN 'pos' ELSE 'cash' END`,
    'number = 2',
  ],
  'ledger.receipt_reversal': ['audited_once', `reason = reason || '.'`],
  'ledger.day_close': ['audited_once', `totals = totals || '{"cash": 1}'`],
  'imports.accepted': ['audited_once', `at = at + interval '1 second'`],
  'collections.dunning_run': ['audited_once', `digest = 'x' || digest`],
  'collections.contact_attempt': ['sent_once', `source = source || '.'`],
  'collections.contact_record': ['audited_once', `at = at + interval '1 second'`],
  'collections.promise': ['audited_once', 'amount_fen = amount_fen + 1'],
  'collections.hold': ['audited_once', 'review_day = review_day + 1'],
  'collections.hold_lift': ['audited_once', `at = at + interval '1 second'`],
  'collections.dispute': ['audited_once', `at = at + interval '1 second'`],
  'collections.dispute_resolution': [
    'audited_once',
    `result = CASE result WHEN 'upheld' THEN 'partly_upheld' ELSE 'upheld' END`,
  ],
  'collections.delivery': [
    'audited_once',
    `outcome = CASE outcome WHEN 'delivered' THEN 'refused' ELSE 'delivered' END`,
  ],
  'documents.document': ['documents_sealed', `text = text || ' '`],
  'channels.handover': ['audited_once', `at = at + interval '1 second'`],
  'channels.transmission': [
    'sent_once',
    `at = at - interval '1 day'`,
    // Another message than the one whose attempt was touched.
    'ctid = (SELECT min(t.ctid) FROM channels.transmission t)',
  ],
}

/** Tables whose rows never change, and of which no check reads enough to see one bit. Privileges and a trigger keep them. */
const UNSEEN = new Set([
  ...['platform.calendar_run', 'roster.consent', 'roster.contact_reveal'],
  ...['billing.bill', 'billing.parked', 'billing.charge_cancellation', 'imports.made', 'imports.undone'],
  ...['collections.procedure', 'collections.contact_policy', 'collections.notice', 'collections.task'],
  ...['collections.task_outcome', 'collections.dispute_item', 'collections.classification'],
  ...[
    'documents.template',
    'documents.template_approval',
    'documents.unwritten',
    'documents.review',
    'documents.review_answer',
    'tariff.legal_value',
  ],
  ...['channels.message', 'channels.refusal', 'channels.withdrawal'],
])

test('every table whose rows never change is held to something, or is known not to be', async () => {
  const { rows } = await withClient(base as never, (client) =>
    client.query(
      `SELECT g.tgrelid::regclass::text AS name FROM pg_catalog.pg_trigger g WHERE g.tgname = 'unchanging' ORDER BY 1`,
    ),
  )
  const tables = rows.map(({ name }: { name: string }) => name)
  expect([...Object.keys(FLIPS), ...UNSEEN].sort()).toEqual(tables.sort())
  console.info(
    `flipped bits: ${Object.keys(FLIPS).length} of ${tables.length} unchanging tables are held to something`,
  )
})

test('a bit turned over in one row of each of them is seen, each by itself', async () => {
  const work = Object.entries(FLIPS).flatMap(([table, [, change, which = 'true']]) =>
    tampered(
      table,
      `UPDATE ${table} SET ${change} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${which} ORDER BY ctid DESC LIMIT 1)`,
    ),
  )
  const found = await verifyAfter(...work)
  const wanted = Map.groupBy(Object.values(FLIPS), ([invariant]) => invariant)
  for (const [invariant, flips] of wanted)
    expect(found.get(invariant)?.breaches, invariant).toBeGreaterThanOrEqual(flips.length)
})
