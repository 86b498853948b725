/**
 * A template is looked at once, when it is approved; what is filled into it is looked at every time. The verdict on a
 * filled text leaves out the words its approval has looked at and let stand, and no others: the same flag raised by a
 * value that was filled in stays.
 */
import type { Flag, WordingContext, WordingSpan, WordingVerdict } from './model.ts'
import { screenWording } from './screen.ts'

/** The template as it was approved: its own words (title, line break, text), and the flags that were let stand in it. */
export type ApprovedWords = { text: string; flags: readonly Flag[] }

/**
 * The verdict on a filled text; its spans are in the words and offsets of the text given. `written`: the values people
 * wrote (instructions, clauses, names). The sound of a whole was judged with the template, and figures have none: where
 * nothing but the sound is odd, it is these values that are heard.
 */
export function screenFilled(
  text: string,
  context: WordingContext,
  approved: ApprovedWords,
  written: readonly string[] = [],
): WordingVerdict {
  const letStand = standing(approved)
  let left = text
  // One finding of a flag is told at a time: what was let stand is put out of sight and the rest is read again.
  for (;;) {
    const verdict = screenWording(left, context)
    if (isSoundAlone(verdict)) return soundOf(written, text, context)
    const stood = verdict.verdict === 'review' ? verdict.spans.filter(letStand) : []
    if (stood.length === 0) return inWords(verdict, text)
    left = stood.reduce(outOfSight, left)
  }
}

/** Says of a span whether the approval let it stand: its flag was named, and as often as the template says it itself. */
function standing({ text, flags }: ApprovedWords): (span: WordingSpan) => boolean {
  const used = new Map<string, number>()
  return ({ flag, text: words }) => {
    if (!flags.includes(flag)) return false
    const key = `${flag} ${words}`
    const before = used.get(key) ?? 0
    used.set(key, before + 1)
    return before < text.split(words).length - 1
  }
}

// A full stop ends the sentence and says nothing; offsets stay as they are.
function outOfSight(text: string, { start, end }: WordingSpan): string {
  return text.slice(0, start) + '。'.repeat(end - start) + text.slice(end)
}

const isSoundAlone = ({ flags }: WordingVerdict) => flags.length === 1 && flags[0] === 'UNUSUAL_WORDING'

/** A name or a number is too short to sound like anything. */
const HAN_OF_A_SENTENCE = 6

/** Pass, or for review the values that sound odd by themselves. */
function soundOf(written: readonly string[], text: string, context: WordingContext): WordingVerdict {
  const odd = [...new Set(written)]
    .filter((value) => (value.match(/\p{Script=Han}/gu) ?? []).length >= HAN_OF_A_SENTENCE)
    .map((value) => ({ value, start: text.indexOf(value), said: screenWording(value, context) }))
    .filter(({ start, said }) => start >= 0 && said.flags.includes('UNUSUAL_WORDING'))
  const spans = odd.map(({ value, start }) => ({
    start,
    end: start + value.length,
    text: value,
    flag: 'UNUSUAL_WORDING' as const,
  }))
  return odd[0] ? { ...odd[0].said, spans } : screenWording('')
}

function inWords(verdict: WordingVerdict, text: string): WordingVerdict {
  return {
    ...verdict,
    spans: verdict.spans.map((span) => ({ ...span, text: text.slice(span.start, span.end) })),
  }
}
