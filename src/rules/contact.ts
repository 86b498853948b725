/**
 * May this household be contacted now, by this channel? Hours are local to the community; caps count every attempt
 * toward the household over all premises, fees and channels. The answer is a yes, or a no with a reason and the next
 * moment at which it could be a yes. The rule applies exactly the policy it is given; `tighten` is for where a company's
 * own policy is saved.
 */
import type { ContactPolicy } from './contact/policy.ts'
import { addDays, type Day, daysBetween } from './day.ts'

export { CONTACT_BOUNDS, type ContactPolicy, DEFAULT_CONTACT_POLICY, tighten } from './contact/policy.ts'

export type Channel = 'sms' | 'wechat' | 'email' | 'call' | 'visit' | 'letter'

/** A letter lies in a closed envelope and waits for its reader: hours and caps are not for it, opt-outs are. */
const MESSAGES: readonly Channel[] = ['sms', 'wechat', 'email']

/** One attempt that was made, by whoever made it. A call-back the owner asked for is not counted. */
export type Attempt = {
  channel: Channel
  day: Day
  /** Somebody of the household was spoken with. */
  conversation: boolean
  requested: boolean
  contactPointId: string | null
}

export type ContactPoint = {
  id: string
  kind: 'phone' | 'wechat' | 'email' | 'address' | 'second_address' | 'emergency_phone'
  state: 'unverified' | 'verified' | 'wrong' | 'withdrawn'
  /** Whether it belongs to a person who owes. Nobody else is ever asked. */
  liable: boolean
}

export type ContactFacts = {
  /** A limit that is absent is no limit; the product always gives the whole policy. */
  policy: Partial<ContactPolicy>
  channel: Channel
  /** The community's local day and minutes since midnight. */
  now: { day: Day; minutes: number }
  attempts: readonly Attempt[]
  /** Channels the household asked us not to use. */
  refused: readonly Channel[]
  /** Whom or where; null for a visit or a letter to the premises themselves. */
  point: ContactPoint | null
  /** The owner asked for this contact: caps and rest do not apply, hours do. */
  requested?: boolean
  /** What rests after a conversation: everything (the product's own way, and where nothing is said), or calls alone. */
  restCovers?: RestCovers
  /** Hours in which the owner agreed to be called and written to, with proof of it: quiet hours do not bar them. */
  agreedHours?: { openMinutes: number; closeMinutes: number } | null
}

/** The benchmark (12 CFR 1006.14) is about calls; the product lets the household rest from messages and visits too. */
export const REST_COVERS = ['calls', 'all'] as const
export type RestCovers = (typeof REST_COVERS)[number]

export type ContactReason =
  | 'quiet_hours'
  | 'opted_out'
  | 'not_liable'
  | 'emergency_contact'
  | 'contact_unusable'
  | 'no_contact_point'
  | 'message_cap'
  | 'dial_cap'
  | 'calls_7d_cap'
  | 'conversation_cap'
  | 'visit_cap'
  | 'attempt_cap'
  | 'resting'
  /** Nothing to be asked for: paid, held, promised or disputed. Said by whoever derives the standing first. */
  | 'not_now'

export type ContactDecision =
  | { allowed: true }
  | {
      allowed: false
      reason: ContactReason
      zh: string
      en: string
      /** The next local moment at which nothing known today would stand against it; null: never. */
      next: { day: Day; minutes: number } | null
    }

/** What each reason says to people. */
export const CONTACT_WORDS: Record<ContactReason, { zh: string; en: string }> = {
  quiet_hours: { zh: '现在是免打扰时段', en: 'These are quiet hours' },
  opted_out: { zh: '业主已要求不用这种方式联系', en: 'The owner asked us not to use this channel' },
  not_liable: { zh: '此人不是缴费责任人，不得向其催缴', en: 'This person does not owe and is not asked' },
  emergency_contact: { zh: '紧急联系人不用于催缴', en: 'An emergency contact is never used for fees' },
  contact_unusable: { zh: '号码或地址已失效', en: 'The number or address is wrong or withdrawn' },
  no_contact_point: { zh: '没有可用的联系方式', en: 'There is no usable contact point' },
  message_cap: { zh: '近期信息次数已满', en: 'Enough messages were sent lately' },
  dial_cap: { zh: '今天对这个号码的拨打次数已满', en: 'This number was dialled often enough today' },
  calls_7d_cap: { zh: '近 7 天拨打次数已满', en: 'Enough calls in the last 7 days' },
  conversation_cap: { zh: '今天已经通过话', en: 'We have already spoken today' },
  visit_cap: { zh: '近期已上门', en: 'There was a visit lately' },
  attempt_cap: { zh: '近 7 天联系次数已满', en: 'Enough attempts in the last 7 days' },
  not_now: { zh: '现在没有需要联系的事', en: 'There is nothing to ask for now' },
  resting: { zh: '近期已通话，让业主安静几天', en: 'We spoke lately; the household is left in peace' },
}

/** Whether the household may be contacted now. See `ContactDecision`. */
export function mayContact(facts: ContactFacts): ContactDecision {
  const never = neverReason(facts)
  if (never) return refuse(never, null)
  const reason = timeReason(facts, facts.now)
  return reason
    ? refuse(
        reason,
        firstMoment(facts, (now) => !timeReason(facts, now)),
      )
    : { allowed: true }
}

/** What stands against it, if anything does, and whether it passes by itself. Looks for no later moment. */
export function contactReason(facts: ContactFacts): { reason: ContactReason; passes: boolean } | null {
  const never = neverReason(facts)
  if (never) return { reason: never, passes: false }
  const reason = timeReason(facts, facts.now)
  return reason && { reason, passes: true }
}

