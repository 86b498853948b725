/**
 * 民法典 188–203 once more, walked day by day: each morning asks whether the claim is still alive, what happened that
 * day, and where that leaves the last day.
 */
import { at, fen, isWeekend, monthsOn, nameOf, yuan } from './exact.ts'

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
export type LimitationInput = {
  debts?: { id?: string; dueDay: string; amount?: string }[]
  instalmentAgreement?: { signedDay?: string; sameDebt: boolean; dueDays: string[] }
  events?: LimitationEvent[]
  restDays?: string[]
  statusOn?: string[]
}
type Rest = (day: number) => boolean
/** What an event does on a day: a claim made, a debt acknowledged (with its new due day), a procedure until its end. */
type Act =
  | { day: number; does: 'claims' | 'pays' }
  | { day: number; does: 'consents'; until: number }
  | { day: number; does: 'files'; until: number | null }

export function limitationOracle(input: LimitationInput) {
  const rest = restOf(input.restDays)
  const agreement = input.instalmentAgreement
  const events = input.events ?? []
  const debts = agreement
    ? agreed(agreement)
    : (input.debts ?? []).map((debt) => ({ id: debt.id ?? '1', ...debt }))
  const clocks = debts.map((debt) => ({ debt, clock: clockOf(at(debt.dueDay), debt.id, events, rest) }))
  const known = clocks.flatMap(({ clock }) => (clock.lastDay === null ? [] : [clock.lastDay]))
  return {
    lastDay: known.length === 0 ? null : nameOf(Math.min(...known)),
    debts: clocks.map(({ debt, clock }) => ({
      id: debt.id,
      lastDay: clock.lastDay === null ? null : nameOf(clock.lastDay),
      interruptions: clock.interruptions,
      needsReview: clock.needsReview,
      status: byDay(input, (day) => statusOn(day, at(debt.dueDay), clock)),
      alert: byDay(input, (day) => alertOn(day, clock)),
    })),
    totals: Object.fromEntries(
      (input.statusOn ?? []).map((day) => {
        const count = (gone: boolean) => {
          const those = clocks.filter(
            ({ clock }) => (clock.lastDay !== null && clock.lastDay < at(day)) === gone,
          )
          const amount = those.reduce((sum, { debt }) => sum + fen(debt.amount), 0n)
          return { count: those.length, amount: yuan(amount) }
        }
        return [day, { live: count(false), expired: count(true) }]
      }),
    ),
  }
}

type Due = { id: string; dueDay: string; amount?: string | undefined }

function agreed({ sameDebt, dueDays }: NonNullable<LimitationInput['instalmentAgreement']>): Due[] {
  const days: Due[] = dueDays.map((dueDay, index) => ({ id: String(index + 1), dueDay }))
  if (!sameDebt) return days
  const last = dueDays.reduce((late, day) => (day > late ? day : late))
  return [{ id: 'agreement', dueDay: last }]
}

export function restOf(restDays: readonly string[] | undefined): Rest {
  if (restDays === undefined) return announced
  const set = new Set(restDays.map(at))
  return (day) => set.has(day)
}

type Clock = { lastDay: number | null; interruptions: number; needsReview: boolean }

function clockOf(due: number, id: string, events: readonly LimitationEvent[], rest: Rest): Clock {
  const outer = monthsOn(due, 240)
  const rolled = (day: number) => {
    let last = day < outer ? day : outer
    while (rest(last)) last += 1
    return last
  }
  const acts = actsByDay(events, id)
  const obstacles = events.filter((event) => event.type === 'obstacle')
  const horizon = Math.max(
    ...acts.keys(),
    ...obstacles.flatMap((one) => [at(one.from), one.to ? at(one.to) : 0]),
    due,
  )

  let base = monthsOn(due, 36)
  let last = rolled(base)
  let sixBefore = monthsOn(base, -6)
  let start = due
  let pending = false
  let held = false // an obstacle that has not ended
  let interruptions = 0
  let needsReview = false
  const endOn = (day: number) => {
    base = day
    last = rolled(base)
    sixBefore = monthsOn(base, -6)
  }
  const take = (act: Act) => {
    interruptions += 1
    if (act.does === 'files' && act.until === null) pending = true
    const from = Math.max(act.day, 'until' in act && act.until !== null ? act.until : 0)
    if (from <= start) return
    start = from
    held = false
    endOn(monthsOn(from, 36))
  }
  // A new due day agreed before the old one came is simply the due day.
  for (const act of [...acts.values()].flat().toSorted((a, b) => a.day - b.day))
    if (act.day <= due && act.does === 'consents' && act.until > 0) take(act)

  const lasting = obstacles.length > 0
  for (let day = due + 1; day <= horizon || (lasting && !pending && day <= last); day++) {
    for (const act of acts.get(day) ?? [])
      if (pending || held || day <= last || act.does === 'consents') take(act)
    if (pending || held || day > last || day <= sixBefore) continue
    for (const obstacle of obstacles) {
      if (day < at(obstacle.from)) continue
      if (obstacle.to != null && day > at(obstacle.to)) continue
      needsReview = true
      if (obstacle.to == null) {
        held = true
        continue
      }
      const after = monthsOn(at(obstacle.to), 6)
      if (after > base) endOn(after)
    }
  }
  return { lastDay: pending || held ? null : last, interruptions, needsReview }
}

