/**
 * The second reader, for wording no rule foresaw. First a linear model over characters (n-grams of 1 to 3), what the
 * words mean and where they are said; it judges the message whole and sentence by sentence. Then a judge of a dozen
 * numbers weighs that against what the rules saw and let go. The weights are made by `npm run wording` from the text
 * under `model/`.
 */
import { meaningsOf } from './meanings.ts'
import type { WordingContext } from './model.ts'
import { BIAS, JUDGE, SCALE, THRESHOLD, WEIGHTS } from './model/weights.generated.ts'
import type { Reading } from './reading.ts'
import type { Message } from './sentences.ts'

export const BUCKETS = 524_288
/** Shorter sentences say nothing of themselves. */
const SHORTEST = 6

/** A text's features as bucket numbers, each once. */
export function featuresOf(text: string, context: WordingContext): Uint32Array {
  const seen = new Set<number>()
  const shaped = `^${text.replace(/\d+/g, '0').replace(/[^\p{Script=Han}a-z0，。？【】]/gu, '')}$`
  for (let at = 0; at < shaped.length; at++) {
    let hash = 0x811c9dc5
    for (let size = 1; size <= 3 && at + size <= shaped.length; size++) {
      hash = Math.imul(hash ^ shaped.charCodeAt(at + size - 1), 0x01000193)
      const mixed = hash ^ (hash >>> 15) ^ (size * 0x9e37)
      seen.add((mixed ^ (mixed >>> 17)) & (BUCKETS - 1))
    }
  }
  for (const meaning of meaningsOf(text)) seen.add(slotOf(meaning))
  if (context.channel) seen.add(slotOf(`in ${context.channel}`))
  // "Some stage before a judgment" says nothing of the place.
  if (context.stage && context.stage !== 'pre_judgment') seen.add(slotOf(`at ${context.stage}`))
  if (context.sender === 'law_firm') seen.add(slotOf('by law_firm'))
  return Uint32Array.from(seen)
}

function slotOf(name: string): number {
  const known = slots.get(name)
  if (known !== undefined) return known
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995)
  const slot = (hash ^ (hash >>> 15)) & (BUCKETS - 1)
  slots.set(name, slot)
  return slot
}
const slots = new Map<string, number>()

/** The message whole, then each of its sentences where there are several. */
export function piecesOf(text: string): string[] {
  const sentences = text.split(/[。？\n]+/).filter((sentence) => sentence.length >= SHORTEST)
  return sentences.length < 2 ? [text] : [text, ...sentences]
}

export type Scores = { whole: number; worst: number }

/** How much the message, and its worst piece, sound like those that must not leave. */
export function scoresOf({ text, context }: Message, score: (features: Uint32Array) => number): Scores {
  const [whole = 0, ...rest] = piecesOf(text).map((piece) => score(featuresOf(piece, context)))
  return { whole, worst: Math.max(whole, ...rest) }
}

/** What the judge weighs: the scores, and what the rules saw. */
export function evidenceOf(
  message: Message,
  { doubted, caught, excused }: Reading,
  scores: Scores,
): number[] {
  return [
    scores.whole,
    scores.worst,
    doubted.length > 0 ? 1 : 0,
    caught.life ? 1 : 0,
    caught.consequence ? 1 : 0,
    caught.hint ? 1 : 0,
    caught.claim ? 1 : 0,
    caught.roundabout ? 1 : 0,
    excused > 0 ? 1 : 0,
    excused > 2 ? 1 : 0,
    Math.log((message.text.length + 1) / 40),
  ]
}

/** Whether somebody should look at a message in which no rule found anything that stands. */
export function looksUnlawful(message: Message, reading: Reading): boolean {
  return judgementOf(evidenceOf(message, reading, scoresOf(message, committed))) > THRESHOLD
}

function judgementOf(evidence: readonly number[]): number {
  const [bias, ...shares] = JUDGE
  return evidence.reduce((sum, one, index) => sum + one * (shares[index] as number), bias as number)
}

function committed(features: Uint32Array): number {
  let sum = 0
  for (const feature of features) sum += weights[feature] as number
  return BIAS + (sum * SCALE) / Math.sqrt(features.length)
}

/** Sparse as text: gaps and values of the weights that aren't zero, base64 of pairs (gap, value + 128). */
function unpack(packed: string): Int8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const values = new Int8Array(BUCKETS)
  const bytes: number[] = []
  for (let at = 0; at < packed.length; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((step) => Math.max(0, digits.indexOf(packed[at + step] ?? 'A')))
    const word = ((a as number) << 18) | ((b as number) << 12) | ((c as number) << 6) | (d as number)
    bytes.push(word >> 16, (word >> 8) & 255, word & 255)
  }
  let place = 0
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    place += bytes[at] as number
    values[place & (BUCKETS - 1)] = (bytes[at + 1] as number) - 128
  }
  return values
}

const weights = unpack(WEIGHTS)
