/**
 * Cashiers who never give up: each writes down a key, asks with it until it is answered, and only then goes on. What
 * they wrote down is held against the ledger in the end: nothing acknowledged is lost, nothing asked twice is doubled.
 */
import type { House, Person } from './house.ts'
import { pause } from './chance.ts'

export type Line = {
  key: string
  accountId: string
  amountFen: number
  receiptNo: string | null
  tries: number
}
export type Log = {
  lines: Line[]
  /** When each acknowledged request was sent and answered, by performance.now(). */
  answers: { asked: number; answered: number }[]
  /** Answers that were neither a receipt nor "try again": there may be none. */
  unexpected: string[]
  again: number
}

export type Cashiers = {
  log: Log
  /** Milliseconds from `since` until so many receipts were asked for and given after it. */
  recovered(since: number, patienceMs: number, receipts?: number): Promise<number>
  /** Lets everybody finish the receipt in hand; what nobody answers is given up in the end, and shows as unexpected. */
  stop(): Promise<void>
}

const DAY = '2026-11-20'
const PATIENCE_MS = 120_000

export async function startCashiers(
  house: House,
  person: Person,
  many: number,
  name: string,
): Promise<Cashiers> {
  const accounts = await house.query<{ id: string }>(
    'SELECT account_id AS id FROM ledger.v_account WHERE community_id = $1 ORDER BY 1',
    [house.communityId],
  )
  const log: Log = { lines: [], answers: [], unexpected: [], again: 0 }
  let stopped = false
  const cashier = async (index: number) => {
    for (let turn = 0; !stopped && log.unexpected.length === 0; turn += 1) {
      const account = accounts[(index * 7 + turn) % accounts.length] as { id: string }
      const line: Line = {
        key: `${name} ${index} ${turn}`,
        accountId: account.id,
        amountFen: 100 + ((index * 31 + turn) % 900),
        receiptNo: null,
        tries: 0,
      }
      log.lines.push(line)
      while (!line.receiptNo && log.unexpected.length === 0) await ask(house, person, line, log)
    }
  }
  const working = Promise.all(Array.from({ length: many }, (_, index) => cashier(index)))
  return {
    log,
    async recovered(since, patienceMs, receipts = 1) {
      for (;;) {
        const back = log.answers.filter(({ asked }) => asked > since).at(receipts - 1)
        if (back) return back.answered - since
        if (log.unexpected.length === 0 && performance.now() - since > patienceMs)
          log.unexpected.push(`no receipt for ${Math.round(performance.now() - since)} ms`)
        // With the first of it everybody gives up.
        if (log.unexpected.length > 0) throw new Error(log.unexpected.join('\n'))
        await pause(20)
      }
    },
    async stop() {
      stopped = true
      const patience = setTimeout(() => log.unexpected.push('nobody answers any more'), PATIENCE_MS)
      await working
      clearTimeout(patience)
    },
  }
}

async function ask(house: House, person: Person, line: Line, log: Log) {
  const { key, accountId, amountFen } = line
  line.tries += 1
  const asked = performance.now()
  try {
    const request = { accountId, amountFen, method: 'cash', day: DAY, key }
    const { status, body } = await person.send('POST', `/api/ledger/${house.communityId}/receipts`, request)
    if (status === 200 || status === 201) {
      line.receiptNo = body.receiptNo
      log.answers.push({ asked, answered: performance.now() })
      return
    }
    if (status !== 503) return void log.unexpected.push(`${status} ${JSON.stringify(body)}`)
  } catch {
    // Nobody answered: whether it was taken, only the same key can tell.
  }
  log.again += 1
  await pause(100)
}

/** What every fault is about: of so many acknowledged receipts none is lost, and none is there twice. */
export type Account = { acknowledged: number; lost: number; doubled: number }

/** Holds what was written down against the ledger and every invariant; throws at the first thing lost or doubled. */
export async function settle(
  house: House,
  logs: ReadonlyMap<string, Log>,
  more: readonly string[] = [],
): Promise<Account> {
  const wrong = [...more]
  for (const [name, log] of logs) wrong.push(...(await differences(house, name, log)))
  wrong.push(...(await house.breaches()))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const lines = [...logs.values()].flatMap((log) => log.lines)
  return { acknowledged: lines.filter(({ receiptNo }) => receiptNo).length, lost: 0, doubled: 0 }
}

/** What was written down against what the ledger holds. Answers the differences; none: an empty list. */
async function differences(house: House, name: string, { lines, unexpected }: Log): Promise<string[]> {
  const rows = await house.query<{ key: string; no: string; account: string; amount: number }>(
    `SELECT r.idempotency_key AS key, v.receipt_no AS no, r.account_id AS account, r.amount_fen AS amount
     FROM ledger.receipt r JOIN ledger.v_receipt v ON v.community_id = r.community_id AND v.receipt_id = r.id
     WHERE r.idempotency_key LIKE $1`,
    [`${name} %`],
  )
  const stored = new Map(rows.map((row) => [row.key, row]))
  const found = [...unexpected]
  if (stored.size !== rows.length) found.push(`${rows.length - stored.size} keys twice`)
  if (rows.length !== lines.length) found.push(`${lines.length} asked, ${rows.length} stored`)
  for (const { key, receiptNo, accountId, amountFen } of lines) {
    const row = stored.get(key)
    if (!row) found.push(`lost: ${key} ${receiptNo}`)
    else if (row.no !== receiptNo || row.account !== accountId || row.amount !== amountFen)
      found.push(`otherwise: ${key} ${receiptNo} ${JSON.stringify(row)}`)
  }
  return found.slice(0, 10)
}
