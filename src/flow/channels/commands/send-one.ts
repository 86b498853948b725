import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { instantOf } from '../../../rules/day.ts'
import {
  type Cleared,
  clear,
  type GateReason,
  type NoticeKind,
  nextAttempt,
  type Refusal,
} from '../../../rules/gate.ts'
import type { WordingVerdict } from '../../../rules/wording/model.ts'
import { checkContact, contactSheet } from '../../collections/commands/check-contact.ts'
import { deriveStanding } from '../../collections/commands/derive-standings.ts'
import { lockConversation } from '../../collections/commands/lock-conversation.ts'
import { recordAttempt } from '../../collections/commands/record-attempt.ts'
import { holdText, judgeSealed } from '../../documents/commands/hold-text.ts'
import { linesOf } from '../../documents/commands/notice-lines.ts'
import { renderAgain } from '../../documents/commands/render-notices.ts'
import { sealOf } from '../../documents/commands/write-text.ts'
import { type Claims, claimsOf, type Form } from '../../documents/model.ts'
import { lockHousehold } from '../../ledger/commands/lock-household.ts'
import type { MessageChannel, Payload } from '../model.ts'

const takeMessage = sqlFile(import.meta.url, '../sql/take-message.sql')
const insertRefusal = sqlFile(import.meta.url, '../sql/insert-refusal.sql')
const postpone = sqlFile(import.meta.url, '../sql/postpone.sql')
const endWaiting = sqlFile(import.meta.url, '../sql/end-waiting.sql')
const insertHandover = sqlFile(import.meta.url, '../sql/insert-handover.sql')

/** A message with everything the gate is asked about it. */
export type Message = {
  message_id: string
  household_id: string
  party_id: string | null
  contact_point_id: string | null
  channel: MessageChannel
  document_id: string
  notice_id: string
  revision: number
  kind: NoticeKind
  form: Form
  title: string
  text: string
  claims: Claims
  sha256: string
  step: string
  anchor_id: string
  community: string
  household: string
  approved: boolean
  owes: boolean
}

export type Sent = {
  outcome: 'sent' | 'postponed' | 'dropped'
  reasons: GateReason[]
  /** Whether a new text was written in place of this one. */
  rewritten: boolean
}

/**
 * Asks the gate about one waiting message and acts on its answer, in this transaction: the household's conversation is
 * taken, its money held still, and everything derived again. Cleared: an attempt and the hand-over are written. Refused:
 * the reasons are written, and the message waits for its next moment or is dropped. Null: it is not waiting any more.
 */
export async function sendOne(
  tx: Tx,
  input: { communityId: string; messageId: string; transport: string },
): Promise<Sent | null> {
  const { communityId, messageId } = input
  const key = { community_id: communityId, message_id: messageId }
  const message = await tx.row<Message>(takeMessage, { ...key, at: tx.at })
  if (!message) {
    tx.nothingChanged()
    return null
  }
  if (sealOf(message.title, message.text) !== message.sha256)
    throw new Error(`document ${message.document_id}: seal broken`)
  const asked = await askGate(tx, communityId, message)
  if ('cleared' in asked.answer) {
    await handOver(tx, communityId, message, asked.answer.cleared, input.transport)
    return { outcome: 'sent', reasons: [], rewritten: false }
  }
  const { codes, nextAt, rewritten } = await refuse(
    tx,
    communityId,
    message,
    asked.answer.refused,
    asked.now.zone,
  )
  if (nextAt) await holdWhereAsked(tx, communityId, message, codes, asked.wording)
  if (nextAt) await tx.rows(postpone, { ...key, next_at: nextAt })
  else await tx.rows(endWaiting, key)
  return { outcome: nextAt ? 'postponed' : 'dropped', reasons: codes, rewritten }
}

/**
 * What the gate says of a message at this transaction's instant, everything derived again under the household's locks.
 * `again`: the message was cleared before; this is exactly what would leave, and its own attempt is not held against it.
 */
