import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../day.ts'
import { ACTS, type Act, type ActFacts, factsAskedBy } from './acts.ts'
import type { Decision } from './answer.ts'
import { DEADLINES, type Deadline, lastDayOf } from './deadlines.ts'
import { type FactName, factNamed } from './facts.ts'
import { APPROVERS } from './facts-legal.ts'
import { judgeAct } from './judge.ts'
import { fits, type Shape } from './shape.ts'

// Whatever is told, the answer is an answer; silence and approvals work one way only.

const days = fc.integer({ min: 0, max: 900 }).map((n) => addDays(day('2024-10-01'), n))

/** Values of a shape, mostly near where decisions turn. */
function valueOf(shape: Shape<unknown>): fc.Arbitrary<unknown> {
  const among = shape.among ?? []
  switch (shape.kind) {
    case 'flag':
      return fc.boolean()
    case 'whole':
      return fc.oneof(
        fc.integer({ min: shape.least ?? -3, max: 40 }),
        fc.integer({ min: shape.least ?? -40_000, max: 40_000 }),
      )
    case 'money':
      return fc.oneof(fc.integer({ min: -2, max: 20_000 }), fc.integer({ min: 0, max: 90_000_000_000 }))
    case 'day':
      return days
    case 'decimal':
      return fc.constantFrom('0', '0.06', '0.6', '1', '2.00', '2.5', '9999999.99999999')
    case 'text':
      return fc.constantFrom(
        '杭州',
        '滨州',
        '江苏',
        '2025',
        '3040801010000000000',
        '12345678901234567890',
        ' ',
      )
    case 'one':
      return fc.constantFrom(...among)
    case 'some':
      return fc.subarray([...among])
    case 'list':
      return fc.array(valueOf(shape.item as Shape<unknown>), { maxLength: 3 })
    case 'none':
      return fc.option(valueOf(shape.item as Shape<unknown>), { nil: null })
    case 'record':
      return fc.record(
        Object.fromEntries(Object.entries(shape.parts ?? {}).map(([name, part]) => [name, valueOf(part)])),
        { requiredKeys: [] },
      )
  }
}

const shapeOf = (name: FactName) => factNamed(name)?.shape as Shape<unknown>

/** An act with some or all of its facts, each as its shape says. */
const told: fc.Arbitrary<ActFacts> = fc.constantFrom(...(Object.keys(ACTS) as Act[])).chain((act) => {
  const facts = Object.fromEntries(factsAskedBy(act).map((name) => [name, valueOf(shapeOf(name))]))
  const some = fc.record(facts, { requiredKeys: [] })
  return fc.oneof(some, fc.record(facts)).map((values) => ({ act, ...values }) as unknown as ActFacts)
})

const HARDNESS: Record<Decision, number> = { allow: 0, warn: 1, needs_approval: 2, block: 3 }

test('what is drawn is told: no arbitrary is thrown away as not fitting', () => {
  fc.assert(
    fc.property(told, (facts) => {
      const { act, ...rest } = facts
      for (const [name, value] of Object.entries(rest))
        expect(fits(shapeOf(name as FactName), value), `${act} ${name}`).toBe(true)
    }),
  )
})

test('there is an answer for any facts of any act', () => {
  fc.assert(
    fc.property(told, (facts) => {
      const { decision, findings, reason, missing } = judgeAct(facts)
      expect(reason === null).toBe(decision === 'allow')
      expect(
        missing.every((name) => !(name in facts) || (facts as Record<string, unknown>)[name] !== null),
      ).toBe(true)
      const open = findings.filter((one) => !one.approved)
      expect(decision === 'allow').toBe(open.length === 0)
      expect(decision === 'block').toBe(open.some((one) => one.severity === 'hard_block'))
    }),
    { numRuns: 3000 },
  )
})

test('there is an answer for anything at all', () => {
  const anything = fc.anything({ withNullPrototype: true, maxDepth: 3 })
  const names = fc.oneof(fc.constantFrom(...Object.keys(ACTS)), fc.string())
  const facts = fc.tuple(names, fc.dictionary(fc.string(), anything), fc.array(anything, { maxLength: 8 }))
  fc.assert(
    fc.property(facts, anything, ([act, others, values], whole) => {
      const named = Object.hasOwn(ACTS, act)
      const asked = named ? factsAskedBy(act as Act) : []
      const wild = Object.fromEntries(asked.map((name, index) => [name, values[index % 8]]))
      const { decision } = judgeAct({ ...others, ...wild, act } as never)
      expect(named ? Object.keys(HARDNESS) : ['block']).toContain(decision)
      expect(() => judgeAct(whole as never)).not.toThrow()
    }),
    { numRuns: 2000 },
  )
})

const approval = fc.record({ by: fc.constantFrom(...APPROVERS), reason: fc.constantFrom('', ' ', '已核实') })

test('an approval never makes an answer harder, and never lifts a block', () => {
  fc.assert(
    fc.property(told, approval, (facts, one) => {
      const before = judgeAct(facts).decision
      const approvals = [...(facts.approvals ?? []), one]
      const after = judgeAct({ ...facts, approvals } as ActFacts).decision
      expect(HARDNESS[after]).toBeLessThanOrEqual(HARDNESS[before])
      expect(after === 'block').toBe(before === 'block')
    }),
    { numRuns: 3000 },
  )
})

test('to keep silent about a fact never helps', () => {
  // Days off and a wage only help to count; without them the calendar and the published figures are used.
  const COUNTING = new Set<string>(['nonWorkingDays', 'averageWage'])
  fc.assert(
    fc.property(told, fc.nat(), (facts, pick) => {
      const names = Object.keys(facts).filter((name) => name !== 'act' && !COUNTING.has(name))
      const name = names[pick % Math.max(1, names.length)]
      if (name === undefined) return
      const { [name as 'act']: _, ...fewer } = facts
      const silent = judgeAct({ ...fewer, act: facts.act } as ActFacts).decision
      expect(HARDNESS[silent]).toBeGreaterThanOrEqual(HARDNESS[judgeAct(facts).decision])
    }),
    { numRuns: 6000 },
  )
})

test('figures of a bill make the whole', () => {
  fc.assert(
    fc.property(told, (facts) => {
      const { billed, collectable, blocked } = judgeAct(facts).figures
      if (billed === undefined || collectable === undefined || blocked === undefined) return
      expect(collectable + blocked).toBe(billed)
      expect(Math.min(collectable, blocked)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 3000 },
  )
})

test('a period never ends before it begins, and never on a day that is off', () => {
  const deadline = fc.constantFrom(...(Object.keys(DEADLINES) as Deadline[]))
  fc.assert(
    fc.property(deadline, days, fc.array(days, { maxLength: 40 }), (what, from, nonWorkingDays) => {
      const answer = lastDayOf({ deadline: what, from, nonWorkingDays })
      expect('lastDay' in answer).toBe(true)
      if (!('lastDay' in answer)) return
      expect(answer.lastDay > from).toBe(true)
      expect(nonWorkingDays).not.toContain(answer.lastDay)
    }),
  )
})
