/**
 * Two companies and three communities, each household marked by values nobody else has: names, phones, an address, an ID
 * number, words that were said, amounts of money. Whoever shows one of them has shown that household.
 */
import { randomUUID } from 'node:crypto'
import { queueMessages } from '../../src/flow/channels/commands/queue-messages.ts'
import { issueBillNotices } from '../../src/flow/collections/commands/issue-bill-notices.ts'
import { holdDunning } from '../../src/flow/collections/commands/hold-dunning.ts'
import { openDispute } from '../../src/flow/collections/commands/open-dispute.ts'
import { promiseToPay } from '../../src/flow/collections/commands/promise-to-pay.ts'
import { recordContact } from '../../src/flow/collections/commands/record-contact.ts'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { holdText } from '../../src/flow/documents/commands/hold-text.ts'
import { renderNotices } from '../../src/flow/documents/commands/render-notices.ts'
import { acceptRoster } from '../../src/flow/imports/commands/accept-roster.ts'
import { dryRunRoster } from '../../src/flow/imports/commands/dry-run-roster.ts'
import { adjust } from '../../src/flow/ledger/commands/adjust.ts'
import { bill } from '../../src/flow/ledger/commands/bill.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { recordServiceContract } from '../../src/flow/roster/commands/record-service-contract.ts'
import { recordServiceNeed } from '../../src/flow/roster/commands/record-service-need.ts'
import { saveHouseholds } from '../../src/flow/roster/commands/save-households.ts'
import { savePremises } from '../../src/flow/roster/commands/save-premises.ts'
import { transferOwnership } from '../../src/flow/roster/commands/transfer-ownership.ts'
import { setRate } from '../../src/flow/tariff/commands/set-rate.ts'
import { checkDigit } from './id-number.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import { day } from '../../src/rules/day.ts'
import { FLAGS, type WordingVerdict } from '../../src/rules/wording/model.ts'
import { ROSTER } from './inputs.ts'

export type Run = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
export type Query = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>
/** Ids and names by the field they go into. */
export type Ids = Record<string, string>
/** What only this household has. `private`: never shown in full by any list or page. */
export type Marks = { shown: string[]; private: string[]; amounts: number[] }
export type Household = { room: string; ids: Ids; marks: Marks }
export type Place = {
  communityId: string
  ids: Ids
  households: Record<'first' | 'second' | 'gone', Household>
}

const ROOMS = { first: '1-1-101', second: '2-1-201', gone: '3-1-301' } as const
type Which = keyof typeof ROOMS
const ALL = Object.keys(ROOMS) as Which[]

/** Fills a community; `mark` (one character) and `number` make its values its own. Buildings 1, 2 and 3, a home in each. */
export async function fillCommunity(
  run: Run,
  query: Query,
  communityId: string,
  { mark, number }: { mark: string; number: number },
): Promise<Place> {
  const made = Object.fromEntries(
    ALL.map((which, index) => [which, traits(mark, number * 10 + index)]),
  ) as Record<Which, ReturnType<typeof traits>>
  await run((tx) =>
    savePremises(
      tx,
      communityId,
      ALL.map((which) => premisesRow(which, made[which].area)),
    ),
  )
  await run((tx) =>
    saveHouseholds(
      tx,
      communityId,
      ALL.map((which) => householdRow(which, made[which])),
    ),
  )
  await run((tx) => recordContract(tx, communityId))
  await run((tx) => publishRate(tx, communityId, number))
  await run((tx) => bill(tx, { communityId, period: '2026-09', day: day('2026-09-01') }))
  const households = Object.fromEntries(
    await Promise.all(ALL.map(async (which) => [which, await idsOf(query, communityId, ROOMS[which])])),
  ) as Record<Which, Ids>
  await run((tx) => handOver(tx, communityId, households.gone, mark))
  await run((tx) => bill(tx, { communityId, period: '2026-11', day: day('2026-11-01') }))
  for (const which of ALL) await run((tx) => pay(tx, communityId, households[which], made[which].pays))
  await run((tx) => runDunning(tx, { communityId, day: day('2026-11-20') }))
  await run((tx) => renderNotices(tx, { communityId }))
  await run((tx) => queueMessages(tx, { communityId, day: day('2026-11-20') }))
  await holdBillNotices(run, query, communityId)
  for (const which of ALL) await converse(run, communityId, households[which], made[which])
  const ids = await communityIds(run, query, communityId)
  for (const which of ALL) Object.assign(households[which], await workIds(query, households[which]))
  return {
    communityId,
    ids,
    households: Object.fromEntries(
      await Promise.all(
        ALL.map(async (which) => {
          const own = { ...households[which], room: ROOMS[which] }
          const amounts = await amountsOf(query, own)
          const { shown, hidden } = made[which]
          return [which, { room: ROOMS[which], ids: own, marks: { shown, private: hidden, amounts } }]
        }),
      ),
    ) as Place['households'],
  }
}

