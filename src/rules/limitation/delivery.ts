/**
 * A demand letter on its way, as it was recorded, read as the demand it makes. One reading for everybody who counts
 * from its arrival: limitation, the time it gives, a step at law (诉讼时效规定 第八条).
 */
import type { Day } from '../day.ts'
import type { Demand, DemandChannel, Proof, ReturnReason, Signer } from './events.ts'
import { counts, type Judged, judgeDemand } from './proof.ts'

/** What was written down of a letter on a day. */
export type DeliveryRecord = {
  outcome: 'handed_over' | 'delivered' | 'signed' | 'refused' | 'returned' | 'failed'
  method: 'message' | 'by_hand' | 'ems' | 'registered_mail' | 'notary'
  day: Day
  /** What is kept, in words; empty is nothing. */
  note?: string | null | undefined
  trackingNo?: string | null | undefined
  /** What shows that it arrived. Not said of what was recorded before it was asked for: then the note is all there is. */
  proofKind?: Proof | null | undefined
  signedBy?: Signer | null | undefined
  /** The address was agreed for service before the dispute. */
  addressAgreed?: boolean | null | undefined
  /** The slip names what is inside. */
  contentNamed?: boolean | null | undefined
  returnReason?: ReturnReason | null | undefined
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
  const { outcome, method, day, signedBy, addressAgreed, contentNamed, returnReason } = record
  const arrived = outcome === 'delivered' || outcome === 'signed'
  const returned = outcome === 'refused' || outcome === 'returned'
  return {
    type: 'demand',
    channel: CHANNELS[method],
    arrivedDay: arrived ? day : null,
    returnedDay: returned ? day : null,
    ...(returned ? { returnReason: outcome === 'refused' ? 'refused' : (returnReason ?? undefined) } : {}),
    signedBy: signedBy ?? undefined,
    addressAgreed: addressAgreed ?? undefined,
    contentNamed: contentNamed ?? undefined,
    proof: proofOf(record),
  }
}

function proofOf({ outcome, method, note, proofKind }: DeliveryRecord): Proof {
  if (proofKind) return proofKind
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

/** What a record does: from its day for the periods the letter lists, or nothing; in words. */
export function deliveryEffect(record: DeliveryRecord): { counts: boolean; zh: string; en: string } {
  const judged = judgeDelivery(record)
  if (!counts(judged))
    return {
      counts: false,
      zh: `${judged.zh}：不中断诉讼时效，催告期限不起算`,
      en: `${judged.en}: limitation runs on, and the time the letter gives does not begin`,
    }
  return {
    counts: true,
    zh: `${judged.zh}：函中列明的账期自 ${judged.day} 重新计算诉讼时效，催告期限自次日起算；没有列明的账期不受影响`,
    en: `${judged.en}: for the periods it lists limitation starts again on ${judged.day} and its time runs from the day after; other periods are not touched`,
  }
}

const BY_POST: readonly DeliveryRecord['method'][] = ['ems', 'registered_mail']
/** What shows that a letter by post arrived. */
export const POST_PROOFS = ['signed', 'tracking', 'reply', 'notarial_deed'] as const

/** What must be said before a delivery is recorded; null: all is. A letter by post has a number; its arrival has a proof. */
export function deliveryLacks(record: DeliveryRecord): { zh: string; en: string } | null {
  if (!BY_POST.includes(record.method)) return null
  if (!record.trackingNo?.trim()) return { zh: '邮件单号', en: 'the tracking number' }
  const arrived = record.outcome === 'delivered' || record.outcome === 'signed'
  if (arrived && !POST_PROOFS.some((kind) => kind === record.proofKind))
    return {
      zh: '到达的凭证（签收回执、投递记录、业主回复或公证）',
      en: 'what proves that it arrived (signed slip, carrier’s record, a reply or a notarial deed)',
    }
  const came = record.outcome === 'refused' || record.outcome === 'returned'
  if ((arrived || came) && typeof record.contentNamed !== 'boolean')
    return { zh: '面单有没有写明内件', en: 'whether the slip names what is inside' }
  if (came && typeof record.addressAgreed !== 'boolean')
    return { zh: '寄往的是不是约定的送达地址', en: 'whether the address was agreed for service' }
  return null
}
