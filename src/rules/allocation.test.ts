import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, type Debt, DEFAULT_SETTINGS, openOf, PARTS } from './allocation.ts'
import { addDays, day } from './day.ts'
import { type Fen, fen, parseYuan, yuan } from './money.ts'

type Row = { costs?: string; interest?: string; lateFee?: string; principal?: string; due?: string } & Omit<
  Partial<Debt>,
  'open' | 'dueDay' | 'security'
> & { id: string; security?: string }

const fenOf = (text = '0.00') => parseYuan(text) as Fen

function debt({ costs, interest, lateFee, principal, due = '2025-01-31', security, ...rest }: Row): Debt {
  return {
    ...rest,
    dueDay: day(due),
    ...(security ? { security: fenOf(security) } : {}),
    open: {
      costs: fenOf(costs),
      interest: fenOf(interest),
      lateFee: fenOf(lateFee),
      principal: fenOf(principal),
    },
  }
}

function pay(
  amount: string,
  debts: Debt[],
  on = '2025-12-31',
  designation: string[] = [],
  settings = DEFAULT_SETTINGS,
) {
  const result = allocate(fenOf(amount), debts, day(on), designation, settings)
  return {
    paid: Object.fromEntries(result.applied.map((one) => [one.debtId, yuan(one.total)])),
    parts: Object.fromEntries(
      result.applied.map((one) => [one.debtId, PARTS.map((part) => yuan(one.parts[part])).join(' ')]),
    ),
    left: yuan(result.unapplied),
    grounds: result.applied.map((one) => one.ground),
  }
}

const months = (...rows: [string, string, string][]) =>
  rows.map(([id, principal, due]) => debt({ id, principal, due }))

describe('which debt a payment pays', () => {
  it('pays costs, then interest, then principal of one debt (art. 561)', () => {
    const result = pay('500.00', [
      debt({ id: 'D', costs: '50.00', interest: '120.00', principal: '3600.00' }),
    ])
    expect(result.parts).toEqual({ D: '50.00 120.00 330.00 0.00' })
  })

  it('follows the payer who names March although January is older (art. 560 ¶1)', () => {
    const debts = months(['1', '300', '2025-01-31'], ['2', '300', '2025-02-28'], ['3', '300', '2025-03-31'])
    expect(pay('300', debts, '2025-05-10', ['3'])).toMatchObject({
      paid: { 3: '300.00' },
      grounds: ['designated'],
    })
  })

  it('gives what exceeds the named debts to the others by law', () => {
    const debts = months(['1', '300', '2025-01-31'], ['2', '300', '2025-02-28'], ['3', '300', '2025-03-31'])
    expect(pay('400', debts, '2025-05-10', ['3']).paid).toEqual({ 3: '300.00', 1: '100.00' })
  })

  it('pays the debt without security before the secured one, even if newer', () => {
    const debts = [
      debt({ id: 'S', principal: '1000', due: '2025-03-31', security: '1000' }),
      debt({ id: 'U', principal: '1000', due: '2025-06-30' }),
    ]
    expect(pay('1200', debts).paid).toEqual({ U: '1000.00', S: '200.00' })
  })

  it('pays the heavier debt first although the other is older', () => {
    const debts = [
      debt({ id: 'free', principal: '200', due: '2025-01-31' }),
      debt({ id: 'bears', interest: '0.60', principal: '1200', due: '2025-02-28', burden: '0.0005' }),
    ]
    expect(pay('1000', debts)).toMatchObject({ parts: { bears: '0.00 0.60 999.40 0.00' } })
  })

  it('pays the oldest first among equals', () => {
    const debts = months(['1', '300', '2025-01-31'], ['2', '300', '2025-02-28'], ['3', '300', '2025-03-31'])
    expect(pay('700', debts).paid).toEqual({ 1: '300.00', 2: '300.00', 3: '100.00' })
  })

  it('pays pro rata what fell due together, and loses no fen', () => {
    const due = '2025-03-31'
    expect(pay('400', months(['big', '900', due], ['small', '300', due])).paid).toEqual({
      big: '300.00',
      small: '100.00',
    })
    expect(pay('100', months(['A', '100', due], ['B', '100', due], ['C', '100', due])).paid).toEqual({
      A: '33.34',
      B: '33.33',
      C: '33.33',
    })
  })

  it('pays what is due before what is not, and a debt is due on its due day', () => {
    const debts = months(['later', '100', '2025-07-01'], ['today', '100', '2025-06-30'])
    expect(pay('150', debts, '2025-06-30')).toMatchObject({
      paid: { today: '100.00', later: '50.00' },
      grounds: ['due', 'not_yet_due'],
    })
  })

  it('changes the order of parts only by agreement', () => {
    const debts = [debt({ id: 'D', interest: '120', principal: '3600' })]
    expect(pay('500', debts, '2025-12-31', ['D']).parts).toEqual({ D: '0.00 120.00 380.00 0.00' })
    const agreed = { ...DEFAULT_SETTINGS, agreedPartOrder: ['principal'] as const }
    expect(pay('500', debts, '2025-12-31', [], agreed).parts).toEqual({ D: '0.00 0.00 500.00 0.00' })
  })

  it('reaches the late fee last unless the setting makes it interest-like', () => {
    const debts = [debt({ id: 'D', principal: '100', lateFee: '10' })]
    expect(pay('105', debts).parts).toEqual({ D: '0.00 0.00 100.00 5.00' })
    expect(
      pay('105', debts, '2025-12-31', [], { ...DEFAULT_SETTINGS, lateFeeClass: 'interest_like' }).parts,
    ).toEqual({
      D: '0.00 0.00 95.00 10.00',
    })
  })

  it('leaves a time-barred debt alone unless the payer names it', () => {
    const debts = [debt({ id: 'old', principal: '100', due: '2020-01-31', timeBarred: true })]
    expect(pay('100', debts)).toMatchObject({ paid: {}, left: '100.00' })
    expect(pay('100', debts, '2025-12-31', ['old']).paid).toEqual({ old: '100.00' })
  })

  it('keeps everything when nothing is owed', () => {
    expect(pay('88.80', [])).toMatchObject({ paid: {}, left: '88.80' })
  })

  it('crashes on a designation of a debt nobody gave it', () => {
    expect(() => pay('1', [], '2025-01-01', ['ghost'])).toThrow(/ghost/)
  })
})

