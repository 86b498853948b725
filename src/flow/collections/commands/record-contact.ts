import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { ContactDecision } from '../../../rules/contact.ts'
import type { Day } from '../../../rules/day.ts'
import { markContactPoint } from '../../roster/commands/mark-contact-point.ts'
import { recordConsent } from '../../roster/commands/record-consent.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { CONVERSATIONS, type ContactInput, contactInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { checkContact, contactSheet } from './check-contact.ts'
import { completeTask } from './complete-task.ts'
import { actorText, lockConversation } from './lock-conversation.ts'
import { needOfHousehold } from '../need-of-household.ts'
import { promiseToPay } from './promise-to-pay.ts'
import { recordAttempt } from './record-attempt.ts'

const insert = sqlFile(import.meta.url, '../sql/insert-contact-record.sql')

type Given = ReturnType<typeof contactInput.parse>

/**
 * What was said and agreed: who, when, with whom, how, content, outcome, reason, next step. An outbound contact is also
 * an attempt, and what follows from the outcome is done in the same transaction: a promise is taken, a wrong number is
 * marked, a stopped channel is refused from today, the task it belongs to is closed. What happened is always recorded;
 * `breach` says when it should not have happened then. Problems: household_not_found,
 * not_of_household and those of what follows.
 */
export async function recordContact(
  tx: Tx,
  input: ContactInput,
): Promise<{ contactRecordId: string; promiseId: string | null; breach: ContactDecision | null }> {
  const given = parsed(contactInput, input)
  refuseUnlawful(given.content, given.nextStep)
  const now = await lockConversation(tx, given)
  await needOfHousehold(tx, given)
  const breach = await breachOf(tx, given, now)
  const contactRecordId = await insertRecord(tx, given, now.day)
  if (given.direction === 'outbound' && given.channel !== 'counter') {
    await recordAttempt(tx, {
      ...given,
      partyId: given.partyId ?? null,
      contactPointId: given.contactPointId ?? null,
      channel: given.channel,
      conversation: CONVERSATIONS.includes(given.outcome),
      source: `contact_record:${contactRecordId}`,
    })
  }
  const promiseId = given.promise ? await takePromise(tx, given, given.promise) : null
  await followUp(tx, given, now.day)
  tx.audit({
    communityId: given.communityId,
    action: 'collections.record_contact',
    subject: `contact_record:${contactRecordId}`,
    facts: {
      householdId: given.householdId,
      channel: given.channel,
      outcome: given.outcome,
      breach: breach?.allowed === false,
    },
  })
  return { contactRecordId, promiseId, breach }
}

async function breachOf(
  tx: Tx,
  given: Given,
  now: { day: Day; minutes: number },
): Promise<ContactDecision | null> {
  if (given.direction === 'inbound' || given.channel === 'counter') return null
  const sheet = await contactSheet(tx, given, now)
  const point = given.contactPointId ?? firstPhone(sheet, given.channel)
  const decision = checkContact(sheet, given.channel, point, given.requested)
  return decision.allowed ? null : decision
}

// A call recorded without saying which number: judged as if by the household's first.
function firstPhone(sheet: Awaited<ReturnType<typeof contactSheet>>, channel: string): string | null {
  if (channel !== 'call' && channel !== 'sms') return null
  return sheet.points.find((point) => point.kind === 'phone')?.id ?? null
}

async function insertRecord(tx: Tx, given: Given, today: Day): Promise<string> {
  const id = tx.newId()
  await tx.rows(insert, {
    community_id: given.communityId,
    id,
    company_id: tx.companyId,
    household_id: given.householdId,
    party_id: given.partyId ?? null,
    channel: given.channel,
    direction: given.direction,
    day: today,
    at: tx.at,
    recorded_by: actorText(tx.actor),
    recorded_by_name: tx.actor.name,
    content: given.content,
    outcome: given.outcome,
    reason: given.reason ?? null,
    next_step: given.nextStep ?? null,
    next_day: given.nextDay ?? null,
    task_id: given.taskId ?? null,
    call_recorded: given.callRecorded,
    recording_told: given.recordingTold,
  })
  return id
}

async function takePromise(tx: Tx, given: Given, promise: NonNullable<Given['promise']>): Promise<string> {
  const { communityId, householdId, partyId } = given
  const taken = await promiseToPay(tx, { communityId, householdId, partyId, ...promise })
  return taken.promiseId
}

async function followUp(tx: Tx, given: Given, today: Day) {
  const { communityId } = given
  if (given.outcome === 'wrong_number' && given.contactPointId) {
    await markContactPoint(tx, { communityId, contactPointId: given.contactPointId, state: 'wrong' })
  }
  if (given.outcome === 'asked_to_stop' && given.partyId && given.channel !== 'counter') {
    const { partyId, channel } = given
    await recordConsent(tx, { communityId, partyId, channel, answer: 'refused', day: today })
  }
  if (given.taskId) await completeTask(tx, { communityId, taskId: given.taskId, outcome: 'done' })
}
