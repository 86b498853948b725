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
  | { day: number; does: 'claims' }
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
      status: Object.fromEntries(
        (input.statusOn ?? []).map((day) => [day, statusOn(at(day), at(debt.dueDay), clock)]),
      ),
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

function agreed({ sameDebt, dueDays }: NonNullable<LimitationInput['instalmentAgreement']>) {
  const days: { id: string; dueDay: string; amount?: string }[] = dueDays.map((dueDay, index) => ({
    id: String(index + 1),
    dueDay,
  }))
  if (!sameDebt) return days
  const last = dueDays.reduce((late, day) => (day > late ? day : late))
  return days.map((day) => ({ ...day, dueDay: last }))
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
  let idleUntil = due // the clock stands still: not due yet, or a procedure runs
  let pending = false
  let interruptions = 0
  let needsReview = false
  for (let day = due + 1; day <= horizon; day++) {
    const alive = pending || day <= last
    const endOn = (day: number) => {
      base = day
      last = rolled(base)
      sixBefore = monthsOn(base, -6)
    }
    const restart = (from: number) => endOn(monthsOn(from, 36))
    for (const act of acts.get(day) ?? []) {
      if (!alive && act.does !== 'consents') continue
      if (pending || day <= idleUntil) continue
      interruptions += 1
      if (act.does === 'claims') restart(day)
      if (act.does === 'consents') {
        idleUntil = Math.max(day, act.until)
        restart(idleUntil)
      }
      if (act.does === 'files' && act.until === null) pending = true
      if (act.does === 'files' && act.until !== null) {
        idleUntil = Math.max(day, act.until)
        restart(idleUntil)
      }
    }
    if (pending || day > last || day <= sixBefore) continue
    for (const obstacle of obstacles) {
      if (day < at(obstacle.from)) continue
      if (obstacle.to == null) return { lastDay: null, interruptions, needsReview: true }
      if (day > at(obstacle.to)) continue
      needsReview = true
      const after = monthsOn(at(obstacle.to), 6)
      if (after > base) endOn(after)
    }
  }
  return { lastDay: pending ? null : last, interruptions, needsReview }
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
    return event.designatedToThisDebt ? { day: at(event.day), does: 'consents', until: 0 } : null
  if (event.type === 'consent') {
    if (event.form === 'oral' || event.accountProven === false) return null
    return { day: at(event.day), does: 'consents', until: event.newDueDay ? at(event.newDueDay) : 0 }
  }
  if (event.outcome === 'withdrawn' && event.servedDay == null) return null
  const day = at(event.filedDay)
  if (event.endedDay != null) return { day, does: 'files', until: at(event.endedDay) }
  return event.kind === 'mediation_request' ? { day, does: 'claims' } : { day, does: 'files', until: null }
}

/** 诉讼时效规定 8: the day on which a demand reached the owner, or should have; null without proof that it did. */
function reached(event: Demand): string | null {
  const { channel, proof, arrivedDay } = event
  if (channel === 'posting' || channel === 'group_message' || channel === 'left_at_door') return null
  if (event.returnedDay != null)
    return event.addressAgreed ? (event.deemedServiceDay ?? event.returnedDay) : null
  if (arrivedDay == null) return null
  if (channel === 'newspaper')
    return event.whereaboutsUnknown && (event.mediumRank === 'national' || event.mediumRank === 'provincial')
      ? arrivedDay
      : null
  if (proof === undefined || proof === 'none' || proof === 'screenshot' || proof === 'witness') return null
  if (event.signedBy === 'other') return null
  if (event.accountProven === false) return null
  if (event.contentNamed === false) return null
  return arrivedDay
}

function statusOn(day: number, due: number, clock: Clock): string {
  if (day <= due) return 'not_due'
  if (clock.lastDay === null) return 'running_procedure'
  return day > clock.lastDay ? 'expired' : 'live'
}

/** Days off and days worked for them, as announced (放假安排) for 2025 and 2026; otherwise Saturdays and Sundays rest. */
const OFF: readonly (readonly [from: string, to: string])[] = [
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
const WORKED =
  '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'

const off = new Set<number>()
for (const [from, to] of OFF) for (let day = at(from); day <= at(to); day++) off.add(day)
const worked = new Set(WORKED.split(' ').map(at))

function announced(day: number): boolean {
  return off.has(day) || (isWeekend(day) && !worked.has(day))
}
