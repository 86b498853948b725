/**
 * Makes the weights from the training text: logistic regression by averaged stochastic descent, the same numbers on
 * every machine (one fixed order, sums in one order, values rounded to whole steps at the end). A message is judged by
 * its worst piece, so it is taught by its worst piece too.
 */
import { BUCKETS, featuresOf, piecesOf } from '../classifier.ts'
import { fold } from '../fold.ts'
import { type Kept, keptApart } from '../kept-apart.ts'
import { dice, everywhere, grow, lessons, letters, type Sample } from './grammar.ts'

const EACH = 5
/** Of the plainest sentences so many, three for every place. */
const EACH_PLAIN = 40
/** Letters made of what people wrote. */
const MIXED = 4000
const EPOCHS = 20
/** Epochs in which a message is taught whole, before its pieces can be told apart. */
const WHOLE = 2
const RATE = 0.7
const DECAY = 2e-3
/** What fewer samples say says nothing of the next message; a message counts some three times, in its dresses. */
const RARE = 7
/** Messages of the later hands were not written against the rules: they count more. */
const OF_HANDS = 3

export type Texts = { lawful: string; unlawful: string; plain: string; lessons: string; others: string }

/** The messages of each later hand: in `others.txt` what follows a line `# hand …`. */
export function handsOf({ others }: Texts): Kept[][] {
  return others
    .split(/^# hand .*$/m)
    .slice(1)
    .map(keptApart)
}

/** Every message the model learns from, but for those of one hand. */
export function samplesOf(texts: Texts, without?: Kept[]): Sample[] {
  const good = grow(texts.lawful, false, EACH)
  const bad = grow(texts.unlawful, true, EACH)
  const plain = everywhere(grow(texts.plain, false, EACH_PLAIN), OF_HANDS)
  const early = keptApart(`${texts.lessons}\n${texts.others.split(/^# hand .*$/m)[0]}`)
  const late = handsOf(texts).filter((hand) => hand[0]?.text !== without?.[0]?.text)
  const written = [...lessons(early, 1), ...late.flatMap((hand) => lessons(hand, OF_HANDS))]
  return [...plain, ...good, ...bad, ...letters(good, bad, 400), ...written, ...mixed(written, MIXED)]
}

/** Letters of what people wrote, as `letters` makes them of sentences. */
function mixed(written: readonly Sample[], count: number): Sample[] {
  const short = written.filter(({ text }) => text.length < 60)
  return letters(
    short.filter(({ unlawful }) => !unlawful),
    short.filter(({ unlawful }) => unlawful),
    count,
  )
}

type Row = { pieces: Uint32Array[]; unlawful: boolean; weight: number }

/** Weights as floating numbers: one a bucket, and the bias last. */
export function fit(samples: readonly Sample[]): Float64Array {
  const bad = samples.filter(({ unlawful }) => unlawful).length
  const rows: Row[] = samples.map(({ text, unlawful, context, weight }) => ({
    pieces: piecesOf(fold(text).text).map((piece) => featuresOf(piece, context)),
    unlawful,
    weight: (weight * samples.length) / (2 * (unlawful ? bad : samples.length - bad)),
  }))
  leaveOutRare(rows)
  const pushed = new Float64Array(BUCKETS).fill(1)
  const weights = new Float64Array(BUCKETS + 1)
  const total = new Float64Array(BUCKETS + 1)
  const roll = dice(5)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(rows, roll)
    const rate = RATE / (1 + epoch * 0.4)
    for (const row of rows) step(weights, pushed, row, rate, epoch < WHOLE)
    if (epoch >= EPOCHS / 2)
      for (let at = 0; at <= BUCKETS; at++) (total[at] as number) += weights[at] as number
  }
  return total.map((sum) => sum / (EPOCHS / 2))
}

/** Features of few samples are taken out of all rows. */
function leaveOutRare(rows: Row[]) {
  const count = new Uint32Array(BUCKETS)
  for (const { pieces } of rows)
    for (const feature of pieces[0] as Uint32Array) count[feature] = (count[feature] as number) + 1
  for (const row of rows)
    row.pieces = row.pieces.map((piece) => piece.filter((feature) => (count[feature] as number) >= RARE))
}

function shuffle(rows: Row[], roll: () => number) {
  for (let last = rows.length - 1; last > 0; last--) {
    const other = Math.floor(roll() * (last + 1))
    const row = rows[last] as Row
    rows[last] = rows[other] as Row
    rows[other] = row
  }
}

/** One step; a weight that was often pushed moves less (`pushed`: the sum of squares, as in AdaGrad). */
function step(
  weights: Float64Array,
  pushed: Float64Array,
  { pieces, unlawful, weight }: Row,
  rate: number,
  whole: boolean,
) {
  let features = pieces[0] as Uint32Array
  let score = scoreWith(weights, features)
  for (const piece of whole ? [] : pieces.slice(1)) {
    const itsScore = scoreWith(weights, piece)
    if (itsScore <= score) continue
    score = itsScore
    features = piece
  }
  const wrong = weight * ((unlawful ? 1 : 0) - 1 / (1 + Math.exp(-score)))
  const push = wrong / Math.sqrt(features.length || 1)
  for (const feature of features) {
    const sum = (pushed[feature] as number) + push * push
    pushed[feature] = sum
    weights[feature] = (weights[feature] as number) * (1 - rate * DECAY) + (rate * push) / Math.sqrt(sum)
  }
  weights[BUCKETS] = (weights[BUCKETS] as number) + rate * wrong * 0.1
}

export function scoreWith(weights: Float64Array, features: Uint32Array): number {
  let sum = 0
  for (const feature of features) sum += weights[feature] as number
  return (weights[BUCKETS] as number) + sum / Math.sqrt(features.length || 1)
}
