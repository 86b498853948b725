import { sqlFile } from '../../../platform/db/sql-file.ts'
import {
  type Actor,
  type Context,
  type Database,
  inSnapshot,
  inTransaction,
} from '../../../platform/db/tx.ts'
import { contactPolicyInForce } from '../../collections/commands/rules-in-force.ts'
import { renderNotices } from '../../documents/commands/render-notices.ts'
import { communityDay } from '../../documents/commands/write-text.ts'
import type { Dispatched, Payload, Transport } from '../model.ts'
import { queueMessages } from './queue-messages.ts'
import { sendOne } from './send-one.ts'

const lockDesk = sqlFile(import.meta.url, '../sql/lock-desk.sql')
const dueMessages = sqlFile(import.meta.url, '../sql/due-messages.sql')
const untransmitted = sqlFile(import.meta.url, '../sql/untransmitted.sql')
const insertTransmissions = sqlFile(import.meta.url, '../sql/insert-transmissions.sql')

/** What a dispatch stands on. `newId` makes the ids of new rows; the demo seeds it. */
export type DispatchHouse = { database: Database; transport: Transport; actor: Actor; newId?: () => string }

/** A text written anew is queued and asked in the same dispatch, so often at most. */
const PASSES = 3

/**
 * Sends what is due in a community at an instant: notices are written and queued, then each message is asked for at the
 * gate in a transaction of its own, and what was cleared is given to the transport after that transaction stands. Killed
 * at any point, the next dispatch goes on where it stopped: nothing is lost, nothing leaves twice.
 */
export async function dispatch(
  house: DispatchHouse,
  input: { companyId: string; communityId: string; at: Date },
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Dispatched> {
  const { communityId, at } = input
  const { actor, newId } = house
  const context: Context = { companyId: input.companyId, actor, at, ...(newId ? { newId } : {}) }
  const result: Dispatched = {
    rendered: 0,
    withoutContract: 0,
    queued: 0,
    sent: 0,
    postponed: 0,
    dropped: 0,
    written: 0,
    refusals: {},
  }
  result.written += await transmit(house, context, communityId)
  for (let pass = 0; pass < PASSES; pass += 1) {
    await prepare(house, context, communityId, result)
    if (!(await sendDue(house, context, communityId, result, onProgress))) break
  }
  result.written += await transmit(house, context, communityId)
  return result
}

async function prepare(
  { database }: DispatchHouse,
  context: Context,
  communityId: string,
  result: Dispatched,
) {
  await inTransaction(database, context, async (tx) => {
    await tx.row(lockDesk, { community_id: communityId })
    const { documents, skipped } = await renderNotices(tx, { communityId })
    const queued = await queueMessages(tx, { communityId, day: await communityDay(tx, communityId) })
    result.rendered += documents
    result.withoutContract = skipped.filter((one) => one.reason === 'no_contract').length
    result.queued += queued
    if (documents + queued + skipped.length === 0) tx.nothingChanged()
  })
}

/** Whether a text was written anew and is worth another pass. */
async function sendDue(
  { database, transport }: DispatchHouse,
  context: Context,
  communityId: string,
  result: Dispatched,
  onProgress: (done: number, total: number) => void,
): Promise<boolean> {
  const due = await inSnapshot(database, context, (tx) =>
    tx.rows<{ message_id: string }>(dueMessages, { community_id: communityId, at: context.at }),
  )
  let rewritten = false
  for (const [index, { message_id: messageId }] of due.entries()) {
    const sent = await inTransaction(database, context, (tx) =>
      sendOne(tx, { communityId, messageId, transport: transport.name }),
    )
    onProgress(index + 1, due.length)
    if (!sent) continue
    result[sent.outcome] += 1
    rewritten ||= sent.rewritten
    for (const reason of sent.reasons) result.refusals[reason] = (result.refusals[reason] ?? 0) + 1
  }
  return rewritten
}

/** Gives the transport what was handed over and not confirmed, within the hours it may leave. Answers how many. */
async function transmit({ database, transport }: DispatchHouse, context: Context, communityId: string) {
  let written = 0
  for (;;) {
    const waiting = await inSnapshot(database, context, async (tx) => {
      const policy = await contactPolicyInForce(tx, await communityDay(tx, communityId))
      return tx.rows<{ message_id: string; payload: Payload }>(untransmitted, {
        community_id: communityId,
        transport: transport.name,
        at: tx.at,
        open_minutes: policy.openMinutes,
        close_minutes: policy.closeMinutes,
      })
    })
    if (waiting.length === 0) return written
    const rows: { message_id: string; reference: string }[] = []
    for (const { message_id, payload } of waiting) {
      rows.push({ message_id, reference: await transport.write(payload) })
    }
    await inTransaction(database, context, async (tx) => {
      const values = { community_id: communityId, company_id: tx.companyId, at: tx.at }
      await tx.rows(insertTransmissions, { ...values, rows: JSON.stringify(rows) })
      const facts = { messages: rows.length }
      tx.audit({ communityId, action: 'channels.transmit', subject: `transport:${transport.name}`, facts })
    })
    written += rows.length
  }
}
