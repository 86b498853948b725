/**
 * What the rules make of a message, before anybody weighs it: findings that stand, findings with a sign to the contrary
 * beside them, what the wide net caught, and how many hits were understood and let go.
 */
import { isDoubtful } from './doubt.ts'
import { isHarmless } from './exempt.ts'
import type { Flag, Severity } from './model.ts'
import type { Rule } from './rule.ts'
import { type Hit, hitsOf, type Message } from './sentences.ts'
import { CLAIMS } from './words/claims.ts'
import { CONSEQUENCES, LIFE } from './words/consequences.ts'
import { HINTS } from './words/hints.ts'
import { PEOPLE } from './words/people.ts'
import { ROUNDABOUT } from './words/roundabout.ts'
import { SERVICES } from './words/services.ts'
import { STANDING } from './words/standing.ts'
import { TERMS } from './words/terms.ts'

const RULES: readonly Rule[] = [...SERVICES, ...PEOPLE, ...STANDING, ...TERMS]
const NETS = {
  life: LIFE,
  consequence: CONSEQUENCES,
  hint: HINTS,
  claim: CLAIMS,
  roundabout: ROUNDABOUT,
} as const

/** `plain`: the words themselves tell, and nothing beside them counts. */
export type Finding = { hit: Hit; severity: Exclude<Severity, 'none'>; plain: boolean }
type Net = keyof typeof NETS

export type Reading = {
  /** Stands, whatever the model thinks of it. */
  found: Finding[]
  /** Asks the model; at most a warning. Empty where something was found. */
  doubted: Finding[]
  /** What the wide net caught, mesh by mesh; asks the model too. Empty where something was found. */
  caught: Partial<Record<Net, Finding[]>>
  excused: number
}

/** The wide net is cast where no rule found anything that stands. */
export function readingOf(message: Message): Reading {
  const named = findingsOf(RULES, message)
  const doubted = named.found.filter(({ hit, plain }) => !plain && isDoubtful(hit))
  const found = named.found.filter((finding) => !doubted.includes(finding))
  if (found.length > 0) return { found, doubted: [], caught: {}, excused: named.excused }
  const caught: Reading['caught'] = {}
  let { excused } = named
  for (const [net, rules] of Object.entries(NETS) as [Net, readonly Rule[]][]) {
    const wide = findingsOf(rules, message, 'warn')
    excused += wide.excused
    if (wide.found.length > 0) caught[net] = wide.found
  }
  return { found, doubted, caught, excused }
}

/** One finding a flag, the gravest. `worst`: nothing graver can be found, so that one is enough. */
function findingsOf(rules: readonly Rule[], message: Message, worst: Severity = 'hard_block') {
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
        found.set(rule.flag, { hit, severity, plain: rule.plain === true })
      }
    }
  }
  return { found: [...found.values()], excused }
}
