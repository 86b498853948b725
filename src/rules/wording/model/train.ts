/**
 * Makes the weights from the training text: logistic regression by averaged stochastic descent, the same numbers on
 * every machine (one fixed order, sums in one order, values rounded to whole steps at the end).
 */
import { BUCKETS, featuresOf } from '../classifier.ts'
import { fold } from '../fold.ts'
import { keptApart } from '../kept-apart.ts'
import { dice, grow, lessons, letters, type Sample } from './grammar.ts'

export type Trained = { bias: number; scale: number; threshold: number; packed: string; kept: number }

const EACH = 10
const EPOCHS = 20
const RATE = 0.35
const DECAY = 3e-4
/** Weights below this share of the largest say nothing. */
const SILENT = 3

/** Every message the model learns from. */
export function samplesOf(lawful: string, unlawful: string, learnt = ''): Sample[] {
  const good = grow(lawful, false, EACH)
  const bad = grow(unlawful, true, EACH)
  return [...good, ...bad, ...letters(good, bad, 400), ...lessons(learnt)]
}

type Row = { features: Uint16Array; unlawful: boolean; weight: number }

/** Weights as floating numbers: one a bucket, and the bias last. */
export function fit(samples: readonly Sample[]): Float64Array {
  const bad = samples.filter(({ unlawful }) => unlawful).length
  const rows: Row[] = samples.map(({ text, unlawful }) => ({
    features: featuresOf(fold(text).text),
    unlawful,
    weight: samples.length / (2 * (unlawful ? bad : samples.length - bad)),
  }))
  const weights = new Float64Array(BUCKETS + 1)
  const total = new Float64Array(BUCKETS + 1)
  const roll = dice(5)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let last = rows.length - 1; last > 0; last--) {
      const other = Math.floor(roll() * (last + 1))
      const row = rows[last] as Row
      rows[last] = rows[other] as Row
      rows[other] = row
    }
    const rate = RATE / (1 + epoch * 0.4)
    for (const row of rows) step(weights, row, rate)
    if (epoch >= EPOCHS / 2)
      for (let at = 0; at <= BUCKETS; at++) (total[at] as number) += weights[at] as number
  }
  return total.map((sum) => sum / (EPOCHS / 2))
}

function step(weights: Float64Array, { features, unlawful, weight }: Row, rate: number) {
  const norm = 1 / Math.sqrt(features.length)
  let sum = 0
  for (const feature of features) sum += weights[feature] as number
  const score = (weights[BUCKETS] as number) + sum * norm
  const push = rate * weight * ((unlawful ? 1 : 0) - 1 / (1 + Math.exp(-score)))
  for (const feature of features) {
    weights[feature] = (weights[feature] as number) * (1 - rate * DECAY) + push * norm
  }
  weights[BUCKETS] = (weights[BUCKETS] as number) + push * 0.1
}

/** The weights in whole steps of one 127th of the largest, as the text that is committed. */
export function pack(weights: Float64Array, threshold: number): Trained {
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
  return {
    bias: Number((weights[BUCKETS] as number).toPrecision(6)),
    scale: Number(scale.toPrecision(6)),
    threshold,
    packed: base64(bytes),
    kept,
  }
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

/** What part of lawful messages written by hand may be looked at twice by the model alone. */
const LOOKED_AT_TWICE = 0.09
const FOLDS = 3

/**
 * The threshold: over three folds by line, the score that 91 % of lawful messages written by hand stay below when the
 * model has not seen them. Most of them are written to be hard; of everyday ones far fewer reach it.
 */
export function chooseThreshold(
  lawful: string,
  unlawful: string,
  learnt: string,
): { threshold: number; seen: number } {
  const lines = learnt.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const part = (turn: number, held: boolean) =>
    lines.filter((_, index) => (index % FOLDS === turn) === held).join('\n')
  const scores: { score: number; unlawful: boolean }[] = []
  for (let turn = 0; turn < FOLDS; turn++) {
    const weights = fit(samplesOf(lawful, unlawful, part(turn, false)))
    for (const { text, unlawful: bad } of keptApart(part(turn, true)))
      scores.push({ score: scoreWith(weights, fold(text).text), unlawful: bad })
  }
  const calm = scores.filter((one) => !one.unlawful).map(({ score }) => score)
  calm.sort((a, b) => a - b)
  const at = Math.floor(calm.length * (1 - LOOKED_AT_TWICE))
  const threshold = Number(Math.max(0, calm[at] as number).toFixed(2))
  const bad = scores.filter((one) => one.unlawful)
  return { threshold, seen: bad.filter(({ score }) => score > threshold).length / bad.length }
}

function scoreWith(weights: Float64Array, text: string): number {
  const features = featuresOf(text)
  let sum = 0
  for (const feature of features) sum += weights[feature] as number
  return (weights[BUCKETS] as number) + sum / Math.sqrt(features.length)
}
