/**
 * The second reader: a linear model over character n-grams, for wording no rule foresaw. It judges the message and, where
 * there are several, each sentence, and may only ask for a second look. Its weights are made by `npm run wording` from
 * the text under `model/`.
 */
import { BIAS, SCALE, THRESHOLD, WEIGHTS } from './model/weights.generated.ts'
import type { Message } from './sentences.ts'

export const BUCKETS = 65_536

/** The n-grams (1 to 3 characters) of a folded text as bucket numbers, each once. */
export function featuresOf(text: string): Uint16Array {
  const shaped = `^${text.replace(/\d+/g, '0').replace(/[^\p{Script=Han}a-z0，。？【】]/gu, '')}$`
  const seen = new Set<number>()
  for (let at = 0; at < shaped.length; at++) {
    let hash = 0x811c9dc5
    for (let size = 1; size <= 3 && at + size <= shaped.length; size++) {
      hash = Math.imul(hash ^ shaped.charCodeAt(at + size - 1), 0x01000193)
      seen.add((hash ^ (hash >>> 15) ^ (size * 0x9e37)) & (BUCKETS - 1))
    }
  }
  return Uint16Array.from(seen)
}

/** How much a text sounds like those that must not leave: above 0 rather so, below rather not. */
export function scoreOf(text: string): number {
  const features = featuresOf(text)
  let sum = 0
  for (const feature of features) sum += weights[feature] as number
  return BIAS + (sum * SCALE) / Math.sqrt(features.length)
}

/** `excused`: hits a rule understood and let go; the model must then be surer of itself. */
export function looksUnlawful(message: Message, excused: number): boolean {
  const threshold = THRESHOLD + (excused > 0 ? 1.5 : 0)
  if (scoreOf(message.text) > threshold) return true
  if (message.sentences.length < 2) return false
  return message.sentences.some(({ text }) => text.length >= 8 && scoreOf(text) > threshold)
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
