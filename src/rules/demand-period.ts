/**
 * The time a demand letter gives: it runs from the day after the letter arrived, as can be proven, never from the day it
 * was written or sent (民法典 944, 201; 诉讼时效规定 第八条). What comes after the letter waits until it is over; a letter
 * that has not arrived holds it.
 */
import { lastDayOf } from './acts/deadlines.ts'
import { type Because, because } from './because.ts'
import type { Day } from './day.ts'
import { unknownWords } from './law/dated.ts'
import { arrivalOf, type DeliveryRecord, judgeDelivery } from './limitation/delivery.ts'
import type { Judged } from './limitation/proof.ts'

/** A demand letter given, and what was recorded of it on its way. */
export type GivenLetter = {
  day: Day
  /** Days it gives for payment, from receipt; null: the procedure's. Never under seven. */
  deadlineDays: number | null
  deliveries: readonly DeliveryRecord[]
}

/** Why what follows a letter waits. `until`: the last day of the time it gives; null: nobody knows before it arrives. */
export type Awaits = { for: 'delivery' | 'demand_period'; until: Day | null; zh: string; en: string }

export type DemandPeriod = {
  /** null: a letter has arrived and its time is over. */
  awaits: Awaits | null
  /** From which day it counts and why, letter by letter. */
  because: Because[]
}

/** What the letters of an episode leave to wait for on a day. One letter whose time is over is enough. At least one letter. */
export function demandPeriod(
  letters: readonly GivenLetter[],
  today: Day,
  deadlineDays: number,
): DemandPeriod {
  const told = letters.map((letter) => tellLetter(letter, today, letter.deadlineDays ?? deadlineDays))
  const trail = told.flatMap((one) => one.because)
  if (told.some((one) => one.awaits === null)) return { awaits: null, because: trail }
  const running = told.filter((one) => one.awaits?.for === 'demand_period')
  const [first] = (running.length > 0 ? running : told.toReversed()).toSorted(byUntil)
  return { awaits: first?.awaits ?? null, because: trail }
}

function byUntil(a: DemandPeriod, b: DemandPeriod): number {
  const [x, y] = [a.awaits?.until ?? '9999', b.awaits?.until ?? '9999']
  return x < y ? -1 : x > y ? 1 : 0
}

function tellLetter(letter: GivenLetter, today: Day, days: number): DemandPeriod {
  const known = letter.deliveries.filter((one) => one.day <= today)
  const arrival = arrivalOf(known)
  if (!arrival) return notArrived(letter.day, known)
  const came = arrivalLine(letter.day, arrival.day, arrival.judged)
  const ends = lastDayOf({ deadline: 'demand', from: arrival.day, days })
  if ('known' in ends)
    return { awaits: { for: 'demand_period', until: null, ...unknownWords(ends) }, because: [came] }
  if (today > ends.lastDay) return { awaits: null, because: [came, ends.because] }
  const awaits = {
    for: 'demand_period' as const,
    until: ends.lastDay,
    zh: `催缴函 ${arrival.day} 送达，催告期限至 ${ends.lastDay}，期满前不再催促`,
    en: `the demand letter arrived on ${arrival.day}; the time it gives runs to ${ends.lastDay}`,
  }
  return { awaits, because: [came, ends.because] }
}

const ARTICLE_8 = { law: '诉讼时效规定', article: '第八条' }

function arrivalLine(written: Day, arrived: Day, judged: Judged): Because {
  const words = {
    zh: `${written} 的催缴函 ${arrived} 送达（${judged.zh}），自次日起算`,
    en: `the demand letter of ${written} arrived on ${arrived} (${judged.en}): counted from the day after`,
  }
  return because(arrived, 'day', 'dunning.demand_arrived', words, { source: ARTICLE_8 })
}

/** Not delivered, refused, returned: whatever was recorded last, its time does not run. */
function notArrived(written: Day, known: readonly DeliveryRecord[]): DemandPeriod {
  const last = known.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).at(-1)
  const judged = last && judgeDelivery(last)
  const came = last?.outcome === 'returned' || last?.outcome === 'refused' || last?.outcome === 'failed'
  const why = judged
    ? { zh: `${last.day} 的登记：${judged.zh}`, en: `recorded on ${last.day}: ${judged.en}` }
    : { zh: '尚未登记送达', en: 'no delivery is recorded' }
  const next = came
    ? { zh: '请换一种方式送达并登记', en: 'deliver it another way and record it' }
    : { zh: '请送达并登记凭证', en: 'deliver it and record the proof' }
  const words = {
    zh: `待送达：${written} 的催缴函${why.zh}，催告期限没有起算；${next.zh}`,
    en: `to be delivered: the demand letter of ${written}, ${why.en}; its time has not begun: ${next.en}`,
  }
  const line = because('—', 'day', 'dunning.demand_not_arrived', words, { source: ARTICLE_8 })
  return { awaits: { for: 'delivery', until: null, ...words }, because: [line] }
}