/** A bill notice a household besides what dunning wrote, its words held for somebody to look at. */
async function holdBillNotices(run: Run, query: Query, communityId: string) {
  const today = { communityId, day: day('2026-11-20') }
  await run((tx) => issueBillNotices(tx, { ...today, period: '2026-09' }))
  await run((tx) => renderNotices(tx, { communityId }))
  await run((tx) => queueMessages(tx, today))
  const written = await query<{ documentId: string }>(
    `SELECT document_id AS "documentId" FROM documents.v_document WHERE community_id = $1 AND kind = 'bill_notice'`,
    [communityId],
  )
  for (const { documentId } of written)
    await run((tx) => holdText(tx, { communityId, documentId, wording: ODD }))
}

/** As the rule would put it; the first flag there is, which a probe names by itself. */
const ODD: WordingVerdict = {
  verdict: 'review',
  flags: [FLAGS[0]],
  severity: 'warn',
  spans: [{ start: 0, end: 2, text: '缴费', flag: FLAGS[0] }],
  suggestion: { zh: '换一种说法。', en: 'Say it another way.' },
}

function traits(mark: string, number: number) {
  const phone = `139${String(70_000_000 + number * 137_911)}`
  const said = `${mark}${number}说过的一句话`
  const address = `云杉市白桦区第${mark}${number}大道百号`
  const idNumber = checkDigit(`1101011990030${String(7000 + number * 7).slice(0, 4)}`)
  return {
    area: `${70 + number}.${String(13 + number * 7).slice(-2)}`,
    name: `雀${mark}${number}`,
    phone,
    emergency: `137${String(60_000_000 + number * 131_071)}`,
    address,
    idNumber,
    said,
    pays: 1_000 + number * 37 + 3,
    promises: 2_000 + number * 41 + 7,
    shown: [`雀${mark}${number}`, said],
    hidden: [phone, `137${String(60_000_000 + number * 131_071)}`, address, idNumber],
  }
}

function premisesRow(which: Which, floorArea: string) {
  const [building, entrance, room] = ROOMS[which].split('-') as [string, string, string]
  return { building, entrance, room, code: ROOMS[which], usage: 'residential' as const, floorArea }
}

function householdRow(which: Which, of: ReturnType<typeof traits>) {
  return {
    premisesCode: ROOMS[which],
    owners: [{ name: of.name, phones: [of.phone], idNumber: of.idNumber }],
    fromDay: '2020-01-01',
    address: of.address,
    emergency: { name: '亲属', phone: of.emergency },
  }
}

async function recordContract(tx: Tx, communityId: string) {
  const scan = { name: '合同.html', bytes: new TextEncoder().encode('<script>1</script>') }
  const clauses = { feeClause: '第八条：物业费按建筑面积计收。', dueClause: '第九条：每月十日前缴纳。' }
  await recordServiceContract(tx, {
    communityId,
    title: '物业服务合同',
    fromDay: '2020-01-01',
    ...clauses,
    scan,
  })
}

async function publishRate(tx: Tx, communityId: string, number: number) {
  await setRate(tx, {
    communityId,
    feeItem: { code: 'property_fee', name: '物业费', kind: 'property_fee' },
    standard: { name: '住宅', formula: 'area_rate', periodMonths: 1, dueMonth: 0, dueDate: 10 },
    unitPrice: `1.8${number}`,
    from: '2020-01-01',
    publishedPlace: '公告栏',
    publishedDay: '2019-12-01',
    assign: [{ usage: 'residential' }],
  })
}

/** The old household is gone from the room; what it owes stays its own. */
async function handOver(tx: Tx, communityId: string, ids: Ids, mark: string) {
  const newOwners = [{ name: `新主${mark}` }]
  await transferOwnership(tx, {
    communityId,
    premisesId: ids['premisesId'] as string,
    day: '2026-10-15',
    newOwners,
  })
}

async function pay(tx: Tx, communityId: string, ids: Ids, amountFen: number) {
  const accountId = ids['accountId'] as string
  const key = `estate ${accountId}`
  await receive(tx, { communityId, accountId, amountFen, method: 'cash', day: '2026-11-20', key })
}

async function converse(run: Run, communityId: string, ids: Ids, of: ReturnType<typeof traits>) {
  const where = { communityId, householdId: ids['householdId'] as string }
  const spoke = {
    ...where,
    channel: 'counter' as const,
    direction: 'inbound' as const,
    outcome: 'spoke' as const,
  }
  await run((tx) => recordServiceNeed(tx, { ...where, kind: 'service_need', note: of.said }))
  await run((tx) => recordContact(tx, { ...spoke, content: of.said }))
  await run((tx) => promiseToPay(tx, { ...where, amountFen: of.promises, day: '2026-11-28' }))
  await run((tx) => holdDunning(tx, { ...where, reason: 'hardship', reviewDay: '2026-12-20', note: of.said }))
  const chargeId = ids['chargeId'] as string
  const less = {
    communityId,
    chargeId,
    amountFen: -1,
    reason: '服务有缺',
    day: '2026-11-20',
    key: randomUUID(),
  }
  await run((tx) => adjust(tx, less))
  const items = [{ itemId: chargeId }]
  await run((tx) => openDispute(tx, { ...where, about: 'amount', says: of.said, items }))
}