function actsByDay(events: readonly LimitationEvent[], id: string): Map<number, Act[]> {
  const byDay = new Map<number, Act[]>()
  for (const event of events) {
    if (event.type === 'obstacle') continue
    if (event.periods !== undefined && !event.periods.includes('*') && !event.periods.includes(id)) continue
    const act = actOf(event)
    if (act) byDay.set(act.day, [...(byDay.get(act.day) ?? []), act])
  }
  return byDay
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
  if (arrivedDay == null) return addressAgreed ? (event.deemedServiceDay ?? event.returnedDay ?? null) : null

  const letter = LETTERS.includes(channel)
  const message = MESSAGES.includes(channel)
  if (signedBy === 'other' && !(addressAgreed && (letter || message))) return null
  if (message && event.accountProven === false && !addressAgreed) return null
  if (letter && event.contentNamed === false && proof !== 'notarial_deed') return null
  const agreedForMessages = channel === 'agreed_e_delivery' || (message && addressAgreed)
  const enough =
    agreedForMessages || channel === 'notarised' || (channel === 'hand' && signedBy !== undefined)
      ? ANYTHING
      : (SHOWN_BY[channel] as string)
  return enough.split(' ').includes(proof) ? arrivedDay : null
}

const byDay = <T>({ statusOn: days = [] }: LimitationInput, answer: (day: number) => T) =>
  Object.fromEntries(days.map((day) => [day, answer(at(day))]))

/** L-08: the shortest of the warnings within which the last day lies. */
function alertOn(day: number, { lastDay }: Clock): number | null {
  if (lastDay === null || day > lastDay) return null
  if (lastDay - day <= 7) return 7
  if (lastDay - day <= 30) return 30
  if (lastDay - day <= 90) return 90
  return lastDay - day <= 180 ? 180 : null
}

function statusOn(day: number, due: number, clock: Clock): string {
  if (day <= due) return 'not_due'
  if (clock.lastDay === null) return 'running_procedure'
  return day > clock.lastDay ? 'expired' : 'live'
}

/** Days off and days worked for them, as announced (放假安排) for 2022 to 2026; otherwise Saturdays and Sundays rest. */
const OFF: readonly (readonly [from: string, to: string])[] = [
  ['2022-01-01', '2022-01-03'],
  ['2022-01-31', '2022-02-06'],
  ['2022-04-03', '2022-04-05'],
  ['2022-04-30', '2022-05-04'],
  ['2022-06-03', '2022-06-05'],
  ['2022-09-10', '2022-09-12'],
  ['2022-10-01', '2022-10-07'],
  ['2022-12-31', '2023-01-02'],
  ['2023-01-21', '2023-01-27'],
  ['2023-04-05', '2023-04-05'],
  ['2023-04-29', '2023-05-03'],
  ['2023-06-22', '2023-06-24'],
  ['2023-09-29', '2023-10-06'],
  ['2024-01-01', '2024-01-01'],
  ['2024-02-10', '2024-02-17'],
  ['2024-04-04', '2024-04-06'],
  ['2024-05-01', '2024-05-05'],
  ['2024-06-10', '2024-06-10'],
  ['2024-09-15', '2024-09-17'],
  ['2024-10-01', '2024-10-07'],
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
]
const WORKED = `
  2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09
  2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08
  2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
  2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
  2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10`

const off = new Set<number>()
for (const [from, to] of OFF) for (let day = at(from); day <= at(to); day++) off.add(day)
const worked = new Set(WORKED.trim().split(/\s+/).map(at))

function announced(day: number): boolean {
  return off.has(day) || (isWeekend(day) && !worked.has(day))
}
