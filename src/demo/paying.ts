/** People come and pay: at the counter, by card, by transfer; early, in part, too much, twice; and cashiers slip. */
import { receive } from '../flow/ledger/commands/receive.ts'
import { reverse } from '../flow/ledger/commands/reverse.ts'
import type { Receipt } from '../flow/ledger/model.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Tx } from '../platform/db/tx.ts'
import { addDays, type Day, later } from '../rules/day.ts'
import { type Fen, fen } from '../rules/money.ts'
import type { Moment } from './house.ts'
import type { Life, Payer } from './life.ts'
import { TEMPERS } from './temper.ts'

const OPEN = sqlFile(import.meta.url, './sql/open-accounts.sql')
const BILLED = sqlFile(import.meta.url, './sql/billed-on.sql')

type OpenAccount = { account_id: string; open_fen: Fen; year_ahead_fen: Fen }

/** Whoever has just been billed decides when to pay, or forgets. */
export async function answerBills(life: Life, moment: Moment) {
  const rows = await life.house.look(moment, (tx) =>
    tx.rows<{ household_id: string; due_day: Day }>(BILLED, {
      community_id: life.communityId,
      day: moment.day,
    }),
  )
  for (const { household_id, due_day } of rows) {
    const payer = life.payers.get(household_id)
    const temper = payer && TEMPERS[payer.temper]
    if (!payer || !temper?.pays || payer.willPay || payer.chance.yes(temper.forgets)) continue
    const { afterBill, often, nearDue } = temper.pays
    const wanted = payer.chance.yes(often)
      ? addDays(moment.day, payer.chance.whole(...afterBill))
      : addDays(due_day, payer.chance.whole(...nearDue))
    payOn(life, payer, later(wanted, addDays(moment.day, 1)))
  }
}

/** Notes a payment of all that will be open on a day; of `amount` fen when named. */
export function payOn(life: Life, payer: Payer, day: Day, amount?: Fen) {
  payer.willPay = true
  life.agenda.note({ day, minutes: payingMinute(payer) }, async (moment) => {
    payer.willPay = false
    await pay(life, payer, moment, amount)
  })
}

const SOON = { courtesy: [1, 9], message: [0, 5], call: [1, 6], visit: [0, 4], letter: [3, 14] } as const

/** A step reached somebody; perhaps they pay within days. */
export function moved(
  life: Life,
  payer: Payer,
  by: 'courtesy' | 'message' | 'call' | 'visit' | 'letter',
  day: Day,
) {
  const { moved: often } = TEMPERS[payer.temper]
  if (payer.willPay || !payer.chance.yes(by === 'courtesy' ? often.message / 4 : often[by])) return
  const [soonest, latest] = SOON[by]
  payOn(life, payer, addDays(day, payer.chance.whole(soonest, latest)))
}

async function pay(life: Life, payer: Payer, moment: Moment, amount?: Fen) {
  const slip = payer.habit !== 'transfer' && payer.chance.yes(0.006)
  const receipts = await take(
    life,
    payer,
    moment,
    (accounts) => (amount === undefined ? shares(payer, accounts) : inTurn(accounts, amount)),
    slip,
  )
  if (slip) for (const receipt of receipts) correct(life, payer, moment, receipt)
  else if (payer.temper === 'mistaken' && payer.chance.yes(0.3)) payAgain(life, payer, moment, receipts)
}

type Share = { accountId: string; amount: Fen }

async function take(
  life: Life,
  payer: Payer,
  moment: Moment,
  choose: (accounts: OpenAccount[]) => Share[],
  slip = false,
): Promise<Receipt[]> {
  const who = payer.habit === 'transfer' ? life.staff.finance : life.staff.cashier
  return life.house.act(who, moment, async (tx) => {
    const key = { community_id: life.communityId, household_id: payer.householdId }
    const accounts = await tx.rows<OpenAccount>(OPEN, key)
    const receipts: Receipt[] = []
    for (const share of choose(accounts)) {
      const wrong = slip && receipts.length === 0
      receipts.push(
        await receiveShare(
          life,
          payer,
          moment,
          tx,
          wrong ? { ...share, amount: mistyped(share.amount) } : share,
        ),
      )
    }
    if (receipts.length === 0) tx.nothingChanged()
    return slip ? receipts.slice(0, 1) : receipts
  })
}

function receiveShare(life: Life, payer: Payer, { day, minutes }: Moment, tx: Tx, share: Share) {
  return receive(tx, {
    communityId: life.communityId,
    accountId: share.accountId,
    amountFen: share.amount,
    method: payer.habit,
    day,
    key: `demo ${day} ${minutes} ${share.accountId} ${share.amount}`,
    tillId: payer.habit === 'transfer' ? life.tills.bank : life.tills.counter,
  })
}

/** What somebody brings for each account: all of it, a part in whole yuan, the year, or a rounded-up note. */
function shares(payer: Payer, accounts: readonly OpenAccount[]): Share[] {
  const { percent } = TEMPERS[payer.temper]
  const part = payer.chance.whole(...percent)
  return accounts.flatMap(({ account_id, open_fen, year_ahead_fen }) => {
    const brought = part < 100 ? wholeYuan((open_fen * part) / 100) : open_fen
    const ahead = payer.temper === 'yearly' ? year_ahead_fen : 0
    const rounded = payer.habit === 'cash' && part === 100 && payer.chance.yes(0.08)
    const amount = fen(rounded ? Math.ceil(brought / 1_000) * 1_000 : brought + ahead)
    return amount > 0 ? [{ accountId: account_id, amount }] : []
  })
}

function inTurn(accounts: readonly OpenAccount[], amount: Fen): Share[] {
  let left: number = amount
  return accounts.flatMap(({ account_id, open_fen }) => {
    const part = fen(Math.min(left, open_fen))
    left -= part
    return part > 0 ? [{ accountId: account_id, amount: part }] : []
  })
}

function wholeYuan(amount: number): number {
  return Math.max(100, Math.round(amount / 100) * 100)
}

/** One digit too many typed in front, or a ten forgotten. */
function mistyped(amount: Fen): Fen {
  return fen(amount + (amount < 100_000 ? 100_000 : 1_000))
}

/** The same again, a few days later. */
function payAgain(life: Life, payer: Payer, { day }: Moment, receipts: readonly Receipt[]) {
  const [first] = receipts
  if (!first) return
  const { accountId, amountFen: amount } = first
  life.agenda.note(
    { day: addDays(day, payer.chance.whole(1, 4)), minutes: payingMinute(payer) },
    async (moment) => {
      await take(life, payer, moment, () => [{ accountId, amount }])
    },
  )
}

/** The till is counted, the slip found: the receipt is taken back and the right amount received. */
function correct(life: Life, payer: Payer, { day, minutes }: Moment, wrong: Receipt) {
  const { communityId } = life
  life.agenda.note({ day, minutes: minutes + payer.chance.whole(3, 25) }, async (moment) => {
    await life.house.act(life.staff.finance, moment, (tx) =>
      reverse(tx, { communityId, receiptId: wrong.receiptId, reason: '金额录入有误，当场更正', day }),
    )
    await take(life, payer, { day, minutes: moment.minutes + 1 }, (accounts) => shares(payer, accounts))
  })
}

/** Counters are busiest in the morning; transfers come all day long. */
function payingMinute({ habit, chance }: Payer): number {
  if (habit === 'transfer') return chance.whole(485, 1_290)
  return chance.yes(0.4) ? chance.whole(515, 600) : chance.whole(600, 1_060)
}