async function idsOf(query: Query, communityId: string, room: string): Promise<Ids> {
  const [found] = await query<Ids>(
    `SELECT p.premises_id AS "premisesId", p.building_id AS "buildingId", l.household_id AS "householdId",
            m.party_id AS "partyId", c.contact_point_id AS "contactPointId", a.account_id AS "accountId",
            g.charge_id AS "chargeId", g.charge_id AS "itemId", g.bill_id AS "billId"
     FROM roster.v_premises p
     JOIN roster.v_liability l ON l.premises_id = p.premises_id
     JOIN roster.v_household_member m ON m.household_id = l.household_id
     JOIN roster.v_contact_point c ON c.party_id = m.party_id AND c.kind = 'phone'
     JOIN ledger.v_account a ON a.household_id = l.household_id
     JOIN billing.v_charge g ON g.household_id = l.household_id
     WHERE p.community_id = $1 AND p.code = $2`,
    [communityId, room],
  )
  if (!found) throw new Error(`nothing stands in ${room}`)
  return { ...found, communityId }
}

async function workIds(query: Query, ids: Ids): Promise<Ids> {
  const [found] = await query<Ids>(
    `SELECT (SELECT r.id FROM ledger.receipt r WHERE r.account_id = $2) AS "receiptId",
            (SELECT n.id FROM collections.notice n WHERE n.household_id = $1 LIMIT 1) AS "noticeId",
            (SELECT d.document_id FROM documents.v_document d WHERE d.household_id = $1 AND d.kind <> 'bill_notice'
             LIMIT 1) AS "documentId",
            (SELECT m.message_id FROM channels.v_message m WHERE m.household_id = $1 AND m.state = 'held'
             LIMIT 1) AS "messageId",
            (SELECT t.id FROM collections.task t WHERE t.household_id = $1 LIMIT 1) AS "taskId",
            (SELECT c.id FROM billing.charge c WHERE c.household_id = $1 AND c.kind = 'adjustment') AS "adjustmentId",
            (SELECT h.id FROM collections.hold h WHERE h.household_id = $1) AS "holdId",
            (SELECT d.id FROM collections.dispute d WHERE d.household_id = $1) AS "disputeId",
            (SELECT p.id FROM collections.promise p WHERE p.household_id = $1) AS "promiseId"`,
    [ids['householdId'], ids['accountId']],
  )
  const missing = Object.entries(found ?? {}).filter(([, id]) => id === null)
  if (missing.length > 0) throw new Error(`${ids['room']}: no ${missing.map(([name]) => name).join(', ')}`)
  return found as Ids
}

async function communityIds(run: Run, query: Query, communityId: string): Promise<Ids> {
  const file = { name: 'roster.csv', bytes: Buffer.from(ROSTER) }
  const { reportHash } = await run((tx) =>
    dryRunRoster(tx, { communityId, file, day: day('2026-11-20'), mapping: null }),
  )
  await run((tx) => acceptRoster(tx, { communityId, reportHash }))
  const [found] = await query<Ids>(
    `SELECT (SELECT i.import_id FROM imports.v_import i WHERE i.community_id = $1) AS "importId",
            (SELECT r.id FROM billing.run r WHERE r.community_id = $1 AND r.period = '2026-11' AND r.kind = 'periodic') AS "runId",
            (SELECT t.id FROM ledger.till t WHERE t.community_id = $1 LIMIT 1) AS "tillId",
            (SELECT c.id FROM roster.service_contract c WHERE c.community_id = $1) AS "serviceContractId"`,
    [communityId],
  )
  return { ...(found as Ids), communityId, reportHash }
}

/** Every sum of money one could learn of a household: each charge, receipt, promise, and what is open in all. */
async function amountsOf(query: Query, ids: Ids): Promise<number[]> {
  const rows = await query<{ fen: number }>(
    `SELECT c.amount_fen AS fen FROM billing.v_charge c WHERE c.household_id = $1
     UNION SELECT i.open_fen FROM ledger.v_open_item i WHERE i.household_id = $1
     UNION SELECT sum(i.open_fen)::bigint FROM ledger.v_open_item i WHERE i.household_id = $1
     UNION SELECT sum(i.open_fen)::bigint FROM ledger.v_open_item i WHERE i.household_id = $1 AND i.due_day < '2026-11-20'
     UNION SELECT r.amount_fen FROM ledger.receipt r WHERE r.account_id = $2
     UNION SELECT p.amount_fen FROM collections.v_promise p WHERE p.household_id = $1`,
    [ids['householdId'], ids['accountId']],
  )
  return rows.map(({ fen }) => fen).filter((fen) => fen >= 1_000)
}
