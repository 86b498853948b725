import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import {
  type DisputedItem,
  type Hold,
  type OpenItem,
  type PromiseToPay,
  type Standing,
  standing,
  type TakenStep,
} from '../../../rules/dunning.ts'
import type { DeliveryRecord } from '../../../rules/limitation/delivery.ts'
import type { Fen } from '../../../rules/money.ts'
import type { Procedure } from '../../../rules/procedure.ts'
import { procedureInForce } from './rules-in-force.ts'

const gatherItems = sqlFile(import.meta.url, '../sql/gather-items.sql')
const gatherHolds = sqlFile(import.meta.url, '../sql/gather-holds.sql')
const gatherPromises = sqlFile(import.meta.url, '../sql/gather-promises.sql')
const gatherDisputes = sqlFile(import.meta.url, '../sql/gather-disputes.sql')
const gatherTaken = sqlFile(import.meta.url, '../sql/gather-taken.sql')
const takenOfHousehold = sqlFile(import.meta.url, '../sql/taken-of-household.sql')

/** Where one household stands, and the items and accounts it stands on. */
export type HouseholdStanding = {
  householdId: string
  standing: Standing
  items: OpenItem[]
  accountIds: string[]
  disputeOpen: boolean
}

const PROMISES_LOOK_BACK = 60

/**
 * The standing of every household with an open item that is due or soon due, in no particular order; of one household
 * when it is named. One set of queries gathers, the rule decides: the same for one and for all. A household without
 * such items does not appear.
 */
export async function* deriveStandings(
  tx: Tx,
  input: { communityId: string; day: Day; householdId?: string; procedure?: Procedure },
): AsyncGenerator<HouseholdStanding> {
  const procedure = input.procedure ?? (await procedureInForce(tx, input.day))
  const known = await gatherConversation(tx, input, procedure)
  for await (const rows of itemsByHousehold(tx, input, procedure)) {
    const [first] = rows
    if (!first) continue
    const householdId = first.household_id
    const items = rows.map(openItem)
    const credits = new Map(rows.map((row) => [row.account_id, row.credit_fen]))
    const disputes = known.disputes.get(householdId) ?? []
    yield {
      householdId,
      items,
      accountIds: [...credits.keys()],
      disputeOpen: disputes.length > 0,
      standing: standing({
        today: input.day,
        procedure,
        openItems: items,
        credits: [...credits].map(([accountId, creditFen]) => ({ accountId, creditFen })),
        disputes,
        holds: known.holds.get(householdId) ?? [],
        promises: known.promises.get(householdId) ?? [],
        taken: known.taken.get(householdId) ?? [],
      }),
    }
  }
}

/** One household's standing, whatever it owes: without open items it stands clear. */
export async function deriveStanding(
  tx: Tx,
  input: { communityId: string; day: Day; householdId: string },
): Promise<HouseholdStanding> {
  const procedure = await procedureInForce(tx, input.day)
  for await (const found of deriveStandings(tx, { ...input, procedure })) return found
  return {
    householdId: input.householdId,
    items: [],
    accountIds: [],
    disputeOpen: false,
    standing: standing({ today: input.day, procedure, openItems: [] }),
  }
}

async function gatherConversation(
  tx: Tx,
  input: { communityId: string; day: Day; householdId?: string },
  procedure: Procedure,
) {
  const where = { community_id: input.communityId, household_id: input.householdId ?? null }
  const { day } = input
  type Of<Row> = Row & { household_id: string }
  const holds = await tx.rows<Of<{ hold_id: string; reason: string; from_day: Day; review_day: Day }>>(
    gatherHolds,
    {
      ...where,
      day,
    },
  )
  const promises = await tx.rows<Of<{ promise_id: string; day: Day; amount_fen: Fen; paid_fen: Fen }>>(
    gatherPromises,
    { ...where, day, since: addDays(day, -PROMISES_LOOK_BACK) },
  )
  const disputes = await tx.rows<Of<{ dispute_id: string; item_id: string; amount_fen: Fen | null }>>(
    gatherDisputes,
    { ...where, day },
  )
  type Taken = Of<{ code: string; act: TakenStep['act']; anchor_id: string; day: Day }> & LetterRow
  const lately = { community_id: input.communityId, since: addDays(day, -procedure.restDays) }
  const taken = input.householdId
    ? await tx.rows<Taken>(takenOfHousehold, { ...lately, household_id: input.householdId })
    : await tx.rows<Taken>(gatherTaken, lately)
  return {
    holds: byHousehold(
      holds,
      (row): Hold => ({
        holdId: row.hold_id,
        reason: row.reason,
        fromDay: row.from_day,
        reviewDay: row.review_day,
      }),
    ),
    promises: byHousehold(
      promises,
      (row): PromiseToPay => ({
        promiseId: row.promise_id,
        day: row.day,
        amountFen: row.amount_fen,
        paidFen: row.paid_fen,
      }),
    ),
    disputes: byHousehold(
      disputes,
      (row): DisputedItem => ({ disputeId: row.dispute_id, itemId: row.item_id, amountFen: row.amount_fen }),
    ),
    taken: byHousehold(
      taken,
      (row): TakenStep => ({
        ...{ code: row.code, act: row.act, anchorId: row.anchor_id, day: row.day },
        ...(row.act === 'demand_letter' ? { letter: letterOf(row) } : {}),
      }),
    ),
  }
}

type LetterRow = { deadline_days: number | null; deliveries: DeliveryRecord[] | null }

function letterOf(row: LetterRow): NonNullable<TakenStep['letter']> {
  return { deadlineDays: row.deadline_days, deliveries: row.deliveries ?? [] }
}

function byHousehold<Row extends { household_id: string }, Fact>(rows: Row[], make: (row: Row) => Fact) {
  const found = new Map<string, Fact[]>()
  for (const row of rows) {
    const list = found.get(row.household_id)
    if (list) list.push(make(row))
    else found.set(row.household_id, [make(row)])
  }
  return found
}

type ItemRow = {
  household_id: string
  item_id: string
  account_id: string
  fee_kind: string
  due_day: Day
  from_day: Day
  to_day: Day
  amount_fen: Fen
  open_fen: Fen
  credit_fen: Fen
}

async function* itemsByHousehold(
  tx: Tx,
  input: { communityId: string; day: Day; householdId?: string },
  procedure: Procedure,
): AsyncGenerator<ItemRow[]> {
  const values = {
    community_id: input.communityId,
    household_id: input.householdId ?? null,
    horizon: addDays(input.day, -Math.min(0, procedure.steps[0]?.from ?? 0)),
  }
  if (input.householdId) {
    const rows = await tx.rows<ItemRow>(gatherItems, values)
    if (rows.length > 0) yield rows
    return
  }
  let open: ItemRow[] = []
  for await (const batch of tx.stream<ItemRow>(gatherItems, values)) {
    for (const row of batch) {
      if (open.length > 0 && open[0]?.household_id !== row.household_id) {
        yield open
        open = []
      }
      open.push(row)
    }
  }
  if (open.length > 0) yield open
}

function openItem(row: ItemRow): OpenItem {
  return {
    itemId: row.item_id,
    accountId: row.account_id,
    feeKind: row.fee_kind,
    dueDay: row.due_day,
    amountFen: row.amount_fen,
    openFen: row.open_fen,
    fromDay: row.from_day,
    toDay: row.to_day,
  }
}
