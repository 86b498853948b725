import { expect, test } from 'vitest'
import type { ActFacts } from './acts.ts'
import { judgeAct } from './judge.ts'

const asked = (facts: object) => judgeAct(facts as unknown as ActFacts)
const claim = {
  act: 'claim_late_fee',
  lateFeeClause: true,
  lossClaimed: false,
  claimedLateFee: 100,
  cappedLateFee: 100,
  standardClauseShown: true,
  planStatesAmounts: false,
}
const byCounsel = (rule?: string) => [{ by: 'legal', reason: '已核', ...(rule ? { rule } : {}) }]

test('an approval never lets pass what nobody knows, whether or not it names the rule', () => {
  for (const rule of [undefined, 'F-10'])
    expect(asked({ ...claim, approvals: byCounsel(rule) })).toMatchObject({
      decision: 'needs_approval',
      missing: ['serviceBreach'],
    })
})

test('an approval lets pass what it was given for', () => {
  for (const rule of [undefined, 'F-10'])
    expect(asked({ ...claim, serviceBreach: true, approvals: byCounsel(rule) }).decision).toBe('allow')
  expect(asked({ ...claim, serviceBreach: true, approvals: byCounsel('F-04') }).decision).toBe(
    'needs_approval',
  )
})

test('without a rule it does not choose among two matters of its role', () => {
  const both = { ...claim, claimedLateFee: 200, serviceBreach: true }
  expect(asked({ ...both, approvals: byCounsel() }).decision).toBe('needs_approval')
  expect(asked({ ...both, approvals: [...byCounsel('F-04'), ...byCounsel('F-10')] }).decision).toBe('allow')
})
