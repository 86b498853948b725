/** Two things at one moment, where only one order is right. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarTasks } from '../../src/app/calendar-tasks.ts'
import { newMemory, runCalendar } from '../../src/app/calendar.ts'
import { firstRun } from '../../src/app/setup/first-run.ts'
import { dispatch } from '../../src/flow/channels/commands/dispatch.ts'
import { fileFolder } from '../../src/flow/channels/transports/file-folder/file-folder.ts'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { createCommunity } from '../../src/flow/roster/commands/create-community.ts'
import { checks } from '../../src/app/commands/verify.ts'
import { createPool, type DatabaseConfig } from '../../src/platform/db/pool.ts'
import { type Database, inSnapshot, inTransaction, type Tx } from '../../src/platform/db/tx.ts'
import { compileSql } from '../../src/platform/db/sql-file.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { day } from '../../src/rules/day.ts'
import { Problem } from '../../src/rules/problem.ts'
import { buildEstate } from '../support/estate.ts'
import { type Chance, pause } from './chance.ts'

const CASHIERS = 50
const DAY = '2026-11-21'
/** Two days after September was due: the first reminder goes by message, which waits for the morning. */
const REMINDED = '2026-09-12'
const actor = { kind: 'system', name: 'faults' } as const
const at = (text: string) => new Date(`${text}:00+08:00`)

export type Town = {
  database: Database
  companyId: string
  folder: string
  write<Result>(work: (tx: Tx) => Promise<Result>, when?: Date): Promise<Result>
  query<Row>(sql: string, values?: Record<string, unknown>): Promise<Row[]>
  /** A new community with people who owe. */
  estate(code: string): Promise<string>
  breaches(): Promise<string[]>
  close(): Promise<void>
}

