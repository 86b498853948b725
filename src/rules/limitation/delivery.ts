/**
 * A demand letter on its way, as it was recorded, read as the demand it makes. One reading for everybody who counts
 * from its arrival: limitation, the time it gives, a step at law (诉讼时效规定 第八条).
 */
import type { Day } from '../day.ts'
import type { Demand, DemandChannel, Proof } from './events.ts'
import { counts, type Judged, judgeDemand } from './proof.ts'

/** What was written down of a letter on a day. */
export type DeliveryRecord = {
  outcome: 'handed_over' | 'delivered' | 'signed' | 'refused' | 'returned' | 'failed'
  method: 'message' | 'by_hand' | 'ems' | 'registered_mail' | 'notary'
  day: Day
  /** What is kept, in words; empty is nothing. */
  note?: string | null | undefined
}

const CHANNELS: Record<DeliveryRecord['method'], DemandChannel> = {
  message: 'sms',
  by_hand: 'hand',
  ems: 'ems',
  registered_mail: 'mail',
  notary: 'notarised',
}

/** What a note of no stated kind can show at most; without a note only a signature shows anything. */
const NOTED: Record<DeliveryRecord['method'], Proof> = {
  message: 'delivery_receipt',
  by_hand: 'witness',
  ems: 'tracking',
  registered_mail: 'tracking',
  notary: 'notarial_deed',
}

/** The demand a record makes. Handed to a carrier is not yet arrived; refused and returned are said as what they are. */
export function demandOfDelivery(record: DeliveryRecord): Demand {
  const { outcome, method, day } = record
  const arrived = outcome === 'delivered' || outcome === 'signed'
  const returned = outcome === 'refused' || outcome === 'returned'
  return {
    type: 'demand',
    channel: CHANNELS[method],
    arrivedDay: arrived ? day : null,
    returnedDay: returned ? day : null,
    ...(outcome === 'refused' ? { returnReason: 'refused' as const } : {}),
    proof: proofOf(record),
  }
}

function proofOf({ outcome, method, note }: DeliveryRecord): Proof {
  if (outcome === 'signed') return 'signed'
  return note?.trim() ? NOTED[method] : 'none'
}

/** What a record is worth as proof that the letter arrived. */
export function judgeDelivery(record: DeliveryRecord): Judged {
  return judgeDemand(demandOfDelivery(record))
}

/** The first day on which the letter arrived as can be proven, and why that counts; null: no record proves it. */
export function arrivalOf(records: readonly DeliveryRecord[]): { day: Day; judged: Judged } | null {
  const proven = records
    .map(judgeDelivery)
    .filter(counts)
    .map((judged) => ({ day: judged.day as Day, judged }))
  return proven.reduce<(typeof proven)[number] | null>((a, b) => (!a || b.day < a.day ? b : a), null)
}
