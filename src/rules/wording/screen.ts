/**
 * Screens what leaves the house and what staff write down: pass, review or block, with the words that are meant and a
 * lawful way to say it (民法典 944, 1024, 1032, 1033; 个人信息保护法 25). Two readers: rules that understand a clause with its
 * conditions, denials and reasons, and a small trained model for what no rule foresaw. The model can ask for a second
 * look; it cannot clear what a rule has stopped.
 */
import { looksUnlawful } from './classifier.ts'
import { fold } from './fold.ts'
import type { Severity, WordingContext, WordingSpan, WordingVerdict } from './model.ts'
import { type Finding, type Reading, readingOf } from './reading.ts'
import { readMessage } from './sentences.ts'
import { suggestionFor } from './suggestions.ts'

const VERDICTS = { none: 'pass', warn: 'review', hard_block: 'block' } as const

/** The verdict on a text in its context. Never throws; the empty text passes. */
export function screenWording(text: string, context: WordingContext = {}): WordingVerdict {
  const message = readMessage(fold(text), context)
  const reading = readingOf(message)
  const asked = reading.found.length === 0 && message.text !== '' && looksUnlawful(message, reading)
  const spans = asked ? secondLook(reading, text) : reading.found.map((finding) => spanOf(finding, text))
  const flags = [...new Set(spans.map(({ flag }) => flag))]
  const severity = asked ? 'warn' : gravest(reading.found)
  return {
    verdict: VERDICTS[severity],
    flags,
    severity,
    spans: spans.sort((a, b) => a.start - b.start || a.end - b.end),
    suggestion: suggestionFor(flags),
  }
}

/** What the rules alone find; nothing may clear it. */
export function rulesSay(text: string, context: WordingContext = {}): Severity {
  return gravest(readingOf(readMessage(fold(text), context)).found)
}

function gravest(found: readonly Finding[]): Severity {
  if (found.length === 0) return 'none'
  return found.some(({ severity }) => severity === 'hard_block') ? 'hard_block' : 'warn'
}

/** The words to look at: what a rule doubted or the wide net caught, else the whole. */
function secondLook({ doubted, caught }: Reading, text: string): WordingSpan[] {
  const told = new Map<string, WordingSpan>()
  for (const finding of [...doubted, ...Object.values(caught).flat()]) {
    const span = spanOf(finding, text)
    if (!told.has(span.flag)) told.set(span.flag, span)
  }
  if (told.size > 0) return [...told.values()]
  return [{ start: 0, end: text.length, text, flag: 'UNUSUAL_WORDING' }]
}

function spanOf({ hit: { message, sentence, from, to, flag } }: Finding, original: string): WordingSpan {
  const start = message.folded.start[sentence.at + from] as number
  const end = message.folded.end[sentence.at + to - 1] as number
  return { start, end, text: original.slice(start, end), flag }
}
