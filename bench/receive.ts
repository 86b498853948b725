/**
 * Receipts over HTTP: a real server, one signed-in session, as many cashiers as tills, each paying all that is open of
 * the next account; beside raw SQL transactions that write the same receipts in a copy of the same community.
 */
import { type Database, inSnapshot, uuidV7 } from '../src/platform/db/tx.ts'
import { auditChain } from '../src/platform/verify/audit-chain.ts'
import { bindSql, sqlFile } from '../src/platform/db/sql-file.ts'
import { caller, handsOn, type Taken } from './cashiers.ts'
import { AT, type Estate, LOGIN } from './estate.ts'
import type { EstateHouse } from './estates.ts'
import { settle } from './house.ts'
import { type Bench, measured, rounded } from './measured.ts'
import { serve } from './served.ts'

const OWED = sqlFile(import.meta.url, './sql/owed.sql')
const RAW = sqlFile(import.meta.url, './sql/raw-receipt.sql')
const WRITTEN = sqlFile(import.meta.url, './sql/receipts-written.sql')

const CASHIERS = 8
const MOST = 5_000
/** Nobody opens the doors and takes the day's peak in the same second: so many receipts before the clock runs. */
const FIRST = 400
const DAY = '2026-11-21'

type Owed = { account_id: string; amount_fen: number }
/** What a receipt that was taken says, so that raw SQL writes the same. */
type Known = Owed & { because: object }

export const receive: Bench = {
  name: 'receive',
  noun: '户 households',
  sizeOf: (households) => households,
  async run({ estates, say }, households) {
    const ours = await estates.open('billed', households)
    const raw = await estates.open('billed', households)
    try {
      const owed = await read<Owed>(ours, OWED, { most: MOST + FIRST })
      say(`${CASHIERS} 个收款台 tills，${owed.length} 笔 receipts over HTTP …`)
      const http = await overHttp(ours, owed)
      say(`  ${(http.measured / http.seconds).toFixed(0)} /s, p99 ${http.p99Ms.toFixed(1)} ms`)
      const known = await read<Known>(ours, WRITTEN, {})
      say('同样的收据，只用 SQL the same receipts in raw SQL …')
      const limit = await inSql(raw, known)
      say(`  ${(limit.measured / limit.seconds).toFixed(0)} /s, p99 ${limit.p99Ms.toFixed(1)} ms`)
      await needEqual(ours, raw)
      await needWholeChain(ours)
      const figures = { seconds: http.seconds, limitSeconds: limit.seconds, rssMiB: http.rssMiB }
      return measured('receive', households, figures, {
        receipts: http.measured,
        perSecond: Math.round(http.measured / http.seconds),
        p50Ms: rounded(http.p50Ms, 1),
        p99Ms: rounded(http.p99Ms, 1),
        limitPerSecond: Math.round(limit.measured / limit.seconds),
        limitP99Ms: rounded(limit.p99Ms, 1),
      })
    } finally {
      await ours.drop()
      await raw.drop()
    }
  },
}

type Run = Taken & { measured: number }

