/** What is going to happen, in the order of its moments; things of one moment in the order they were noted. */
import { addDays, type Day, daysBetween } from '../rules/day.ts'
import type { Moment } from './house.ts'

export type Event = { moment: Moment; run(moment: Moment): Promise<void> }

export class Agenda {
  readonly #days = new Map<Day, Event[]>()
  readonly #last: Moment

  /** Nothing happens at or after `last`. */
  constructor(last: Moment) {
    this.#last = last
  }

  note(moment: Moment, run: Event['run']) {
    if (!before(moment, this.#last)) return
    const events = this.#days.get(moment.day)
    if (!events) this.#days.set(moment.day, [{ moment, run }])
    else {
      const place = events.findIndex((event) => event.moment.minutes > moment.minutes)
      events.splice(place < 0 ? events.length : place, 0, { moment, run })
    }
  }

  /** Lives a day: what is noted for it, and what that leads to on the same day. */
  async live(day: Day) {
    const events = this.#days.get(day) ?? []
    for (let event = events.shift(); event; event = events.shift()) await event.run(event.moment)
    this.#days.delete(day)
  }
}

export function before(a: Moment, b: Moment): boolean {
  return a.day < b.day || (a.day === b.day && a.minutes < b.minutes)
}

/** The later of two moments. */
export function notBefore(moment: Moment, earliest: Moment): Moment {
  return before(moment, earliest) ? earliest : moment
}

export function* daysFrom(first: Day, last: Day): Generator<Day> {
  for (let index = 0; index <= daysBetween(first, last); index += 1) yield addDays(first, index)
}
