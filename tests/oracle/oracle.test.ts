/**
 * Four numeric rules against oracles written from the law alone (`allocation.ts`, `late-fee.ts`, `limitation.ts`,
 * `court-fee.ts` beside this file): 25,000 seeded inputs each. `ORACLE_INPUTS` asks for another count a rule.
 */
import { expect, test } from 'vitest'
import { compare, ORACLE_RULES } from './compare.ts'

const INPUTS = Number(process.env['ORACLE_INPUTS'] ?? 25_000)
const SEED = 20_261_121

test.each(ORACLE_RULES)('%s answers what its oracle answers', { timeout: 300_000 }, (rule) => {
  const differences = compare(rule, INPUTS, SEED)
  console.log(`${rule.padEnd(10)} ${INPUTS} inputs, ${differences.length} mismatches`)
  expect(differences.slice(0, 3)).toEqual([])
})
