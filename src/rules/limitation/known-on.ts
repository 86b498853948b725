/** What had happened by a day: whoever asks how a claim stood then must not be told what came after. */
import type { Day } from '../day.ts'
import type { LimitationEvent } from './events.ts'
import { judgeDemand } from './proof.ts'

/** The events as they stood on a day: later ones are left out, and what ended later is still running. */
export function knownOn(events: readonly LimitationEvent[], day: Day): readonly LimitationEvent[] {
  if (events.every((event) => lastHeardOf(event) <= day)) return events
  return events.filter((event) => firstHeardOf(event) <= day).map((event) => asHeardOn(event, day))
}

const NEVER = '' as Day

/** A demand is heard of when it arrives or comes back. One without any day stays: it says that nothing counted. */
function firstHeardOf(event: LimitationEvent): Day {
  switch (event.type) {
    case 'demand':
      return judgeDemand(event).day ?? event.arrivedDay ?? event.returnedDay ?? NEVER
    case 'filing':
      return event.filedDay
    case 'obstacle':
      return event.from
    default:
      return event.day
  }
}

function lastHeardOf(event: LimitationEvent): Day {
  if (event.type === 'obstacle') return event.to ?? event.from
  if (event.type !== 'filing') return firstHeardOf(event)
  const days = [event.filedDay, event.endedDay ?? NEVER, event.servedDay ?? NEVER]
  return days.sort().at(-1) as Day
}

/** How a procedure or an obstacle ended is not known before it ends, nor that papers were served. */
function asHeardOn(event: LimitationEvent, day: Day): LimitationEvent {
  if (event.type === 'obstacle') return event.to !== null && event.to > day ? { ...event, to: null } : event
  if (event.type !== 'filing') return event
  const { outcome, ...filed } = event
  const running = event.endedDay !== null && event.endedDay > day
  return {
    ...filed,
    endedDay: running ? null : event.endedDay,
    servedDay: event.servedDay && event.servedDay > day ? null : event.servedDay,
    ...(running || outcome === undefined ? {} : { outcome }),
  }
}
