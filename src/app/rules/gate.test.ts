import { expect, test } from 'vitest'
import { z } from 'zod'
import { ACTS } from '../../rules/acts/acts.ts'
import { day } from '../../rules/day.ts'
import { gateGroup } from './gate.ts'
import { answerLine } from './stream.ts'

const answer = (input: unknown) =>
  JSON.parse(answerLine(gateGroup, JSON.stringify({ input }), 1, day('2026-11-21')))

test.each([
  [
    '起诉之前没有催告',
    { act: 'suit', demands: [], daysToLimitation: 400 },
    { decision: 'block', reason: 'NO_DEMAND' },
  ],
  [
    '催告期限未满',
    {
      act: 'suit',
      demands: [{ arrivedOn: '2026-03-01', deadlineDays: 15 }],
      daysToLimitation: 400,
      today: '2026-03-16',
    },
    { decision: 'block', reason: 'DEMAND_PERIOD_NOT_OVER', figures: { demandEndsOn: '2026-03-16' } },
  ],
  [
    '没有仲裁条款',
    { act: 'arbitration', clause: null },
    { decision: 'block', reason: 'NO_ARBITRATION_AGREEMENT' },
  ],
  [
    '有仲裁条款而起诉',
    { act: 'suit', clause: { intent: true, matters: true, institution: true } },
    { decision: 'block', reason: 'ROUTE_TO_ARBITRATION', figures: { route: 'arbitration' } },
  ],
  [
    '支付令：下落不明',
    {
      act: 'payment_order',
      payerInChina: true,
      whereaboutsKnown: false,
      otherDisputes: false,
      amountFixedAndDue: true,
    },
    { decision: 'block', reason: 'CANNOT_SERVE' },
  ],
  [
    '收到支付令后的异议期',
    { act: 'ask_deadline', deadline: 'payment_order_objection', from: '2026-04-01', nonWorkingDays: [] },
    { figures: { lastDay: '2026-04-16' } },
  ],
  [
    '异议期最后一日是清明假期',
    { act: 'ask_deadline', deadline: 'payment_order_objection', from: '2026-03-20' },
    { figures: { lastDay: '2026-04-07' } },
  ],
  [
    '交付之前',
    { act: 'bill', delivered: false, payer: 'owner' },
    { decision: 'block', reason: 'DEVELOPER_PAYS' },
  ],
  [
    '杭州预收十八个月',
    { act: 'prepay', city: '杭州', prepayMonths: 18, contractMonthsLeft: 24 },
    { decision: 'block', reason: 'PREPAYMENT_TOO_LONG', figures: { maxMonths: 12 } },
  ],
  [
    '未经决定涨价',
    {
      act: 'bill',
      contractRate: '2.00',
      billedRate: '2.50',
      ownersResolution: false,
      area: '100.00',
      months: 12,
    },
    {
      decision: 'block',
      reason: 'RATE_ABOVE_CONTRACT',
      figures: { collectable: '2400.00', blocked: '600.00' },
    },
  ],
  [
    '款项在途',
    { act: 'remind', balanceDue: '1080.00', inClearing: '1080.00' },
    { decision: 'block', reason: 'PAID_OR_CLEARING' },
  ],
  [
    '时效紧迫，法务已批准',
    { act: 'suit', demands: [], daysToLimitation: 20, approvals: [{ by: 'legal', reason: '时效将届满' }] },
    { onFactsTold: 'allow' },
  ],
])('%s', (_, input, expected) => {
  const { result, problem } = answer(input)
  expect(result, JSON.stringify(problem)).toMatchObject(expected)
  expect(gateGroup.result.parse(result)).toEqual(result)
})

test('every act answers without any fact, and never in our favour', () => {
  for (const act of Object.keys(ACTS)) {
    const { result } = answer({ act })
    expect(gateGroup.result.parse(result)).toEqual(result)
    expect(result.decision, act).not.toBe('allow')
    expect(result.onFactsTold, act).not.toBe('block')
  }
})

test.each([
  [{ act: 'cut_water' }, 'input.act'],
  [{ act: 'publish', subject: 'names' }, 'input.subject'],
  [{ act: 'call', addressee: 'neighbour' }, 'input.addressee'],
  [{ act: 'visit', place: 'workplace' }, 'input'],
  [{ act: 'bill', area: '-1' }, 'input.area'],
  [{ act: 'remind', balanceDue: 'x' }, 'input.balanceDue'],
  [{ act: 'suit', demands: [{ arrivedOn: '2026-02-30' }] }, 'input.demands.0.arrivedOn'],
  [{ act: 'ask_deadline', deadline: 'demand', from: '1999-01-01' }, undefined],
] as const)('a line that cannot be said is a problem that names the field: %j', (input, field) => {
  const { problem, result } = answer(input)
  expect(result).toBeUndefined()
  expect(problem.facts.field).toBe(field)
})

test('its schema prints', () => {
  const schema = JSON.stringify(z.toJSONSchema(gateGroup.input, { io: 'input', unrepresentable: 'any' }))
  expect(schema).toContain('whether the order can be served')
  expect(schema).not.toMatch(/neighbour|employer|water/)
})

test.each([
  ['how many', { act: 'prepay', city: '杭州', prepayMonths: -1 }, 'input.prepayMonths'],
  ['days given', { act: 'suit', demands: [{ deadlineDays: -5 }] }, 'input.demands.0.deadlineDays'],
])('%s is never below zero', (_, input, field) => {
  expect(answer(input).problem.facts.field).toBe(field)
})

test.each([
  ['the place', { act: 'prepay', city: '郑州', prepayMonths: 18 }, 'PREPAYMENT_TOO_LONG', /郑州/],
  ['the place', { act: 'prepay', city: '杭州', prepayMonths: 18 }, 'PREPAYMENT_TOO_LONG', /杭州/],
])('a rule of several places cites the one of %s', (_, input, reason, article) => {
  const { findings } = answer(input).result
  const found = findings.find((one: { reason: string }) => one.reason === reason)
  expect(`${found.source.law}${found.source.article}`).toMatch(article)
})

test('who is liable: an agreed tenant with the owner, and who sold for their own time', () => {
  const liable = (input: object) => answer({ act: 'suit', delivered: true, ...input }).result.figures.liable
  expect(liable({ payer: 'owner', tenantAgreedToPay: true })).toEqual(['tenant', 'owner'])
  expect(liable({ payer: 'owner', tenantAgreedToPay: false })).toEqual(['owner'])
  expect(liable({ payer: 'former_owner', tenantAgreedToPay: false })).toEqual(['former_owner'])
})

test('what is not claimed is not claimable', () => {
  const order = { act: 'payment_order', feeClaimed: '3600.00', claimedLateFee: '153.18', lateFeeClause: true }
  expect(answer({ ...order, claims: ['fee'] }).result.figures).toMatchObject({ claimable: '3600.00' })
  const none = answer({ act: 'claim_late_fee', lateFeeClause: false, lossClaimed: false })
  expect(none.result.figures).toMatchObject({ claimable: '0.00' })
})
