import { sqlFile } from '../../../platform/db/sql-file.ts'
import {
  type Actor,
  type Context,
  type Database,
  inSnapshot,
  inTransaction,
} from '../../../platform/db/tx.ts'
import { renderNotices } from '../../documents/commands/render-notices.ts'
import { communityDay } from '../../documents/commands/write-text.ts'
import type { Dispatched, Transport } from '../model.ts'
import { queueMessages } from './queue-messages.ts'
import { sendOne } from './send-one.ts'
import { transmitOne } from './transmit-one.ts'

const lockDesk = sqlFile(import.meta.url, '../sql/lock-desk.sql')
const dueMessages = sqlFile(import.meta.url, '../sql/due-messages.sql')
const countHeld = sqlFile(import.meta.url, '../sql/count-held.sql')
const untransmitted = sqlFile(import.meta.url, '../sql/untransmitted.sql')

/**
 * What a dispatch stands on. `newId` makes the ids of new rows; the demo seeds it. `clock`: the instant each message is
 * judged at; without it all are judged at the instant of the dispatch.
 */
export type DispatchHouse = {
  database: Database
  transport: Transport
  actor: Actor
  newId?: () => string
  clock?: () => Date
}

/** A text written anew is queued and asked in the same dispatch, so often at most. */
const PASSES = 3

/**
 * Sends what is due in a community: notices are written and queued, then each message is asked for at the gate in a
 * transaction of its own, at the instant it is asked for, and given to the transport in another, which asks once more. A
 * dispatch that takes until the evening stops where the hours do. Killed at any point, the next dispatch goes on where it
 * stopped: nothing is lost, nothing leaves twice. A transport that fails: it stops there and throws what was thrown.
 */
export async function dispatch(
  house: DispatchHouse,
  input: { companyId: string; communityId: string; at: Date },
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Dispatched> {
  const desk: Desk = { house, ...input, onProgress, result: nothingYet() }
  // One message nobody can take must not keep all others: it is told of in the end.
  const broken = await recover(desk)
  for (let pass = 0; pass < PASSES; pass += 1) {
    await prepare(desk)
    if (!(await sendDue(desk))) break
  }
  if (broken) throw broken.error
  return { ...desk.result, held: await heldNow(desk) }
}

async function heldNow(desk: Desk): Promise<number> {
  const { house, communityId } = desk
  const counted = await inSnapshot(house.database, nowAt(desk), (tx) =>
    tx.row<{ held: number }>(countHeld, { community_id: communityId }),
  )
  return counted?.held ?? 0
}

type Desk = {
  house: DispatchHouse
  companyId: string
  communityId: string
  at: Date
  onProgress: (done: number, total: number) => void
  result: Dispatched
}

function nothingYet(): Dispatched {
  return {
    rendered: 0,
    withoutContract: 0,
    unlawful: 0,
    held: 0,
    queued: 0,
    sent: 0,
    postponed: 0,
    dropped: 0,
    written: 0,
    withdrawn: 0,
    refusals: {},
  }
}

/** Now: never before the dispatch began, and later for a message that is asked for later. */
function nowAt({ house, companyId, at }: Desk): Context {
  const { actor, newId, clock } = house
  return { companyId, actor, at: clock?.() ?? at, ...(newId ? { newId } : {}) }
}

async function prepare(desk: Desk) {
  const { house, communityId, result } = desk
  await inTransaction(house.database, nowAt(desk), async (tx) => {
    await tx.row(lockDesk, { community_id: communityId })
    const { documents, skipped } = await renderNotices(tx, { communityId })
    const queued = await queueMessages(tx, { communityId, day: await communityDay(tx, communityId) })
    result.rendered += documents
    result.withoutContract = skipped.filter((one) => one.reason === 'no_contract').length
    result.unlawful = skipped.filter((one) => one.reason === 'wording').length
    result.queued += queued
    if (documents + queued + skipped.length === 0) tx.nothingChanged()
  })
}

/** Whether a text was written anew and is worth another pass. */
async function sendDue(desk: Desk): Promise<boolean> {
  const { house, communityId, onProgress, result } = desk
  const { database, transport } = house
  const now = nowAt(desk)
  const due = await inSnapshot(database, now, (tx) =>
    tx.rows<Waiting>(dueMessages, { community_id: communityId, at: now.at }),
  )
  let rewritten = false
  for (const [index, message] of due.entries()) {
    const sent = await inTransaction(database, nowAt(desk), (tx) =>
      sendOne(tx, { communityId, messageId: message.message_id, transport: transport.name }),
    )
    onProgress(index + 1, due.length)
    if (!sent) continue
    result[sent.outcome] += 1
    rewritten ||= sent.rewritten
    countReasons(result, sent.reasons)
    if (sent.outcome === 'sent') rewritten = (await give(desk, message)) || rewritten
  }
  return rewritten
}

type Waiting = { message_id: string; household_id: string }

/** What an earlier dispatch had cleared and could not give away. Answers the first thing that went wrong. */
async function recover(desk: Desk): Promise<{ error: unknown } | null> {
  const { house, communityId } = desk
  const now = nowAt(desk)
  const values = { community_id: communityId, transport: house.transport.name, at: now.at }
  const left = await inSnapshot(house.database, now, (tx) => tx.rows<Waiting>(untransmitted, values))
  let broken: { error: unknown } | null = null
  for (const message of left) await give(desk, message).catch((error) => (broken ??= { error }))
  return broken
}

/** Whether a text was written anew in its place. */
async function give(desk: Desk, message: Waiting): Promise<boolean> {
  const { house, communityId, result } = desk
  const where = { communityId, messageId: message.message_id, householdId: message.household_id }
  const given = await inTransaction(house.database, nowAt(desk), (tx) =>
    transmitOne(tx, where, house.transport),
  )
  if (!given) return false
  if (given.outcome === 'left') result.written += 1
  if (given.outcome === 'withdrawn') result.withdrawn += 1
  countReasons(result, given.reasons)
  return given.rewritten
}

function countReasons({ refusals }: Dispatched, reasons: readonly string[]) {
  for (const reason of reasons) refusals[reason] = (refusals[reason] ?? 0) + 1
}
