import { can } from '../../platform/auth/roles.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { type ApiContext, implementApi } from '../../platform/http/api.ts'
import { type Day, day } from '../../rules/day.ts'
import { fen, sum, yuanInCapitals } from '../../rules/money.ts'
import { receiptActions } from './can.ts'
import { adjust, reverseAdjustment } from './commands/adjust.ts'
import { bill } from './commands/bill.ts'
import { closeDay } from './commands/close-day.ts'
import { findAccount } from './commands/find-account.ts'
import { openTill } from './commands/open-till.ts'
import { receive } from './commands/receive.ts'
import { rechargePosted } from './commands/recharge-posted.ts'
import { reverse } from './commands/reverse.ts'
import { ledgerContract } from './contract.ts'
import type { BillingJobInput } from './jobs.ts'
import type { Method } from './model.ts'
import { ledgerProblems } from './problems.ts'

const COUNTER_ACCOUNT = sqlFile(import.meta.url, './sql/counter-account.sql')
const COUNTER_ITEMS = sqlFile(import.meta.url, './sql/counter-items.sql')
const RECEIPTS_OF_DAY = sqlFile(import.meta.url, './sql/receipts-of-day.sql')
const PRINT_RECEIPT = sqlFile(import.meta.url, './sql/print-receipt.sql')
const LIST_TILLS = sqlFile(import.meta.url, './sql/list-tills.sql')
const TAKINGS = sqlFile(import.meta.url, './sql/takings-of-day.sql')

const os = implementApi(ledgerContract)

export const ledgerRouter = os.router({
  previewBilling: os.previewBilling.handler(({ input, context }) =>
    context.rehearse((tx) => bill(tx, { ...input, day: context.day })),
  ),
  runBilling: os.runBilling.handler(async ({ input, context }) => {
    const job: BillingJobInput = { period: input.period, day: context.day }
    const jobId = await context.write((tx) => context.jobs.enqueue(tx, 'ledger.bill', input.communityId, job))
    return { jobId }
  }),
  recharge: os.recharge.handler(({ input, context }) =>
    context.write((tx) => rechargePosted(tx, { communityId: input.communityId, day: context.day })),
  ),
  counter: os.counter.handler(({ input, context }) => context.write((tx) => counter(tx, input, context.day))),
  preview: os.preview.handler(({ input, context }) =>
    context.rehearse((tx) =>
      receive(tx, { ...input, day: input.day ?? context.day, key: `preview-${tx.newId()}` }),
    ),
  ),
  receive: os.receive.handler(({ input, context }) =>
    context.write((tx) => receive(tx, { ...input, day: input.day ?? context.day })),
  ),
  receipts: os.receipts.handler(({ input, context }) =>
    context.read((tx) =>
      tx.rows(RECEIPTS_OF_DAY, {
        community_id: input.communityId,
        day: input.day ?? context.day,
        today: context.day,
        steward_id: context.stewardId,
      }),
    ),
  ),
  printReceipt: os.printReceipt.handler(async ({ input, context }) => {
    const receipt = await context.read((tx) => printedReceipt(tx, input, context))
    if (!receipt) throw ledgerProblems.receipt_not_found({ receipt: input.receiptId })
    const mayReverse = can(context.principal, 'ledger.reverse', { communityId: input.communityId }).allowed
    return {
      ...receipt,
      amountInCapitals: yuanInCapitals(fen(receipt.amountFen)),
      actions: receiptActions(receipt, mayReverse),
    }
  }),
  reverse: os.reverse.handler(({ input, context }) =>
    context.write((tx) => reverse(tx, { ...input, day: input.day ?? context.day })),
  ),
  adjust: os.adjust.handler(({ input, context }) =>
    context.write((tx) => adjust(tx, { ...input, day: input.day ?? context.day })),
  ),
  reverseAdjustment: os.reverseAdjustment.handler(({ input, context }) =>
    context.write((tx) => reverseAdjustment(tx, { ...input, day: input.day ?? context.day })),
  ),
  tills: os.tills.handler(({ input, context }) =>
    context.read((tx) => tx.rows(LIST_TILLS, { community_id: input.communityId })),
  ),
  openTill: os.openTill.handler(({ input, context }) =>
    context.write(async (tx) => ({ tillId: await openTill(tx, input) })),
  ),
  day: os.day.handler(async ({ input, context }) => {
    const on = input.day ?? context.day
    const tills = await context.read((tx) =>
      tx.rows<Takings & { closed: boolean }>(TAKINGS, {
        community_id: input.communityId,
        day: on,
        today: context.day,
        steward_id: context.stewardId,
      }),
    )
    return {
      day: on,
      closed: tills.length > 0 && tills.every((till) => till.closed),
      tills: tills.map(({ closed: _, ...till }) => till),
    }
  }),
  closeDay: os.closeDay.handler(({ input, context }) => context.write((tx) => closeDay(tx, input))),
})

type Takings = {
  till: string
  cashFen: number
  posFen: number
  transferFen: number
  otherFen: number
  totalFen: number
  receipts: number
}

/** What the counter shows of a room. A room never billed gets its account here, so that money can be taken for it. */
async function counter(tx: Tx, input: { communityId: string; room: string }, today: Day) {
  const accountId = await findAccount(tx, { ...input, day: day(today) })
  const key = { community_id: input.communityId, account_id: accountId }
  const account = await tx.row<{ credit_fen: number; room: string; household_id: string; household: string }>(
    COUNTER_ACCOUNT,
    key,
  )
  if (!account) throw ledgerProblems.account_not_found({ account: input.room })
  const items = await tx.rows<{ openFen: number } & CounterItem>(COUNTER_ITEMS, { ...key, day: today })
  return {
    accountId,
    room: account.room,
    householdId: account.household_id,
    household: account.household,
    creditFen: account.credit_fen,
    openFen: sum(items.map((item) => fen(item.openFen))),
    items,
  }
}

type CounterItem = {
  chargeId: string
  feeItem: string
  fromDay: Day
  toDay: Day
  dueDay: Day
  amountFen: number
  overdue: boolean
}

type PrintedReceipt = {
  receiptId: string
  receiptNo: string
  company: string
  community: string
  room: string
  household: string
  householdId: string
  amountFen: number
  method: Method
  note: string | null
  receivedBy: string
  day: Day
  at: Date
  because: never
  reversedDay: Day | null
  reversalReason: string | null
  lines: { feeItem: string; fromDay: Day; toDay: Day; amountFen: number; openFen: number }[]
  creditFen: number
}

function printedReceipt(tx: Tx, input: { communityId: string; receiptId: string }, context: ApiContext) {
  return tx.row<PrintedReceipt>(PRINT_RECEIPT, {
    community_id: input.communityId,
    receipt_id: input.receiptId,
    steward_id: context.stewardId,
    day: context.day,
  })
}
