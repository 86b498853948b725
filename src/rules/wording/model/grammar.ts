/**
 * The training text: base sentences with choices, made into many messages in a fixed order. The same files give the same
 * messages on every machine; chance is a counter, not a clock.
 */

import type { Kept } from '../kept-apart.ts'
import type { WordingContext } from '../model.ts'

/** `weight`: how many times it counts. */
export type Sample = { text: string; unlawful: boolean; context: WordingContext; weight: number }

/** Openings and endings staff put around whatever they say. */
const OPENINGS = [
  '',
  '',
  '',
  '您好，',
  '【和居物业】',
  '业主您好：',
  '在吗？',
  '通知：',
  '温馨提示：',
  '尊敬的业主，',
]
const ENDINGS = [
  '',
  '',
  '',
  '。',
  '！',
  '，谢谢。',
  '，请知悉。',
  '，特此通知。',
  '，收到请回复',
  '，电话6688。',
]

/** A counter turned over, so that neighbours differ (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** `each` messages of every base line, without repetition. */
export function grow(source: string, unlawful: boolean, each: number): Sample[] {
  const roll = dice(unlawful ? 7 : 11)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
  const made = new Set<string>()
  for (const line of source.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    for (let turn = 0; turn < each; turn++) {
      const said = line.replace(/\{([^}]*)\}/g, (_, choices: string) => pick(choices.split('|')))
      made.add(turn % 2 === 0 ? said : pick(OPENINGS) + said.replace(/[。！]$/, '') + pick(ENDINGS))
    }
  }
  return [...made].map((text) => ({ text, unlawful, context: {}, weight: 1 }))
}

/** The same in every place a text may have, one after the other. */
export function everywhere(samples: readonly Sample[], weight: number): Sample[] {
  return samples.map((sample, index) => ({
    ...sample,
    weight,
    context: PLACES[index % PLACES.length] as WordingContext,
  }))
}
const PLACES: readonly WordingContext[] = [
  {},
  { stage: 'overdue', channel: 'sms' },
  { stage: 'overdue', channel: 'wechat' },
  { stage: 'formal', channel: 'letter' },
  { stage: 'pre_due', channel: 'sms' },
  { channel: 'sms' },
  { stage: 'overdue', channel: 'script' },
  { stage: 'overdue', channel: 'notice' },
  { stage: 'legal', channel: 'letter' },
  { channel: 'notice' },
  { channel: 'poster' },
  { stage: 'overdue', channel: 'staff_note' },
]

/** Messages somebody wrote, each in a few dresses, and once without its place. */
export function lessons(written: readonly Kept[], weight: number): Sample[] {
  const roll = dice(31)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
  return written.flatMap(({ text, unlawful, context }) => {
    const dressed = () => pick(OPENINGS) + text.replace(/[。！]$/, '') + pick(ENDINGS)
    return [...new Set([text, dressed(), dressed()])].map((said, turn) => ({
      text: said,
      unlawful,
      context: turn === 2 ? {} : context,
      weight,
    }))
  })
}

/**
 * Long letters: lawful sentences, with one unlawful sentence somewhere inside for half of them. The single sentence is
 * what the model judges, so these teach it that company doesn't make a sentence lawful.
 */
export function letters(lawful: readonly Sample[], unlawful: readonly Sample[], count: number): Sample[] {
  const roll = dice(23)
  const pick = (from: readonly Sample[]) => (from[Math.floor(roll() * from.length)] as Sample).text
  return Array.from({ length: count }, (_, index) => {
    const parts = Array.from({ length: 3 }, () => pick(lawful))
    const bad = index % 2 === 1
    if (bad) parts.splice(Math.floor(roll() * 4), 0, pick(unlawful))
    const text = parts.map((part) => part.replace(/[。！]$/, '')).join('。')
    return { text, unlawful: bad, context: {}, weight: 1 }
  })
}
