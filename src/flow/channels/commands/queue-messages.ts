import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import type { MessageChannel } from '../model.ts'

const documentsToQueue = sqlFile(import.meta.url, '../sql/documents-to-queue.sql')

const LOOK_BACK = 21
const MESSAGE = [
  'community_id',
  'id',
  'company_id',
  'document_id',
  'household_id',
  'party_id',
  'contact_point_id',
  'channel',
  'queued_at',
]
const WAITING = ['community_id', 'message_id', 'company_id', 'not_before']

/** Puts every document of the last weeks that is not queued yet into the queue, once. Answers how many. */
export async function queueMessages(tx: Tx, input: { communityId: string; day: Day }): Promise<number> {
  const { communityId } = input
  type Row = {
    document_id: string
    household_id: string
    form: 'message' | 'paper'
    party_id: string | null
    contact_point_id: string | null
    channel: MessageChannel | null
  }
  const since = addDays(input.day, -LOOK_BACK)
  const rows = await tx.rows<Row>(documentsToQueue, { community_id: communityId, since })
  if (rows.length === 0) return 0
  const messages = rows.map((row) => ({ ...row, id: tx.newId() }))
  await tx.insertRows(
    'channels.message',
    MESSAGE,
    messages.map((row) => {
      // A message nobody can receive any more is queued all the same: the gate says so, and paper is written instead.
      const channel = row.form === 'paper' ? 'letter' : (row.channel ?? 'sms')
      const head = [communityId, row.id, tx.companyId, row.document_id, row.household_id]
      return [...head, row.party_id, row.contact_point_id, channel, tx.at]
    }),
  )
  await tx.insertRows(
    'channels.waiting',
    WAITING,
    messages.map((row) => [communityId, row.id, tx.companyId, tx.at]),
  )
  const facts = { messages: rows.length }
  tx.audit({ communityId, action: 'channels.queue_messages', subject: `day:${input.day}`, facts })
  return rows.length
}
