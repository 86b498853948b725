/**
 * 民法典 188–203 once more, walked day by day: each morning asks whether the claim is still alive, what happened that
 * day, and where that leaves the last day.
 */
import { type Act, actsByDay, type LimitationEvent, until } from './events.ts'
import { at, fen, monthsOn, nameOf, yuan } from './exact.ts'
import { announced } from './holidays.ts'

export type LimitationInput = {
  debts?: { id?: string; dueDay: string; amount?: string }[]
  instalmentAgreement?: { signedDay?: string; sameDebt: boolean; dueDays: string[] }
  events?: LimitationEvent[]
  restDays?: string[]
  statusOn?: string[]
}
type Rest = (day: number) => boolean
export function limitationOracle(input: LimitationInput) {
  const rest = restOf(input.restDays)
  const agreement = input.instalmentAgreement
  const events = input.events ?? []
  const debts = agreement
    ? agreed(agreement)
    : (input.debts ?? []).map((debt) => ({ id: debt.id ?? '1', ...debt }))
  const clockBy = (debt: Due, heard: readonly LimitationEvent[]) =>
    clockOf(at(debt.dueDay), debt.id, heard, rest)
  const clocks = debts.map((debt) => ({ debt, clock: clockBy(debt, events) }))
  const clockOn = (debt: Due, day: number) => clockBy(debt, until(day, events))
  const known = clocks.flatMap(({ clock }) => (clock.lastDay === null ? [] : [clock.lastDay]))
  return {
    lastDay: known.length === 0 ? null : nameOf(Math.min(...known)),
    debts: clocks.map(({ debt, clock }) => ({
      id: debt.id,
      lastDay: clock.lastDay === null ? null : nameOf(clock.lastDay),
      interruptions: clock.interruptions,
      needsReview: clock.needsReview,
      status: byDay(input, (day) => statusOn(day, at(debt.dueDay), clockOn(debt, day))),
      alert: byDay(input, (day) => alertOn(day, clockOn(debt, day))),
    })),
    lastInstalment: debts.length > 1 ? asOne(debts, events, rest) : null,
    totals: Object.fromEntries(
      (input.statusOn ?? []).map((day) => {
        const count = (gone: boolean) => {
          const those = debts.filter((debt) => {
            const { lastDay } = clockOn(debt, at(day))
            return (at(debt.dueDay) < at(day) && lastDay !== null && lastDay < at(day)) === gone
          })
          const amount = those.reduce((sum, debt) => sum + fen(debt.amount), 0n)
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

/** 民法典 189: one debt, due with the last of its periods; what was said of any of them was said of it. */
function asOne(debts: readonly Due[], events: readonly LimitationEvent[], rest: Rest) {
  const ids = ['*', ...debts.map(({ id }) => id)]
  const said = events.flatMap((event) => {
    if (event.type === 'obstacle' || event.periods === undefined) return [event]
    return event.periods.some((id) => ids.includes(id)) ? [{ ...event, periods: ['*'] }] : []
  })
  const due = Math.max(...debts.map(({ dueDay }) => at(dueDay)))
  const { lastDay, interruptions } = clockOf(due, '', said, rest)
  return { lastDay: lastDay === null ? null : nameOf(lastDay), interruptions }
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
