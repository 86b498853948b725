/** The wording rule as the server asks it, a chunk of its own: loaded when somebody first opens a text field. */
import type { Flag, WordingContext, WordingSpan, WordingVerdict } from '../../rules/wording/model.ts'
import { screenWording } from '../../rules/wording/screen.ts'
import { ADVICE } from '../../rules/wording/suggestions.ts'

/** One thing to change: the words, what is wrong with them, and how to say it lawfully. */
export type Point = { flag: Flag; words: string[]; law: string; article: string | null } & Pick<
  (typeof ADVICE)[Flag],
  'wrong' | 'say'
>
export type Judged = {
  text: string
  verdict: WordingVerdict['verdict']
  spans: WordingSpan[]
  points: Point[]
}

export function judge(text: string, context: WordingContext): Judged {
  const { verdict, flags, spans } = screenWording(text, context)
  return { text, verdict, spans, points: pointsOf(flags, spans) }
}

/** Flags and spans somebody else found, in the same words. */
export function pointsOf(flags: readonly Flag[], spans: readonly WordingSpan[]): Point[] {
  return flags.map((flag) => pointOf(flag, spans))
}

function pointOf(flag: Flag, spans: readonly WordingSpan[]): Point {
  const { wrong, say, law: source } = ADVICE[flag]
  const [law = source, article = null] = source.split(' ')
  const words = spans.filter((span) => span.flag === flag).map((span) => span.text)
  return { flag, words: [...new Set(words)], wrong, say, law, article }
}