export async function askGate(tx: Tx, communityId: string, message: Message, again?: Payload) {
  const where = { communityId, householdId: message.household_id }
  const now = await lockConversation(tx, where)
  await lockHousehold(tx, where)
  const { standing, disputeOpen } = await deriveStanding(tx, { ...where, day: now.day })
  const own = again ? `message:${message.message_id}` : null
  const sheet = await contactSheet(tx, where, now, own)
  const notice = { ...where, kind: message.kind, step: message.step, standing }
  const [lines] = await linesOf(tx, communityId, [notice])
  const judged = await judgeSealed(tx, { communityId, documentId: message.document_id })
  const point = sheet.points.find((one) => one.id === message.contact_point_id)
  const answer = clear<Payload>({
    outgoing: again ?? payloadOf(tx, message, point ?? null),
    kind: message.kind,
    text: message.text,
    today: now.day,
    claims: message.claims,
    ledger: claimsOf(message.form, lines ?? []),
    standing,
    anchorId: message.anchor_id,
    disputeOpen,
    templateApproved: message.approved,
    ...judged,
    recipientOwes: message.owes,
    contact: checkContact(sheet, message.channel, message.contact_point_id),
  })
  return { answer, now, wording: judged.wording }
}

function payloadOf(tx: Tx, message: Message, point: { person: string; value: string } | null): Payload {
  return {
    messageId: message.message_id,
    community: message.community,
    channel: message.channel,
    kind: message.kind,
    noticeId: message.notice_id,
    documentId: message.document_id,
    householdId: message.household_id,
    to: point?.person ?? message.household,
    address: point?.value ?? null,
    title: message.title,
    text: message.text,
    sha256: message.sha256,
    clearedAt: tx.at.toISOString(),
  }
}

/** Only what the gate cleared can be handed over: the type says so. */
async function handOver(
  tx: Tx,
  communityId: string,
  message: Message,
  cleared: Cleared<Payload>,
  transport: string,
) {
  const key = { community_id: communityId, message_id: message.message_id }
  await recordAttempt(tx, {
    communityId,
    householdId: message.household_id,
    partyId: message.party_id,
    contactPointId: message.contact_point_id,
    channel: message.channel,
    conversation: false,
    requested: false,
    source: `message:${message.message_id}`,
  })
  await tx.rows(insertHandover, {
    ...key,
    company_id: tx.companyId,
    transport,
    payload: JSON.stringify(cleared.outgoing),
    because: JSON.stringify(cleared.because),
    at: tx.at,
  })
  await tx.rows(endWaiting, key)
  const facts = { channel: message.channel, kind: message.kind, sha256: message.sha256 }
  tx.audit({ communityId, action: 'channels.hand_over', subject: `message:${message.message_id}`, facts })
}

/** Words the rule has come to want looked at since they were written: from now on they wait for a person. */
export async function holdWhereAsked(
  tx: Tx,
  communityId: string,
  message: Pick<Message, 'document_id'>,
  codes: readonly GateReason[],
  wording: WordingVerdict,
) {
  if (!codes.includes('wording_review') || wording.verdict !== 'review') return
  await holdText(tx, { communityId, documentId: message.document_id, wording })
}

/** After these the notice is written anew: other amounts, or on paper. */
const REWRITE: readonly GateReason[] = [
  'amount_differs',
  'no_contact_point',
  'contact_unusable',
  'opted_out',
  'wrong_person',
]
const MOST_REVISIONS = 5

/**
 * A no, on record: every reason, and the next moment it could be a yes (null: this very message never leaves). Where only
 * the text was wrong, a true one is written in its place.
 */
export async function refuse(
  tx: Tx,
  communityId: string,
  message: Pick<Message, 'message_id' | 'notice_id' | 'revision'>,
  refused: readonly Refusal[],
  zone: string,
): Promise<{ refusalId: string; codes: GateReason[]; nextAt: Date | null; rewritten: boolean }> {
  const next = nextAttempt(refused)
  const nextAt = next ? instantOf(next.day, next.minutes, zone) : null
  const codes = refused.map((one) => one.reason)
  const refusalId = tx.newId()
  await tx.rows(insertRefusal, {
    community_id: communityId,
    id: refusalId,
    company_id: tx.companyId,
    message_id: message.message_id,
    reasons: JSON.stringify(refused),
    codes,
    next_at: nextAt,
    at: tx.at,
  })
  const final = refused.filter((one) => one.next === null)
  const rewrite = final.length > 0 && final.every((one) => REWRITE.includes(one.reason))
  const again =
    rewrite && message.revision < MOST_REVISIONS
      ? await renderAgain(tx, { communityId, noticeId: message.notice_id })
      : { documents: 0 }
  const facts = { reasons: codes, nextAt: nextAt?.toISOString() ?? null }
  tx.audit({ communityId, action: 'channels.refuse', subject: `message:${message.message_id}`, facts })
  return { refusalId, codes, nextAt, rewritten: again.documents > 0 }
}