/** A company on a migrated database nobody else uses. */
export async function openTown(config: DatabaseConfig): Promise<Town> {
  // Fewer connections than cashiers: a test server has a hundred for everybody.
  const database: Database = { pool: createPool(config, { max: 30, name: 'dunwell-faults' }) }
  const folder = await mkdtemp(join(tmpdir(), 'dunwell-races-'))
  const when = at(`${DAY}T06:00`)
  const admin = { company: '安居物业', adminName: '陈', username: 'admin', password: 'plum-tree 93 lantern' }
  const { companyId } = await firstRun(database, { ...admin, communities: [] }, { at: when })
  const write: Town['write'] = (work, then = when) =>
    inTransaction(database, { companyId, actor, at: then }, work)
  return {
    database,
    companyId,
    folder,
    write,
    query: <Row>(sql: string, values: Record<string, unknown> = {}) =>
      inSnapshot(database, { companyId, actor, at: when }, (tx) =>
        tx.rows<Row>(compileSql('faults', sql), values),
      ),
    async estate(code) {
      const { communityId } = await write((tx) => createCommunity(tx, { code, name: `苑${code}` }))
      await buildEstate(write, communityId)
      return communityId
    },
    async breaches() {
      const found = await verify(database, checks, {
        companyIds: [companyId],
        communityId: null,
        at: at('2027-12-31T00:00'),
      })
      return found
        .filter((each) => each.breaches > 0)
        .map(({ invariant, breaches, sample }) => `${invariant}: ${breaches} ${sample}`)
    },
    async close() {
      await database.pool.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type OpenItem = { item: string; account: string; household: string; open: number }

const openItems = (town: Town, communityId: string) =>
  town.query<OpenItem>(
    `SELECT item_id AS item, account_id AS account, household_id AS household, open_fen AS open
     FROM ledger.v_open_item WHERE community_id = :community AND open_fen > 0 ORDER BY item_id`,
    { community: communityId },
  )

export type OneBill = { bills: number; attempts: number; paid: number; refused: number }

/** Fifty cashiers, each shown the same open amount, take money for one charge: one receipt, and forty-nine are told. */
export async function oneBill(town: Town, code: string, bills: number): Promise<OneBill> {
  const communityId = await town.estate(code)
  const items = (await openItems(town, communityId)).slice(0, bills)
  let [paid, refused] = [0, 0]
  for (const { item, account, open } of items) {
    const answers = await Promise.allSettled(
      Array.from({ length: CASHIERS }, (_, cashier) =>
        town.write((tx) =>
          receive(tx, {
            communityId,
            accountId: account,
            amountFen: open,
            method: 'cash',
            day: DAY,
            key: `one bill ${item} ${cashier}`,
            charges: [{ chargeId: item, openFen: open }],
          }),
        ),
      ),
    )
    const taken = answers.filter(({ status }) => status === 'fulfilled').length
    if (taken !== 1) throw new Error(`${item}: ${taken} receipts for one charge`)
    for (const answer of answers)
      if (answer.status === 'rejected' && !(answer.reason instanceof Problem)) throw answer.reason
    paid += taken
    refused += CASHIERS - taken
  }
  const left = (await openItems(town, communityId)).filter((each) =>
    items.some(({ item }) => item === each.item),
  )
  if (left.length > 0) throw new Error(`still open: ${JSON.stringify(left)}`)
  return { bills: items.length, attempts: items.length * CASHIERS, paid, refused }
}

export type Reminders = {
  waiting: number
  sent: number
  paidInTime: number
  paidAfterwards: number
  sentAlthoughPaid: number
}

/**
 * Reminders wait for the morning; people pay just before, and while, they are dispatched. The community's audit chain
 * says who was first: what commits there is in one line. A reminder behind its household's last receipt is one too many.
 */
export async function receiptAgainstReminder(town: Town, code: string, chance: Chance): Promise<Reminders> {
  const communityId = await town.estate(code)
  await town.write((tx) => runDunning(tx, { communityId, day: day(REMINDED) }), at(`${REMINDED}T06:30`))
  const house = { database: town.database, transport: fileFolder(town.folder), actor }
  const send = (when: string) => dispatch(house, { companyId: town.companyId, communityId, at: at(when) })
  const { postponed: waiting } = await send(`${REMINDED}T07:00`)
  if (waiting < 10) throw new Error(`only ${waiting} reminders wait`)
  const owed = new Map<string, { account: string; fen: number }[]>()
  for (const { household, account, open } of await openItems(town, communityId)) {
    const accounts = owed.get(household) ?? []
    const same = accounts.find((each) => each.account === account)
    if (same) same.fen += open
    else accounts.push({ account, fen: open })
    owed.set(household, accounts)
  }
  const pay = async (accounts: { account: string; fen: number }[]) => {
    for (const { account, fen } of accounts)
      await town.write(
        (tx) =>
          receive(tx, {
            communityId,
            accountId: account,
            amountFen: fen,
            method: 'cash',
            day: REMINDED,
            key: `reminded ${account}`,
          }),
        at(`${REMINDED}T08:00`),
      )
  }
  const households = [...owed.keys()]
  const early = new Set(households.filter(() => chance.between(1, 3) === 1))
  for (const household of early) await pay(owed.get(household) ?? [])
  const paying = households.filter((household) => !early.has(household))
  const delays = paying.map(() => chance.between(0, 700))
  await Promise.all([
    send(`${REMINDED}T08:00`),
    ...paying.map(async (household, index) => {
      await pause(delays[index] as number)
      await pay(owed.get(household) ?? [])
    }),
  ])
  await send(`${REMINDED}T08:05`)
  const figures = { waiting, ...(await whoWasFirst(town, communityId)) }
  if (figures.sentAlthoughPaid > 0) throw new Error(JSON.stringify(figures))
  return figures
}

/** Each household that was reminded, and where in the chain its reminder and its last receipt stand. */
async function whoWasFirst(town: Town, communityId: string): Promise<Omit<Reminders, 'waiting'>> {
  const rows = await town.query<{ sent: number | null; paid: number }>(
    `SELECT max(s.seq) AS sent, max(p.seq) AS paid
     FROM ledger.v_account a
     JOIN platform.audit_entry p ON p.chain_id = a.community_id AND p.action = 'ledger.receive'
       AND p.facts->>'accountId' = a.account_id::text AND p.at >= :at
     LEFT JOIN channels.v_message m ON m.community_id = a.community_id AND m.household_id = a.household_id
     LEFT JOIN platform.audit_entry s ON s.chain_id = a.community_id AND s.action = 'channels.hand_over'
       AND s.subject = 'message:' || m.message_id
     WHERE a.community_id = :community
     GROUP BY a.household_id`,
    { community: communityId, at: at(`${REMINDED}T07:30`) },
  )
  const sent = rows.filter((row) => row.sent !== null)
  const sentAlthoughPaid = sent.filter((row) => (row.sent as number) > row.paid).length
  return {
    sent: sent.length,
    paidInTime: rows.length - sent.length,
    paidAfterwards: sent.length - sentAlthoughPaid,
    sentAlthoughPaid,
  }
}

export type CalendarRace = { instants: number; tellers: number; runs: number }

/** Several servers' calendars tick at the same instants of a month's end: each task of a day is done once. */
export async function calendarRace(town: Town, code: string): Promise<CalendarRace> {
  const communityId = await town.estate(code)
  const instants = ['2026-11-26T09:10', '2026-11-26T23:55', '2026-11-28T09:10']
  const tellers = 4
  const defects: unknown[] = []
  for (const instant of instants)
    await Promise.all(
      Array.from({ length: tellers }, () =>
        runCalendar(
          {
            house: { database: town.database, dataDir: town.folder },
            tasks: calendarTasks,
            memory: newMemory(),
            onDefect: (_what, defect) => defects.push(defect),
          },
          at(instant),
        ),
      ),
    )
  if (defects.length > 0) throw defects[0]
  const [counted] = await town.query<{ runs: number; audited: number; subjects: number }>(
    `SELECT (SELECT count(*) FROM platform.calendar_run r WHERE r.community_id = :community) AS runs,
            count(*) AS audited, count(DISTINCT e.subject) AS subjects
     FROM platform.audit_entry e WHERE e.chain_id = :community AND e.action = 'calendar.run'`,
    { community: communityId },
  )
  if (!counted || counted.runs < 6 || counted.runs !== counted.audited || counted.runs !== counted.subjects)
    throw new Error(`the calendar ran otherwise than once: ${JSON.stringify(counted)}`)
  return { instants: instants.length, tellers, runs: counted.runs }
}
