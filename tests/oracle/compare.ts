/** Puts one input to the rule, as `dunwell rules` would, and to the oracle; a difference is a sentence. */
import { isDeepStrictEqual } from 'node:util'
import { RULE_GROUPS } from '../../src/app/rules/groups.ts'
import { answerLine } from '../../src/app/rules/stream.ts'
import { day } from '../../src/rules/day.ts'
import { allocationOracle } from './allocation.ts'
import { chanceOf } from './chance.ts'
import { courtFeeOracle } from './court-fee.ts'
import { allocationInput } from './inputs/allocation.ts'
import { courtFeeInput } from './inputs/court-fee.ts'
import { contractInput, judgmentInput } from './inputs/late-fee.ts'
import { limitationInput } from './inputs/limitation.ts'
import { type ContractInput, judgmentOracle, lateFeeOracle, NotKnown } from './late-fee.ts'
import { limitationOracle } from './limitation.ts'

const TODAY = day('2026-11-21')
/** `expected` is null where a figure of law is not known for the day: the rule must say so too. */
type Compared = { input: unknown; expected: unknown }

/** For each rule: makes the n-th input and says what the oracle answers. */
const CASES: Record<string, (chance: ReturnType<typeof chanceOf>) => Compared> = {
  allocation: (chance) => {
    const input = allocationInput(chance)
    return { input, expected: allocationOracle(input) }
  },
  late_fee: (chance) => {
    if (chance.often(20)) {
      const input = judgmentInput(chance)
      return { input, expected: judgmentOracle(input) }
    }
    const input = contractInput(chance)
    return { input, expected: knownOr(input) }
  },
  limitation: (chance) => {
    const input = limitationInput(chance)
    return { input, expected: limitationOracle(input) }
  },
  court_fee: (chance) => {
    const input = courtFeeInput(chance)
    return { input, expected: courtFeeOracle(input) }
  },
}

function knownOr(input: ContractInput) {
  try {
    const { caps, ...rest } = lateFeeOracle(input)
    return { ...rest, caps: caps.map((amount) => ({ amount })) }
  } catch (error) {
    if (error instanceof NotKnown) return null
    throw error
  }
}

export const ORACLE_RULES = Object.keys(CASES)

export type Difference = { input: string; where: string; rule: unknown; oracle: unknown }

/** Compares `count` inputs of a rule from a seed; answers what differed. */
export function compare(rule: string, count: number, seed: number): Difference[] {
  const group = RULE_GROUPS.find(({ name }) => name === rule)
  const make = CASES[rule]
  if (!group || !make) throw new Error(`no rule ${rule}`)
  const differences: Difference[] = []
  for (let index = 0; index < count; index++) {
    const chance = chanceOf(seed + index * 7919)
    const made = make(chance)
    const text = JSON.stringify(made.input)
    const answer = JSON.parse(answerLine(group, `{"input":${text}}`, index + 1, TODAY)) as {
      result?: unknown
      problem?: { code: string }
    }
    if (made.expected === null) {
      if (answer.problem?.code !== 'rules.not_known')
        differences.push({ input: text, where: '', rule: answer.result, oracle: 'not known' })
      continue
    }
    if (answer.problem)
      differences.push({ input: text, where: '', rule: answer.problem, oracle: made.expected })
    else {
      const where = firstDifference(made.expected, answer.result, '')
      if (where) differences.push({ input: text, ...where })
    }
  }
  return differences
}

/** The first place where the answer lacks what the oracle expects; further fields of the answer may be anything. */
function firstDifference(oracle: unknown, rule: unknown, where: string): Omit<Difference, 'input'> | null {
  if (typeof oracle !== 'object' || oracle === null)
    return isDeepStrictEqual(oracle, rule) ? null : { where, oracle, rule }
  if (typeof rule !== 'object' || rule === null) return { where, oracle, rule }
  if (Array.isArray(oracle) && (!Array.isArray(rule) || rule.length !== oracle.length))
    return { where, oracle, rule }
  for (const [key, value] of Object.entries(oracle)) {
    const found = firstDifference(value, (rule as Record<string, unknown>)[key], `${where}.${key}`)
    if (found) return found
  }
  return null
}