const anyDebts = fc.array(
  fc.record({
    principal: fc.nat(500_000),
    interest: fc.nat(5_000),
    costs: fc.nat(2_000),
    lateFee: fc.nat(5_000),
    security: fc.constantFrom(0, 0, 0, 1_000),
    burden: fc.constantFrom('0', '0', '0.0005'),
    dueIn: fc.integer({ min: -400, max: 60 }),
  }),
  { maxLength: 12 },
)
const TODAY = day('2026-03-01')
const toDebts = (rows: Array<typeof anyDebts extends fc.Arbitrary<(infer R)[]> ? R : never>): Debt[] =>
  rows.map((row, index) => ({
    id: `d${String(index).padStart(2, '0')}`,
    dueDay: addDays(TODAY, row.dueIn),
    security: fen(row.security),
    burden: row.burden,
    open: {
      principal: fen(row.principal),
      interest: fen(row.interest),
      costs: fen(row.costs),
      lateFee: fen(row.lateFee),
    },
  }))

describe('whatever the debts', () => {
  it('applies or keeps every fen, and pays no debt more than is open of it', () => {
    fc.assert(
      fc.property(anyDebts, fc.nat(3_000_000), (rows, payment) => {
        const debts = toDebts(rows)
        const { applied, unapplied } = allocate(fen(payment), debts, TODAY)
        const total = applied.reduce((a, one) => a + one.total, 0)
        expect(total + unapplied).toBe(payment)
        for (const one of applied) {
          const open = (debts.find((d) => d.id === one.debtId) as Debt).open
          for (const part of PARTS) expect(one.parts[part]).toBeLessThanOrEqual(open[part])
        }
        const owed = debts.reduce((a, d) => a + openOf(d), 0)
        expect(unapplied).toBe(Math.max(0, payment - owed))
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order in which debts are listed', () => {
    fc.assert(
      fc.property(anyDebts, fc.nat(2_000_000), (rows, payment) => {
        const debts = toDebts(rows)
        const one = allocate(fen(payment), debts, TODAY)
        const other = allocate(fen(payment), [...debts].reverse(), TODAY)
        expect(other).toEqual(one)
      }),
      { numRuns: 300 },
    )
  })

  it('never pays a later group while an earlier one is open', () => {
    fc.assert(
      fc.property(anyDebts, fc.nat(1_000_000), (rows, payment) => {
        const debts = toDebts(rows)
        const { applied } = allocate(fen(payment), debts, TODAY)
        const paid = new Map(applied.map((one) => [one.debtId, one.total]))
        const open = debts.filter((d) => openOf(d) > (paid.get(d.id) ?? 0) && d.dueDay <= TODAY)
        const someNotDuePaid = debts.some((d) => d.dueDay > TODAY && (paid.get(d.id) ?? 0) > 0)
        expect(open.length > 0 && someNotDuePaid).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
