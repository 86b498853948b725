/** The weights in whole steps of one 127th of the largest, as the text that is committed. */
import { BUCKETS } from '../classifier.ts'
import { chooseThreshold, hearings, judgeOf, type Measured } from './judge.ts'
import { fit, samplesOf, type Texts } from './train.ts'

type Packed = { bias: number; scale: number; packed: string; kept: number }
type Weights = Packed & { messages: number }
type Made = Weights & { judge: number[]; measured: Measured }

/** Weights below this many steps say nothing. */
const SILENT = 4

/** Everything `weights.generated.ts` holds: the weights, and the judge, for which every hand is left out once. */
export function make(texts: Texts): Made {
  const all = hearings(texts)
  const judge = judgeOf(all)
  return { ...makeWeights(texts), judge, measured: chooseThreshold(all, judge) }
}

/** The weights alone, in a tenth of the time. */
export function makeWeights(texts: Texts): Weights {
  const samples = samplesOf(texts)
  return { ...pack(fit(samples)), messages: samples.length }
}

function pack(weights: Float64Array): Packed {
  let largest = 0
  for (let at = 0; at < BUCKETS; at++) largest = Math.max(largest, Math.abs(weights[at] as number))
  const scale = largest / 127
  const bytes: number[] = []
  let gap = 0
  let kept = 0
  for (let at = 0; at < BUCKETS; at++) {
    const steps = Math.round((weights[at] as number) / scale)
    const says = Math.abs(steps) >= SILENT
    if (says || gap === 255) {
      bytes.push(gap, (says ? steps : 0) + 128)
      if (says) kept++
      gap = 0
    }
    gap++
  }
  const bias = Number((weights[BUCKETS] as number).toPrecision(6))
  return { bias, scale: Number(scale.toPrecision(6)), packed: base64(bytes), kept }
}

function base64(bytes: readonly number[]): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 128) << 8) | (bytes[at + 2] ?? 0)
    text += [18, 12, 6, 0].map((shift) => digits[(word >> shift) & 63]).join('')
  }
  return text
}
