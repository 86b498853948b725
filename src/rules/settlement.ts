/**
 * An account's payments replayed from its events: every item posted and every receipt taken, in the order they
 * happened. A receipt pays what was open when it was taken; what is left of it waits as credit and pays items posted
 * later, on the day they are posted. Leaving a reversed receipt out and replaying gives what the law would have given
 * had it never been taken, so taking a receipt and reversing it changes nothing.
 */
import {
  type Allocation,
  allocate,
  type AllocationSettings,
  type Debt,
  DEFAULT_SETTINGS,
  PARTS,
  type Part,
  type Parts,
} from './allocation.ts'
import type { Day } from './day.ts'
import { add, type Fen, subtract, ZERO } from './money.ts'

export type Component = 'principal' | 'interest' | 'late_fee' | 'cost'

export type PostedItem = {
  id: string
  turn: number
  component: Component
  /** The principal item whose interest, late fee or cost this is. */
  ofItemId: string | null
  amount: Fen
  dueDay: Day
  /** The day it was posted: credit is drawn down on it. */
  postedDay: Day
  /** Whom it is collected for; absent: it is the company's own. */
  creditor?: string
  label?: string
}

export type TakenReceipt = {
  id: string
  turn: number
  amount: Fen
  /** Principal items the payer named, in order. */
  designation: readonly string[]
  day: Day
  reversed: boolean
}

export type Payment = { receiptId: string; itemId: string; amount: Fen }

export type Settlement = {
  /** Which receipt pays how much of which item; none is zero. */
  payments: Payment[]
  open: Map<string, Fen>
  /** What is left of each live receipt. */
  credit: Map<string, Fen>
}

/**
 * How the ledger allocates. Money for suppliers is never mixed with the company's own: what nobody named pays the
 * company's items first, and only what they leave pays what is collected for others (ADR 0008).
 */
export const LEDGER_SETTINGS: AllocationSettings = {
  ...DEFAULT_SETTINGS,
  silentSurplus: 'to_other_creditors',
}

export function settle(
  items: readonly PostedItem[],
  receipts: readonly TakenReceipt[],
  settings: AllocationSettings = LEDGER_SETTINGS,
): Settlement {
  const state: Settlement = { payments: [], open: new Map(), credit: new Map() }
  const live = receipts.filter((receipt) => !receipt.reversed)
  const turns = [
    ...new Set([...items.map((item) => item.turn), ...live.map((receipt) => receipt.turn)]),
  ].sort((a, b) => a - b)
  const posted: PostedItem[] = []
  for (const turn of turns) {
    const arriving = items.filter((item) => item.turn === turn)
    for (const item of arriving) {
      posted.push(item)
      state.open.set(item.id, item.amount)
    }
    const [first] = arriving
    if (first) drawDown(state, posted, live, first.postedDay, settings)
    for (const receipt of live.filter((one) => one.turn === turn)) {
      const known = receipt.designation.filter((id) => state.open.has(id))
      pay(state, posted, receipt.id, receipt.amount, receipt.day, known, settings)
    }
  }
  return state
}

/** Credit pays newly posted items, the oldest receipt's first. */
function drawDown(
  state: Settlement,
  posted: readonly PostedItem[],
  live: readonly TakenReceipt[],
  day: Day,
  settings: AllocationSettings,
) {
  for (const receipt of [...live].sort((a, b) => a.turn - b.turn)) {
    const credit = state.credit.get(receipt.id) ?? ZERO
    if (credit > 0) pay(state, posted, receipt.id, credit, day, [], settings)
  }
}

function pay(
  state: Settlement,
  posted: readonly PostedItem[],
  receiptId: string,
  amount: Fen,
  day: Day,
  designation: readonly string[],
  settings: AllocationSettings,
) {
  const result = allocateToItems(amount, posted, state.open, day, designation, settings)
  for (const { itemId, amount: paid } of result.payments) {
    state.open.set(itemId, subtract(state.open.get(itemId) ?? ZERO, paid))
    const earlier = state.payments.find((one) => one.receiptId === receiptId && one.itemId === itemId)
    if (earlier) earlier.amount = add(earlier.amount, paid)
    else state.payments.push({ receiptId, itemId, amount: paid })
  }
  state.credit.set(receiptId, result.allocation.unapplied)
}

/** One payment over what is open of some items. */
export function allocateToItems(
  amount: Fen,
  items: readonly PostedItem[],
  open: ReadonlyMap<string, Fen>,
  day: Day,
  designation: readonly string[],
  settings: AllocationSettings = LEDGER_SETTINGS,
): { allocation: Allocation; payments: { itemId: string; amount: Fen }[] } {
  const { debts, itemOf } = debtsOf(items, open)
  const owed = new Set(debts.map((debt) => debt.id))
  const allocation = allocate(
    amount,
    debts,
    day,
    designation.filter((id) => owed.has(id)),
    settings,
  )
  const payments = allocation.applied.flatMap((applied) =>
    PARTS.filter((part) => applied.parts[part] > 0).flatMap((part) =>
      spread(applied.parts[part], itemOf.get(`${applied.debtId}/${part}`) ?? [], open),
    ),
  )
  return { allocation, payments }
}

const PART_OF: Record<Component, Part> = {
  principal: 'principal',
  interest: 'interest',
  late_fee: 'lateFee',
  cost: 'costs',
}

/** A debt is a principal item with the interest, late fee and costs that hang on it. */
function debtsOf(items: readonly PostedItem[], open: ReadonlyMap<string, Fen>) {
  const debts = new Map<string, Debt>()
  const itemOf = new Map<string, PostedItem[]>()
  for (const item of items) {
    const debtId = item.ofItemId ?? item.id
    const part = PART_OF[item.component]
    if (item.component === 'principal') debts.set(debtId, emptyDebt(item))
    itemOf.set(`${debtId}/${part}`, [...(itemOf.get(`${debtId}/${part}`) ?? []), item])
  }
  for (const [key, list] of itemOf) {
    const [debtId, part] = key.split('/') as [string, Part]
    const debt = debts.get(debtId)
    if (!debt) throw new Error(`settlement: ${key} hangs on an item that is not there`)
    for (const item of list) debt.open[part] = add(debt.open[part], open.get(item.id) ?? ZERO)
  }
  return { debts: [...debts.values()].filter((debt) => PARTS.some((part) => debt.open[part] > 0)), itemOf }
}

function emptyDebt(item: PostedItem): Debt {
  const open: Parts = { costs: ZERO, interest: ZERO, principal: ZERO, lateFee: ZERO }
  return {
    id: item.id,
    dueDay: item.dueDay,
    open,
    ...(item.creditor ? { creditor: item.creditor } : {}),
    ...(item.label ? { label: item.label } : {}),
  }
}

/** A part may be made of several items (two months' late fee): the earlier posted is paid first. */
function spread(amount: Fen, items: readonly PostedItem[], open: ReadonlyMap<string, Fen>) {
  const payments: { itemId: string; amount: Fen }[] = []
  let left = amount
  for (const item of [...items].sort((a, b) => a.turn - b.turn || (a.id < b.id ? -1 : 1))) {
    const share = Math.min(left, open.get(item.id) ?? 0) as Fen
    if (share > 0) payments.push({ itemId: item.id, amount: share })
    left = subtract(left, share)
  }
  return payments
}
