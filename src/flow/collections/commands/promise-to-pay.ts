import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays } from '../../../rules/day.ts'
import { type Fen, yuan } from '../../../rules/money.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { type PromiseInput, promiseInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText, lockConversation } from './lock-conversation.ts'
import { needOfHousehold } from '../need-of-household.ts'

const owedByHousehold = sqlFile(import.meta.url, '../sql/owed-by-household.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-promise.sql')

/** A promise looks ahead at most two months; what is longer is a deferral or instalments. */
const LONGEST = 62

/**
 * A promise to pay (承诺缴费): this amount by this day, as said to us today, or on an earlier day and written down late:
 * then what was paid meanwhile counts towards it. It holds dunning through its day; kept or broken is then read from the
 * ledger. Problems: household_not_found, not_of_household, taken_day_ahead, promise_day_not_possible, nothing_owed,
 * promise_more_than_owed.
 */
export async function promiseToPay(tx: Tx, input: PromiseInput): Promise<{ promiseId: string }> {
  const given = parsed(promiseInput, input)
  refuseUnlawful(given.note)
  const today = await lockConversation(tx, given)
  await needOfHousehold(tx, given)
  const taken = given.takenDay ?? today.day
  if (taken > today.day) throw collectionsProblems.taken_day_ahead({ day: taken, today: today.day })
  const last = addDays(taken, LONGEST)
  if (given.day < taken || given.day > last) {
    throw collectionsProblems.promise_day_not_possible({
      day: given.day,
      from: taken,
      to: last,
      days: LONGEST,
    })
  }
  const key = { community_id: given.communityId, household_id: given.householdId }
  const since = taken < today.day ? taken : null
  const owed = await tx.row<{ open_fen: Fen }>(owedByHousehold, { ...key, since })
  if (!owed || owed.open_fen === 0) throw collectionsProblems.nothing_owed()
  if (given.amountFen > owed.open_fen) {
    throw collectionsProblems.promise_more_than_owed({
      amount: yuan(given.amountFen),
      owed: yuan(owed.open_fen),
    })
  }
  const promiseId = tx.newId()
  await tx.rows(insert, {
    ...key,
    id: promiseId,
    company_id: tx.companyId,
    party_id: given.partyId ?? null,
    amount_fen: given.amountFen,
    day: given.day,
    taken_day: taken,
    at: tx.at,
    taken_by: actorText(tx.actor),
    note: given.note ?? null,
  })
  tx.audit({
    communityId: given.communityId,
    action: 'collections.promise_to_pay',
    subject: `promise:${promiseId}`,
    facts: { householdId: given.householdId, amountFen: given.amountFen, day: given.day },
  })
  return { promiseId }
}
