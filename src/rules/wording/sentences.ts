/** A folded text in its sentences, and what is near a finding. */
import type { Folded } from './folded.ts'
import type { Flag, WordingContext } from './model.ts'

export type Sentence = { text: string; at: number; index: number; asks: boolean }

export type Message = {
  folded: Folded
  text: string
  sentences: Sentence[]
  context: WordingContext
}

/** Words in a sentence that may be a breach of `flag`. */
export type Hit = {
  flag: Flag
  message: Message
  sentence: Sentence
  /** Within the sentence. */
  from: number
  to: number
  words: string
  before: string
  after: string
}

export function readMessage(folded: Folded, context: WordingContext): Message {
  const sentences: Sentence[] = []
  let at = 0
  for (const part of folded.text.split(/(?<=[。？\n])/)) {
    for (const [from, breath] of inBreaths(part)) {
      const text = breath.replace(/[。？\n]+$/, '')
      if (text === '') continue
      sentences.push({ text, at: at + from, index: sentences.length, asks: breath.includes('？') })
    }
    at += part.length
  }
  return { folded, text: folded.text, sentences, context }
}

/** Nobody means a sentence of more than so many characters as one; and no text may take long to judge. */
const BREATH = 300
/** So much is read twice where there is no comma to cut at: no word is cut in two. */
const OVERLAP = 40

/** A sentence in pieces short enough, each with its place. */
function inBreaths(part: string): [number, string][] {
  const breaths: [number, string][] = []
  let from = 0
  while (part.length - from > BREATH) {
    const comma = part.lastIndexOf('，', from + BREATH)
    const atComma = comma > from + BREATH / 2
    breaths.push([from, part.slice(from, atComma ? comma + 1 : from + BREATH)])
    from = atComma ? comma + 1 : from + BREATH - OVERLAP
  }
  return [...breaths, [from, part.slice(from)]]
}

/** Whether the message says it anywhere; asked once of each message and pattern, however many findings ask. */
export function says(message: Message, pattern: RegExp): boolean {
  const known = said.get(message) ?? new Map<RegExp, boolean>()
  if (known.size === 0) said.set(message, known)
  const before = known.get(pattern)
  if (before !== undefined) return before
  const now = pattern.test(message.text)
  known.set(pattern, now)
  return now
}
const said = new WeakMap<Message, Map<RegExp, boolean>>()

export function hitsOf(message: Message, sentence: Sentence, flag: Flag, pattern: RegExp): Hit[] {
  return [...sentence.text.matchAll(pattern)].map((match) => ({
    flag,
    message,
    sentence,
    from: match.index,
    to: match.index + match[0].length,
    words: match[0],
    before: sentence.text.slice(0, match.index),
    after: sentence.text.slice(match.index + match[0].length),
  }))
}

/** The sentence with its neighbours; of a short message, all of it. */
export function around({ message, sentence }: Hit): string {
  if (message.text.length <= 80) return message.text
  return message.sentences
    .slice(Math.max(0, sentence.index - 1), sentence.index + 2)
    .map(({ text }) => text)
    .join('。')
}

/** What stands before the hit in its own clause, and the clause itself. */
export function clauseBefore(hit: Hit): string {
  return hit.before.slice(hit.before.lastIndexOf('，') + 1)
}

export function clauseOf(hit: Hit): string {
  const until = hit.after.indexOf('，')
  return clauseBefore(hit) + hit.words + (until < 0 ? hit.after : hit.after.slice(0, until))
}
