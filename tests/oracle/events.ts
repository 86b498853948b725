/** What happened to a debt, and what each of it does to the clock: 民法典 195, 诉讼时效规定 8–14. */
import { at } from './exact.ts'

export type Demand = {
  type: 'demand'
  channel?: string
  arrivedDay?: string | null
  returnedDay?: string | null
  returnReason?: string
  addressAgreed?: boolean
  deemedServiceDay?: string | null
  signedBy?: string
  accountProven?: boolean
  contentNamed?: boolean
  whereaboutsUnknown?: boolean
  mediumRank?: string
  proof?: string
  periods?: string[]
}
export type Consent = {
  type: 'consent'
  kind?: string
  day: string
  form?: string
  accountProven?: boolean
  newDueDay?: string | null
  periods?: string[]
}
export type PartPayment = {
  type: 'part_payment'
  day: string
  designatedToThisDebt?: boolean
  periods?: string[]
}
export type Filing = {
  type: 'filing'
  kind: string
  filedDay: string
  endedDay?: string | null
  outcome?: string
  servedDay?: string | null
  periods?: string[]
}
export type Obstacle = { type: 'obstacle'; kind?: string; from: string; to?: string | null }
export type LimitationEvent = Demand | Consent | PartPayment | Filing | Obstacle

/** What an event does on a day: a claim made, a debt acknowledged (with its new due day), a procedure until its end. */
export type Act =
  | { day: number; does: 'claims' | 'pays' }
  | { day: number; does: 'consents'; until: number }
  | { day: number; does: 'files'; until: number | null }

export function actsByDay(events: readonly LimitationEvent[], id: string): Map<number, Act[]> {
  const byDay = new Map<number, Act[]>()
  for (const event of events) {
    if (event.type === 'obstacle') continue
    if (event.periods !== undefined && !event.periods.includes('*') && !event.periods.includes(id)) continue
    const act = actOf(event)
    if (act) byDay.set(act.day, [...(byDay.get(act.day) ?? []), act])
  }
  return byDay
}

/** As it stood on a day: what came later has not happened, what ended later runs on. */
export function until(day: number, events: readonly LimitationEvent[]): LimitationEvent[] {
  const later = (one: string | null | undefined) => one != null && at(one) > day
  return events.flatMap((event): LimitationEvent[] => {
    if (event.type === 'obstacle')
      return later(event.from) ? [] : [{ ...event, to: later(event.to) ? null : (event.to ?? null) }]
    if (event.type === 'demand') return later(reached(event)) ? [] : [event]
    if (event.type !== 'filing') return later(event.day) ? [] : [event]
    if (later(event.filedDay)) return []
    const { outcome, ...rest } = event
    const running = later(event.endedDay)
    return [
      {
        ...rest,
        endedDay: running ? null : (event.endedDay ?? null),
        servedDay: later(event.servedDay) ? null : (event.servedDay ?? null),
        ...(running || outcome === undefined ? {} : { outcome }),
      },
    ]
  })
}

function actOf(event: Demand | Consent | PartPayment | Filing): Act | null {
  if (event.type === 'demand') {
    const day = reached(event)
    return day === null ? null : { day: at(day), does: 'claims' }
  }
  if (event.type === 'part_payment')
    return event.designatedToThisDebt ? { day: at(event.day), does: 'pays' } : null
  if (event.type === 'consent') {
    const onPaper = event.form === undefined || event.form === 'written'
    if (event.form === 'oral' || (!onPaper && event.accountProven === false)) return null
    return { day: at(event.day), does: 'consents', until: event.newDueDay ? at(event.newDueDay) : 0 }
  }
  if (event.outcome === 'rejected') return null
  if (event.outcome === 'withdrawn' && event.servedDay == null) return null
  const day = at(event.filedDay)
  if (event.endedDay != null) return { day, does: 'files', until: at(event.endedDay) }
  return event.kind === 'mediation_request' ? { day, does: 'claims' } : { day, does: 'files', until: null }
}

/** What shows that a demand by this channel arrived; `-` stands for nothing being said about it. */
const SHOWN_BY: Record<string, string> = {
  hand: 'signed recording witness reply notarial_deed',
  ems: 'signed tracking delivery_receipt reply notarial_deed -',
  courier: 'signed tracking delivery_receipt reply notarial_deed',
  mail: 'signed tracking delivery_receipt reply notarial_deed',
  sms: 'delivery_receipt reply notarial_deed',
  wechat: 'delivery_receipt reply notarial_deed',
  email: 'delivery_receipt reply notarial_deed',
  call: 'signed recording reply notarial_deed',
  visit: 'signed recording reply notarial_deed',
  unsaid: 'signed tracking delivery_receipt reply notarial_deed',
}
const ANYTHING = 'signed tracking delivery_receipt notarial_deed reply recording witness screenshot -'
const LETTERS = ['ems', 'courier', 'mail']
const MESSAGES = ['sms', 'wechat', 'email', 'agreed_e_delivery']

/** 诉讼时效规定 8: the day on which a demand reached the owner, or should have; null without proof that it did. */
function reached(event: Demand): string | null {
  const { channel = 'unsaid', proof = '-', arrivedDay, signedBy, addressAgreed = false } = event
  if (channel === 'posting' || channel === 'group_message' || channel === 'left_at_door') return null
  if (channel === 'newspaper') {
    const wide = event.mediumRank === 'national' || event.mediumRank === 'provincial'
    return event.whereaboutsUnknown && wide ? (arrivedDay ?? null) : null
  }
  const letter = LETTERS.includes(channel)
  if (arrivedDay == null) {
    const unnamed = letter && event.contentNamed === false
    return addressAgreed && !unnamed ? (event.deemedServiceDay ?? event.returnedDay ?? null) : null
  }

  const message = MESSAGES.includes(channel)
  if (signedBy === 'other' && !(addressAgreed && (letter || message))) return null
  const byNumber = message || channel === 'call'
  if (byNumber && event.accountProven === false && !addressAgreed) return null
  if (letter && event.contentNamed === false && proof !== 'notarial_deed') return null
  const agreedForMessages = channel === 'agreed_e_delivery' || (message && addressAgreed)
  const enough =
    agreedForMessages || channel === 'notarised' || (channel === 'hand' && signedBy !== undefined)
      ? ANYTHING
      : (SHOWN_BY[channel] as string)
  return enough.split(' ').includes(proof) ? arrivedDay : null
}
