import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { localTime } from '../../../rules/day.ts'
import { lockConversation } from '../../collections/commands/lock-conversation.ts'
import { recordAttempt } from '../../collections/commands/record-attempt.ts'
import type { GateReason } from '../../../rules/gate.ts'
import type { Payload, Transport } from '../model.ts'
import { askGate, holdWhereAsked, type Message, refuse } from './send-one.ts'

const takeHandover = sqlFile(import.meta.url, '../sql/take-handover.sql')
const insertTransmission = sqlFile(import.meta.url, '../sql/insert-transmission.sql')
const insertWithdrawal = sqlFile(import.meta.url, '../sql/insert-withdrawal.sql')

type HandedOver = Message & { payload: Payload; cleared_at: Date }

export type Transmitted = {
  /** left: the transport has it. waits: not now, asked again later. withdrawn: it never leaves. */
  outcome: 'left' | 'waits' | 'withdrawn'
  reasons: GateReason[]
  /** Whether a new text was written in place of this one. */
  rewritten: boolean
}

/**
 * Gives the transport what was cleared, in the transaction that judges it once more: under the household's locks, so that
 * no payment, promise, hold or dispute comes between the last yes and the leaving. What the transport took before a crash
 * is only written down. Refused for good: withdrawn, on record. Null: it has left already, or is withdrawn.
 */
export async function transmitOne(
  tx: Tx,
  input: { communityId: string; messageId: string; householdId: string },
  transport: Transport,
): Promise<Transmitted | null> {
  const { communityId, messageId, householdId } = input
  await lockConversation(tx, { communityId, householdId })
  const key = { community_id: communityId, message_id: messageId }
  const message = await tx.row<HandedOver>(takeHandover, key)
  if (!message) {
    tx.nothingChanged()
    return null
  }
  const { payload } = message
  const before = await transport.taken(payload)
  // It left at about the time it was cleared, whatever happened to the household since.
  if (before !== null) return left(tx, communityId, message, before, message.cleared_at)
  const { answer, now, wording } = await askGate(tx, communityId, message, payload)
  if ('cleared' in answer) {
    await countWhereItLeaves(tx, communityId, message, now.zone)
    return left(tx, communityId, message, await transport.write(answer.cleared.outgoing), tx.at)
  }
  const { refusalId, codes, nextAt, rewritten } = await refuse(
    tx,
    communityId,
    message,
    answer.refused,
    now.zone,
  )
  if (nextAt) {
    await holdWhereAsked(tx, communityId, message, codes, wording)
    return { outcome: 'waits', reasons: codes, rewritten }
  }
  await tx.rows(insertWithdrawal, { ...key, company_id: tx.companyId, refusal_id: refusalId, at: tx.at })
  return { outcome: 'withdrawn', reasons: codes, rewritten }
}

async function left(
  tx: Tx,
  communityId: string,
  message: HandedOver,
  reference: string,
  at: Date,
): Promise<Transmitted> {
  const key = { community_id: communityId, message_id: message.message_id, company_id: tx.companyId }
  await tx.rows(insertTransmission, { ...key, reference, at })
  const facts = { reference }
  tx.audit({ communityId, action: 'channels.transmit', subject: `message:${message.message_id}`, facts })
  return { outcome: 'left', reasons: [], rewritten: false }
}

/** Cleared on one day and leaving on another: the caps of both days know of it. */
async function countWhereItLeaves(tx: Tx, communityId: string, message: HandedOver, zone: string) {
  const today = localTime(tx.at, zone).day
  if (localTime(message.cleared_at, zone).day === today) return
  await recordAttempt(tx, {
    communityId,
    householdId: message.household_id,
    partyId: message.party_id,
    contactPointId: message.contact_point_id,
    channel: message.channel,
    conversation: false,
    requested: false,
    source: `message:${message.message_id}:${today}`,
  })
}
