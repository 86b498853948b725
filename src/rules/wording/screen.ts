/**
 * Screens what leaves the house and what staff write down: pass, review or block, with the words that are meant and a
 * lawful way to say it (民法典 944, 1024, 1032, 1033; 个人信息保护法 25). Two readers: rules that understand a clause with its
 * conditions, denials and reasons, and a small trained model for what no rule foresaw. The model can ask for a second
 * look; it cannot clear what a rule has stopped.
 */
import { looksUnlawful } from './classifier.ts'
import { isHarmless } from './exempt.ts'
import { fold } from './fold.ts'
import type { Flag, Severity, WordingContext, WordingSpan, WordingVerdict } from './model.ts'
import type { Rule } from './rule.ts'
import { type Hit, hitsOf, type Message, readMessage } from './sentences.ts'
import { suggestionFor } from './suggestions.ts'
import { CLAIMS } from './words/claims.ts'
import { CONSEQUENCES } from './words/consequences.ts'
import { HINTS } from './words/hints.ts'
import { PEOPLE } from './words/people.ts'
import { SERVICES } from './words/services.ts'
import { STANDING } from './words/standing.ts'
import { TERMS } from './words/terms.ts'

const RULES: readonly Rule[] = [...SERVICES, ...PEOPLE, ...STANDING, ...TERMS]
/** The wide net, cast where those found nothing. It only warns. */
const WIDE: readonly Rule[] = [...CONSEQUENCES, ...HINTS, ...CLAIMS]
const VERDICTS = { none: 'pass', warn: 'review', hard_block: 'block' } as const

/** The verdict on a text in its context. Never throws; the empty text passes. */
export function screenWording(text: string, context: WordingContext = {}): WordingVerdict {
  const message = readMessage(fold(text), context)
  const { found, excused } = findings(message, text)
  if (found.length === 0 && looksUnlawful(message, excused)) {
    found.push({ span: { start: 0, end: text.length, text, flag: 'UNUSUAL_WORDING' }, severity: 'warn' })
  }
  const flags = [...new Set(found.map(({ span }) => span.flag))]
  const severity = found.reduce<Severity>(
    (worst, { severity }) => (worst === 'hard_block' || severity === 'hard_block' ? 'hard_block' : 'warn'),
    'none',
  )
  return {
    verdict: VERDICTS[severity],
    flags,
    severity,
    spans: found.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end),
    suggestion: suggestionFor(flags),
  }
}

/** What the rules alone find; the model's training asks the same. */
export function rulesSay(text: string, context: WordingContext = {}): Severity {
  const { found } = findings(readMessage(fold(text), context), text)
  if (found.length === 0) return 'none'
  return found.some(({ severity }) => severity === 'hard_block') ? 'hard_block' : 'warn'
}

type Finding = { span: WordingSpan; severity: Severity }

/** Everything the rules find, and how many hits they looked at and excused. The wide net is cast where nothing was found. */
function findings(message: Message, original: string): { found: Finding[]; excused: number } {
  const named = findingsOf(RULES, message, original)
  if (named.found.length > 0) return named
  const wide = findingsOf(WIDE, message, original, 'warn')
  return { found: wide.found, excused: named.excused + wide.excused }
}

/** `worst`: nothing graver can be found, so that one finding of a flag is enough. */
function findingsOf(
  rules: readonly Rule[],
  message: Message,
  original: string,
  worst: Severity = 'hard_block',
) {
  let excused = 0
  const found = new Map<Flag, Finding>()
  for (const rule of rules) {
    for (const sentence of message.sentences) {
      for (const hit of hitsOf(message, sentence, rule.flag, rule.find)) {
        if (found.get(rule.flag)?.severity === worst) break
        if (!rule.plain && isHarmless(hit)) {
          excused++
          continue
        }
        const severity = rule.weigh(hit)
        if (severity === 'none') continue
        if (found.has(rule.flag) && severity === 'warn') continue
        found.set(rule.flag, { span: spanOf(hit, original), severity })
      }
    }
  }
  return { found: [...found.values()], excused }
}

function spanOf({ message, sentence, from, to, flag }: Hit, original: string): WordingSpan {
  const start = message.folded.start[sentence.at + from] as number
  const end = message.folded.end[sentence.at + to - 1] as number
  return { start, end, text: original.slice(start, end), flag }
}