function refuse(reason: ContactReason, next: { day: Day; minutes: number } | null): ContactDecision {
  return { allowed: false, reason, ...CONTACT_WORDS[reason], next }
}

const KINDS: Record<Channel, readonly ContactPoint['kind'][]> = {
  sms: ['phone'],
  call: ['phone'],
  wechat: ['wechat'],
  email: ['email'],
  visit: ['address', 'second_address'],
  letter: ['address', 'second_address'],
}

function neverReason({ channel, refused, point }: ContactFacts): ContactReason | null {
  if (point?.kind === 'emergency_phone') return 'emergency_contact'
  if (point && !point.liable) return 'not_liable'
  if (point && point.state !== 'unverified' && point.state !== 'verified') return 'contact_unusable'
  if (refused.includes(channel)) return 'opted_out'
  if (point ? !KINDS[channel].includes(point.kind) : channel !== 'visit' && channel !== 'letter')
    return 'no_contact_point'
  return null
}

function timeReason(facts: ContactFacts, now: { day: Day; minutes: number }): ContactReason | null {
  if (facts.channel === 'letter') return null
  const [open, close] = agreedHours(facts, now.minutes) ?? hours(facts)
  if (now.minutes < open || now.minutes >= close) return 'quiet_hours'
  return facts.requested ? null : capReason(facts, now.day)
}

function hours({ policy, channel }: ContactFacts): [number, number] {
  return channel === 'visit'
    ? [policy.visitOpenMinutes ?? 0, policy.visitCloseMinutes ?? DAY_MINUTES]
    : [policy.openMinutes ?? 0, policy.closeMinutes ?? DAY_MINUTES]
}

/** The hours the owner agreed to, at a minute within them. No consent moves the hours of visits. */
function agreedHours(
  { channel, agreedHours: agreed }: ContactFacts,
  minutes: number,
): [number, number] | null {
  if (!agreed || channel === 'visit') return null
  const { openMinutes, closeMinutes } = agreed
  return minutes >= openMinutes && minutes < closeMinutes ? [openMinutes, closeMinutes] : null
}

const DAY_MINUTES = 1440

/** Weeks are any 7 consecutive days; the day of a conversation is the first of its days of rest. */
function capReason(
  { policy, channel, attempts, point, restCovers }: ContactFacts,
  day: Day,
): ContactReason | null {
  const counted = attempts.filter((one) => !one.requested && one.channel !== 'letter')
  const today = counted.filter((one) => one.day === day)
  const week = counted.filter((one) => one.day <= day && daysBetween(one.day, day) < 7)
  const message = (one: Attempt) => MESSAGES.includes(one.channel)
  const call = (one: Attempt) => one.channel === 'call'
  if (channel === 'call') {
    if (
      full(
        today.filter((one) => call(one) && one.conversation),
        policy.conversationsPerDay,
      )
    )
      return 'conversation_cap'
    const dials = today.filter((one) => call(one) && one.contactPointId === (point?.id ?? null))
    if (full(dials, policy.dialsPerNumberPerDay)) return 'dial_cap'
    if (
      full(
        dials.filter((one) => !one.conversation),
        policy.unansweredDialsPerNumberPerDay,
      )
    )
      return 'dial_cap'
    if (full(week.filter(call), policy.callsPer7Days)) return 'calls_7d_cap'
  }
  if (MESSAGES.includes(channel)) {
    if (full(today.filter(message), policy.messagesPerDay)) return 'message_cap'
    if (full(week.filter(message), policy.messagesPer7Days)) return 'message_cap'
  }
  if (
    channel === 'visit' &&
    full(
      week.filter((one) => one.channel === 'visit'),
      policy.visitsPer7Days,
    )
  )
    return 'visit_cap'
  const rests = restCovers !== 'calls' || channel === 'call'
  const talked = rests ? counted.filter((one) => one.conversation && one.day <= day) : []
  if (talked.some((one) => daysBetween(one.day, day) < (policy.restDaysAfterConversation ?? 0)))
    return 'resting'
  return full(week, policy.attemptsPer7Days) ? 'attempt_cap' : null
}

function full(made: readonly Attempt[], cap: number | undefined): boolean {
  return cap !== undefined && made.length >= cap
}

/** A cap ends within a week, a rest within the days it was given; past that nothing changes any more. */
const SEARCH_DAYS = 370
const LONGEST_REST = 3660

/**
 * The first local moment from now on, or from the start of a later day, at which it is free; null when there is none.
 * Within a day only the hours shut and open, so only their openings are looked at.
 */
export function firstMoment(
  facts: ContactFacts,
  isFree: (moment: { day: Day; minutes: number }) => boolean,
  from: Day = facts.now.day,
): { day: Day; minutes: number } | null {
  const { policy, now } = facts
  const most = SEARCH_DAYS + Math.min(policy.restDaysAfterConversation ?? 0, LONGEST_REST)
  for (let ahead = 0; ahead <= most; ahead += 1) {
    const day = addDays(from, ahead)
    for (const opening of openings(facts)) {
      const minutes = day === now.day ? Math.max(now.minutes, opening) : opening
      if (minutes < DAY_MINUTES && isFree({ day, minutes })) return { day, minutes }
    }
  }
  return null
}

/** The minutes of a day at which it may become possible, the earliest first. A letter waits for no hour. */
function openings(facts: ContactFacts): number[] {
  if (facts.channel === 'letter') return [0]
  const [open] = hours(facts)
  const agreed = facts.channel === 'visit' ? null : facts.agreedHours
  return agreed ? [open, agreed.openMinutes].sort((a, b) => a - b) : [open]
}
