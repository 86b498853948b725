import { expect, test } from 'vitest'
import { day } from '../../rules/day.ts'
import { answerLine } from './stream.ts'
import { wordingGroup } from './wording.ts'

const ask = (input: unknown) =>
  JSON.parse(answerLine(wordingGroup, JSON.stringify({ input }), 1, day('2026-11-21')))

test('the promised shape: verdict, flags, severity, spans, suggestion', () => {
  const { result } = ask({ text: '再不缴费就停水。', context: { stage: 'overdue', channel: 'sms' } })
  expect(result).toMatchObject({ verdict: 'block', severity: 'block', flags: ['UTILITY_CUTOFF'] })
  expect(result.suggestion).toMatch(/缴/)
  expect(ask({ text: '您好，物业费账单已出，谢谢。' }).result).toEqual({
    verdict: 'pass',
    flags: [],
    severity: 'none',
    spans: [],
    suggestion: null,
    suggestionEn: null,
  })
})

test('context is optional in every field, null says nothing, and a stage nobody knows is a problem', () => {
  expect(ask({ text: '您好', context: { stage: null, arbitration_clause: null } }).result.verdict).toBe(
    'pass',
  )
  expect(ask({ text: '您好', context: null }).result.verdict).toBe('pass')
  const { problem } = ask({ text: '您好', context: { stage: 'soon' } })
  expect(problem.facts.field).toBe('input.context.stage')
})
