/** Why a balance or a charge is what it is: a tree of reasons down to rate × area × days and receipt by receipt. */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { type Because, because } from '../../../rules/because.ts'
import { type Day, daysBetween } from '../../../rules/day.ts'
import { fen, yuan } from '../../../rules/money.ts'
import { insightProblems } from '../problems.ts'
import { type Need, needOf } from './need.ts'

const ACCOUNT = sqlFile(import.meta.url, '../sql/account.sql')
const ITEMS = sqlFile(import.meta.url, '../sql/account-items.sql')
const PAYMENTS = sqlFile(import.meta.url, '../sql/item-payments.sql')
const CHARGE = sqlFile(import.meta.url, '../sql/charge.sql')

type AccountRow = { code: string; household: string; creditFen: number; visible: boolean }
type ItemRow = {
  itemId: string
  feeItem: string
  fromDay: Day
  toDay: Day
  dueDay: Day
  amountFen: number
  openFen: number
  because: Because | null
}
type PaymentRow = { itemId: string; receiptNo: string; day: Day; amountFen: number }

/**
 * The balance of an account as of a day: what each item left open, less the credit held. Who may ask is decided on `day`,
 * today: a duty that has ended does not reach back. Problem: not_found.
 */
export async function explainBalance(
  tx: Tx,
  input: Need & { accountId: string; asOf: Day; day: Day },
): Promise<Because> {
  const { asOf } = input
  const which = { community_id: input.communityId, account_id: input.accountId, as_of: asOf }
  const account = await tx.row<AccountRow>(ACCOUNT, {
    ...which,
    day: input.day,
    steward_id: input.stewardId,
  })
  if (!account) throw platformProblems.not_found({ what: '户', id: input.accountId })
  if (!account.visible) throw insightProblems.not_yours()
  const items = await tx.rows<ItemRow>(ITEMS, which)
  const payments = Map.groupBy(await tx.rows<PaymentRow>(PAYMENTS, which), (payment) => payment.itemId)
  const open = items.filter((item) => item.openFen !== 0)
  const settled = items.filter((item) => item.openFen === 0)
  const owed = open.reduce((total, item) => total + item.openFen, 0)
  const parts = open.map((item) => explainItem(item, payments.get(item.itemId) ?? [], asOf))
  if (settled.length > 0) parts.push(settledPart(settled))
  if (account.creditFen !== 0) parts.push(creditPart(account.creditFen))
  const balance = owed - account.creditFen
  return because(
    money(balance),
    'yuan',
    'insight.balance',
    {
      zh: `${account.code} ${account.household} 截至 ${asOf}：未缴 ${money(owed)} 元${account.creditFen ? ` − 预存 ${money(account.creditFen)} 元 = ${money(balance)} 元` : ''}`,
      en: `${account.code} ${account.household} as of ${asOf}: open ${money(owed)}${account.creditFen ? ` − credit ${money(account.creditFen)} = ${money(balance)}` : ''} yuan`,
    },
    { from: parts },
  )
}

/** A charge and what is open of it as of a day. A cancelled or unknown charge: not_found. */
export async function explainCharge(
  tx: Tx,
  input: Need & { chargeId: string; asOf: Day; day: Day },
): Promise<Because> {
  const row = await tx.row<ItemRow & { code: string; visible: boolean }>(CHARGE, {
    ...needOf(input),
    charge_id: input.chargeId,
    as_of: input.asOf,
    day: input.day,
  })
  if (!row) throw platformProblems.not_found({ what: '应收', id: input.chargeId })
  if (!row.visible) throw insightProblems.not_yours()
  const span = `${row.fromDay}–${row.toDay}`
  return because(
    money(row.amountFen),
    'yuan',
    'insight.charge',
    {
      zh: `${row.code} ${row.feeItem} ${span}：应收 ${money(row.amountFen)} 元，${row.dueDay} 到期；截至 ${input.asOf} 未缴 ${money(row.openFen)} 元`,
      en: `${row.code} ${row.feeItem} ${span}: ${money(row.amountFen)} yuan, due ${row.dueDay}; open as of ${input.asOf}: ${money(row.openFen)}`,
    },
    row.because ? { from: [row.because] } : {},
  )
}

function explainItem(item: ItemRow, payments: readonly PaymentRow[], asOf: Day): Because {
  const late = daysBetween(item.dueDay, asOf)
  const due =
    late > 0
      ? { zh: `已过到期日 ${late} 天`, en: `${late} days past due` }
      : { zh: `${item.dueDay} 到期`, en: `due ${item.dueDay}` }
  const span = `${item.fromDay}–${item.toDay}`
  return because(
    money(item.openFen),
    'yuan',
    'insight.open_item',
    {
      zh: `${item.feeItem} ${span}：应收 ${money(item.amountFen)} 元，未缴 ${money(item.openFen)} 元（${due.zh}）`,
      en: `${item.feeItem} ${span}: ${money(item.amountFen)} charged, ${money(item.openFen)} open (${due.en})`,
    },
    { from: [...(item.because ? [item.because] : []), ...payments.map(paymentPart)] },
  )
}

function paymentPart({ receiptNo, day, amountFen }: PaymentRow): Because {
  return because(money(-amountFen), 'yuan', 'ledger.allocation', {
    zh: `收据 ${receiptNo}（${day}）已抵 ${money(amountFen)} 元`,
    en: `receipt ${receiptNo} of ${day} paid ${money(amountFen)}`,
  })
}

function settledPart(items: readonly ItemRow[]): Because {
  const total = items.reduce((sum, item) => sum + item.amountFen, 0)
  return because('0.00', 'yuan', 'insight.settled', {
    zh: `另有 ${items.length} 笔共 ${money(total)} 元已结清`,
    en: `${items.length} more item(s), ${money(total)} in all, are settled`,
  })
}

function creditPart(creditFen: number): Because {
  return because(money(-creditFen), 'yuan', 'ledger.credit', {
    zh: `预存余额 ${money(creditFen)} 元，将抵以后的费用`,
    en: `credit balance ${money(creditFen)}, held for later charges`,
  })
}

function money(amount: number): string {
  return yuan(fen(amount))
}
