import { expect, test } from 'vitest'
import { day } from '../../rules/day.ts'
import { allocationGroup } from './allocation.ts'
import type { RuleGroup } from './group.ts'
import { lateFeeGroup } from './late-fee.ts'
import { lineAnswers } from './stream.ts'

const TODAY = day('2026-11-20')
const MOST = '9999999999999.99'
const small = {
  payment: '1.00',
  paidDay: '2026-01-01',
  debts: [{ id: 'A', dueDay: '2025-01-01', open: { principal: '1.00' } }],
}
const huge = {
  ...small,
  payment: MOST,
  debts: ['A', 'B', 'C'].map((id) => ({
    id,
    dueDay: '2025-01-01',
    open: { costs: MOST, interest: MOST, principal: MOST, lateFee: MOST },
  })),
}

function answers(group: RuleGroup, inputs: readonly unknown[]) {
  const stream = lineAnswers(group, TODAY)
  const text = inputs.map((input) => JSON.stringify({ input })).join('\n')
  return (stream.feed(text) + stream.end())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('amounts that pass one by one and not together are a problem of their line, and the stream goes on', () => {
  const [first, second, third] = answers(allocationGroup, [small, huge, small])
  expect(first.result.sum).toBe('1.00')
  expect(second.problem).toMatchObject({ code: 'rules.too_much', facts: { line: 2 } })
  expect(third.result.sum).toBe('1.00')
})

test.each([
  [{ clause: undefined }, 'input.clause'],
  [{ kind: 'other' }, 'input.kind'],
  [{ clause: { dailyRate: 'x' } }, 'input.clause.dailyRate'],
  [{ caps: [{ kind: 'none' }] }, 'input.caps.0.kind'],
  [{ kind: 'judgment' }, 'input.judgment'],
  [{ disputed: [{ from: '2025-03-01', to: '2025-02-01', amount: null }] }, 'input.disputed.0'],
  [{ lossClaim: { markup: '0.6' } }, 'input.lossClaim.markup'],
])('a late fee that cannot be read names the field: %#', (wrong, field) => {
  const right = { principal: '100.00', dueDay: '2025-01-31', asOf: '2025-03-31', clause: null, caps: [] }
  const [answer] = answers(lateFeeGroup, [{ ...right, ...wrong }])
  expect(answer.problem.facts.field).toBe(field)
})
