import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays } from '../../../rules/day.ts'
import { type Fen, yuan } from '../../../rules/money.ts'
import { DAYS_TO_ANSWER } from '../../../rules/waiting-days.ts'
import { asOwnersWords } from '../../../rules/wording/owners-words.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { type DisputeInput, disputeInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const openItems = sqlFile(import.meta.url, '../sql/open-items-by-id.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-dispute.sql')

/**
 * The household disputes charges, wholly or in part. Until it is answered the disputed money is not asked for and
 * nothing is pressed beyond a neutral message. Problems: household_not_found, item_not_open, disputed_too_much.
 */
export async function openDispute(tx: Tx, input: DisputeInput): Promise<{ disputeId: string }> {
  const given = parsed(disputeInput, input)
  // The field is what the owner says: it is read as the owner's words, and kept as it was given.
  refuseUnlawful(asOwnersWords(given.says))
  const today = await lockConversation(tx, given)
  const key = { community_id: given.communityId, household_id: given.householdId }
  const named = given.items.map((item) => item.itemId)
  const rows = await tx.rows<{ item_id: string; open_fen: Fen }>(openItems, { ...key, item_ids: named })
  const open = new Map(rows.map((row) => [row.item_id, row.open_fen]))
  const missing = named.filter((itemId) => !open.has(itemId))
  if (missing.length > 0) throw collectionsProblems.item_not_open({ count: missing.length })
  for (const { itemId, amountFen } of given.items) {
    const most = open.get(itemId) as Fen
    if (amountFen !== undefined && amountFen > most) {
      throw collectionsProblems.disputed_too_much({ amount: yuan(amountFen), open: yuan(most) })
    }
  }
  const disputeId = tx.newId()
  await tx.rows(insert, {
    ...key,
    id: disputeId,
    company_id: tx.companyId,
    about: given.about,
    says: given.says,
    opened_day: today.day,
    answer_by: given.answerBy ?? addDays(today.day, DAYS_TO_ANSWER),
    by_actor: actorText(tx.actor),
    at: tx.at,
  })
  await tx.insertRows(
    'collections.dispute_item',
    ['community_id', 'dispute_id', 'item_id', 'company_id', 'amount_fen'],
    given.items.map((item) => [
      given.communityId,
      disputeId,
      item.itemId,
      tx.companyId,
      item.amountFen ?? null,
    ]),
  )
  tx.audit({
    communityId: given.communityId,
    action: 'collections.open_dispute',
    subject: `dispute:${disputeId}`,
    facts: { householdId: given.householdId, about: given.about, items: given.items },
  })
  return { disputeId }
}
