/**
 * Makes the judge: how much the scores count against what the rules saw, learnt only from messages neither the rules
 * nor the weights that scored them had seen. Each hand is scored by weights made without it.
 */
import { evidenceOf, scoresOf } from '../classifier.ts'
import { fold } from '../fold.ts'
import type { Kept } from '../kept-apart.ts'
import { readingOf } from '../reading.ts'
import { readMessage } from '../sentences.ts'
import { fit, handsOf, samplesOf, scoreWith, type Texts } from './train.ts'

const ROUNDS = 400
const PACE = 1
/** Pulls the shares to nothing where few messages speak for them. */
const PULL = 1

/** A message of a hand: stopped by a rule, or the evidence before the judge. */
type Heard = { unlawful: boolean; hand: number; evidence: number[] | null }

/** What is heard of every hand by a model that hasn't seen it. */
export function hearings(texts: Texts): Heard[] {
  return handsOf(texts).flatMap((hand, index) => {
    const weights = fit(samplesOf(texts, hand))
    return hand.map((kept) => heard(kept, index, weights))
  })
}

function heard({ text, context, unlawful }: Kept, hand: number, weights: Float64Array): Heard {
  const message = readMessage(fold(text), context)
  const reading = readingOf(message)
  if (reading.found.length > 0) return { unlawful, hand, evidence: null }
  const scores = scoresOf(message, (features) => scoreWith(weights, features))
  return { unlawful, hand, evidence: evidenceOf(message, reading, scores) }
}

type Case = { evidence: number[]; unlawful: boolean; weight: number }

/** The judge: its bias, then the share of each piece of evidence. Each hand's lawful and unlawful count alike. */
export function judgeOf(all: readonly Heard[]): number[] {
  const count = new Map<string, number>()
  const sort = ({ hand, unlawful }: Heard) => `${hand} ${unlawful}`
  const open = all.filter((one) => one.evidence !== null)
  for (const one of open) count.set(sort(one), (count.get(sort(one)) ?? 0) + 1)
  const cases = open.map((one) => ({
    evidence: one.evidence as number[],
    unlawful: one.unlawful,
    weight: 1 / ((count.get(sort(one)) as number) * count.size),
  }))
  const { mean, spread } = shapeOf(cases)
  const level = cases.map((one) => ({
    ...one,
    evidence: one.evidence.map((value, at) => (value - (mean[at] as number)) / (spread[at] as number)),
  }))
  const [bias, ...shares] = descend(level, mean.length)
  const raw = shares.map((share, at) => share / (spread[at] as number))
  const moved = raw.reduce((sum, share, at) => sum + share * (mean[at] as number), 0)
  return [(bias as number) - moved, ...raw].map((value) => Number(value.toPrecision(5)))
}

function shapeOf(cases: readonly Case[]) {
  const width = cases[0]?.evidence.length ?? 0
  const mean = Array.from({ length: width }, (_, at) =>
    average(cases, ({ evidence }) => evidence[at] as number),
  )
  const spread = mean.map(
    (middle, at) =>
      Math.sqrt(average(cases, ({ evidence }) => ((evidence[at] as number) - middle) ** 2)) || 1,
  )
  return { mean, spread }
}

const average = (cases: readonly Case[], of: (one: Case) => number) =>
  cases.reduce((sum, one) => sum + of(one), 0) / cases.length

function descend(cases: readonly Case[], width: number): number[] {
  const shares = Array.from({ length: width + 1 }, () => 0)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = shares.map((share, at) => (at === 0 ? 0 : (PULL / 800) * share))
    for (const { evidence, unlawful, weight } of cases) {
      const wrong = weight * (1 / (1 + Math.exp(-sumOf(shares, evidence))) - (unlawful ? 1 : 0))
      slope[0] = (slope[0] as number) + wrong
      for (let at = 0; at < width; at++)
        slope[at + 1] = (slope[at + 1] as number) + wrong * (evidence[at] as number)
    }
    for (let at = 0; at <= width; at++) shares[at] = (shares[at] as number) - PACE * (slope[at] as number)
  }
  return shares
}

function sumOf(judge: readonly number[], evidence: readonly number[]): number {
  let sum = judge[0] as number
  for (let at = 0; at < evidence.length; at++) sum += (judge[at + 1] as number) * (evidence[at] as number)
  return sum
}

export type Measured = { threshold: number; seen: number; untouched: number }

/** At a threshold, the share of the unlawful seen and of the lawful left alone, the mean over the hands. */
function measure(all: readonly Heard[], judge: readonly number[], threshold: number): Measured {
  const hands = [...new Set(all.map(({ hand }) => hand))]
  const share = (hand: number, unlawful: boolean) => {
    const those = all.filter((one) => one.hand === hand && one.unlawful === unlawful)
    const seen = those.filter(({ evidence }) => evidence === null || sumOf(judge, evidence) > threshold)
    return seen.length / those.length
  }
  const mean = (unlawful: boolean) =>
    hands.reduce((sum, hand) => sum + share(hand, unlawful), 0) / hands.length
  return { threshold, seen: mean(true), untouched: 1 - mean(false) }
}

/**
 * So much of the lawful is left alone, the mean over hands the weights had not seen. Most of theirs are near misses on
 * purpose; of everyday messages far fewer are looked at twice.
 */
const UNTOUCHED = 0.92

/** The lowest threshold, in steps of a twentieth, at which enough is left alone. */
export function chooseThreshold(all: readonly Heard[], judge: readonly number[]): Measured {
  let step = -80
  while (step < 80 && measure(all, judge, step / 20).untouched < UNTOUCHED) step++
  return measure(all, judge, step / 20)
}