async function overHttp(house: EstateHouse, owed: readonly Owed[]): Promise<Run & { rssMiB: number }> {
  await settle(house.database)
  const { communityId } = house.estate
  const server = await serve(house.config, AT)
  let cookie: string | null = null
  const call = caller(server.url, CASHIERS, () => cookie)
  const post = async (path: string, body: unknown) => {
    const answer = await call({ method: 'POST', path: `/api${path}`, body })
    if (answer.status !== 200) throw new Error(`${path} ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer
  }
  try {
    cookie = (await post('/auth/session', LOGIN)).cookie
    const tills: string[] = []
    for (let number = 1; number <= CASHIERS; number += 1) {
      const till = { code: `W${number}`, name: `${number} 号窗口` }
      const { body } = await post(`/ledger/${communityId}/tills`, till)
      tills.push((body as { tillId: string }).tillId)
    }
    const pay = ({ account_id, amount_fen }: Owed, cashier: number) =>
      post(`/ledger/${communityId}/receipts`, {
        accountId: account_id,
        amountFen: amount_fen,
        method: 'cash',
        tillId: tills[cashier],
        day: DAY,
        key: account_id,
      }).then(() => undefined)
    const taken = await afterWarmUp(owed, pay)
    call.end()
    return { ...taken, rssMiB: await server.stop() }
  } catch (error) {
    call.end()
    await server.stop()
    throw error
  }
}

/** The same receipts, a transaction each, over as many connections. */
async function inSql(house: EstateHouse, known: readonly Known[]): Promise<Run> {
  await settle(house.database)
  const { communityId, context } = house.estate
  const tills = await openTills(house.database, house.estate)
  const text = { name: 'raw', text: RAW.text }
  return afterWarmUp(known, async ({ account_id, amount_fen, because }, cashier) => {
    const client = await house.database.pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL ROLE dunwell_app; SET LOCAL app.company = '${context.companyId}'`)
      const values = {
        community_id: communityId,
        account_id,
        till_id: tills[cashier],
        receipt_id: uuidV7(),
        allocation_id: uuidV7(),
        amount_fen,
        key: account_id,
        digest: account_id,
        received_by: '管理员',
        day: DAY,
        at: AT,
        because,
        facts: JSON.stringify({ account_id, amount_fen, day: DAY }),
      }
      await client.query({ ...text, values: bindSql(RAW, values) })
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  })
}

async function afterWarmUp<Job>(
  jobs: readonly Job[],
  work: (job: Job, hand: number) => Promise<void>,
): Promise<Run> {
  const first = Math.min(FIRST, Math.floor(jobs.length / 10))
  await handsOn(jobs.slice(0, first), CASHIERS, work)
  const taken = await handsOn(jobs.slice(first), CASHIERS, work)
  return { ...taken, measured: jobs.length - first }
}

async function openTills({ pool }: Database, { communityId, context }: Estate): Promise<string[]> {
  const ids = Array.from({ length: CASHIERS }, () => uuidV7())
  const client = await pool.connect()
  try {
    await client.query(`BEGIN; SET LOCAL app.company = '${context.companyId}'`)
    await client.query(
      `INSERT INTO ledger.till (community_id, id, company_id, code, name)
       SELECT $1, id, $2, 'W' || number, number || ' 号窗口' FROM unnest($3::uuid[]) WITH ORDINALITY AS t (id, number)`,
      [communityId, context.companyId, ids],
    )
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  return ids
}

/** Counts and sums of everything both wrote. */
async function needEqual(ours: EstateHouse, raw: EstateHouse) {
  const [mine, theirs] = [await read(ours, SUMS, {}), await read(raw, SUMS, {})]
  if (JSON.stringify(mine) !== JSON.stringify(theirs))
    throw new Error(`${JSON.stringify(mine)} by us, ${JSON.stringify(theirs)} by SQL`)
}
/** However many wrote at once, every audit row stands upon the one before. */
async function needWholeChain({ database, estate }: EstateHouse) {
  const found = await inSnapshot(database, estate.context, (tx) => auditChain.run(tx, estate.communityId))
  if (found.breaches > 0) throw new Error(`the audit chain is broken: ${found.sample.join(', ')}`)
}

const SUMS = sqlFile(import.meta.url, './sql/receipt-sums.sql')

async function read<Row>(
  { database, estate }: EstateHouse,
  sql: typeof OWED,
  values: Record<string, unknown>,
): Promise<Row[]> {
  const client = await database.pool.connect()
  try {
    await client.query(`BEGIN; SET LOCAL app.company = '${estate.context.companyId}'`)
    const given = { community_id: estate.communityId, ...values }
    const { rows } = await client.query(sql.text, bindSql(sql, given))
    await client.query('COMMIT')
    return rows as Row[]
  } finally {
    client.release()
  }
}
