import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import type { Channel, ContactDecision } from '../../../rules/contact.ts'
import { type Day, localTime } from '../../../rules/day.ts'
import { promiseState } from '../../../rules/dunning.ts'
import type { Fen } from '../../../rules/money.ts'
import { deliveryEffect } from '../../../rules/limitation/delivery.ts'
import { LEVEL_NAMES } from '../../../rules/procedure.ts'
import { CHANNELS, type DeliveryInput, type HouseholdClass } from '../model.ts'
import { checkContact, contactSheet, pointFor } from './check-contact.ts'
import { deriveStanding } from './derive-standings.ts'

const conversation = sqlFile(import.meta.url, '../sql/conversation.sql')
const owedByHousehold = sqlFile(import.meta.url, '../sql/owed-by-household.sql')
const zoneOf = sqlFile(import.meta.url, '../sql/zone-of.sql')

type Stored = {
  promises: {
    promiseId: string
    amountFen: Fen
    paidFen: Fen
    day: Day
    takenDay: Day
    note: string | null
  }[]
  holds: {
    holdId: string
    reason: string
    note: string | null
    fromDay: Day
    reviewDay: Day
    liftedDay: Day | null
  }[]
  disputes: {
    disputeId: string
    about: string
    says: string
    openedDay: Day
    answerBy: Day
    result: string | null
    answer: string | null
    resolvedDay: Day | null
    items: { itemId: string; amountFen: number | null }[]
  }[]
  contacts: {
    contactRecordId: string
    channel: string
    direction: 'outbound' | 'inbound'
    day: Day
    at: string
    by: string
    person: string | null
    content: string
    outcome: string
    reason: string | null
    nextStep: string | null
    nextDay: Day | null
    callRecorded: boolean
  }[]
  notices: {
    noticeId: string
    kind: string
    level: string
    step: string
    day: Day
    deadlineDays: number | null
    because: Because
    deliveries: StoredDelivery[]
  }[]
  /** The newest; null: nobody said yet. */
  classification: { class: HouseholdClass; facts: string[]; day: Day } | null
  tasks: { taskId: string; kind: string; day: Day; dueDay: Day; outcome: string | null; because: Because }[]
}

/** The conversation with one household: where it stands, what was said, and which ways to reach it are open now. */
export async function readConversation(tx: Tx, where: { communityId: string; householdId: string }) {
  const key = { community_id: where.communityId, household_id: where.householdId }
  const place = await tx.row<{ zone: string }>(zoneOf, { community_id: where.communityId })
  const now = localTime(tx.at, place?.zone ?? 'Asia/Shanghai')
  const { standing } = await deriveStanding(tx, { ...where, day: now.day })
  const sheet = await contactSheet(tx, where, now)
  const stored = (await tx.row<Stored>(conversation, key)) as Stored
  const owed = await tx.row<{ open_fen: number }>(owedByHousehold, { ...key, since: null })
  const contact = Object.fromEntries(
    CHANNELS.map((channel) => [channel, checkContact(sheet, channel, pointFor(sheet, channel)?.id ?? null)]),
  ) as Record<Channel, ContactDecision>
  const next = standing.nextAct
  return {
    ...stored,
    day: now.day,
    owedFen: owed?.open_fen ?? 0,
    standing: {
      level: standing.level,
      levelWords: LEVEL_NAMES[standing.level],
      daysOverdue: standing.daysOverdue,
      overdueFen: standing.overdueFen,
      agencyOverdueFen: standing.agencyOverdueFen,
      dueSoonFen: standing.dueSoonFen,
      agencyDueSoonFen: standing.agencyDueSoonFen,
      disputedFen: standing.disputedFen,
      held: standing.held,
      awaits: standing.awaits,
      next: next ? { zh: next.zh, en: next.en } : null,
      because: standing.because,
    },
    contact,
    notices: stored.notices.map((notice) => ({
      ...notice,
      deliveries: notice.deliveries.map(withEffect),
    })),
    contacts: stored.contacts.map((one) => ({ ...one, at: new Date(one.at) })),
    promises: stored.promises.map((one) => ({ ...one, state: promiseState(one, now.day) })),
  }
}

type Said = 'trackingNo' | 'proofKind' | 'signedBy' | 'addressAgreed' | 'contentNamed' | 'returnReason'
type StoredDelivery = Pick<DeliveryInput, 'outcome' | 'method'> & {
  [K in Said]: NonNullable<DeliveryInput[K]> | null
} & { deliveryId: string; day: Day; proof: string | null }

function withEffect(delivery: StoredDelivery) {
  return { ...delivery, effect: deliveryEffect({ ...delivery, note: delivery.proof }) }
}
