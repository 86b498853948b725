import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type CaseRow, caseTable } from '../../tests/support/case-table.ts'
import { becauseLines } from './because.ts'
import { proposeBonus } from './bonus.ts'
import type { BonusFacts, BonusScheme, ClassResult, PointCount, Upside } from './bonus/model.ts'
import { everyReading } from './bonus/readings.ts'
import { type Fen, yuan } from './money.ts'

const BONUS = 1_000_000 as Fen
const SCHEME: BonusScheme = {
  name: '年度收费奖惩办法',
  offPerPoint: '0.05',
  pointMeans: 'percentage_point',
  count: 'proportional',
  upside: null,
  floor: '0.85',
  rateRounding: null,
  combine: 'own_shares',
}
const BASES = { residential: '0.9', commercial: '1', utilities: '1' } as const

/** A rate in percent as money: so much collected of a million yuan. */
function rated(of: ClassResult['class'], percent: string, share?: string): ClassResult {
  const charged = percent === '无' ? 0 : 100_000_000
  const collected = percent === '无' ? 0 : Math.round(Number(percent) * 1_000_000)
  const base = { class: of, base: BASES[of], denominator: 'current' as const }
  return { ...base, collected: collected as Fen, charged: charged as Fen, ...(share ? { share } : {}) }
}

const rows = (heading: string) => caseTable('src/rules/cases/bonus.md', heading)
const cell = (row: CaseRow, column: string) => row[column] ?? ''
const named = (list: CaseRow[]) =>
  list.map((row) => [`${row['编号']} ${row['收缴率'] ?? row['情形']}`, row] as const)

test.each(named(rows('住宅')))('residential %s', (_, row) => {
  const facts: BonusFacts = {
    scheme: SCHEME,
    bonus: BONUS,
    classes: [rated('residential', cell(row, '收缴率'))],
  }
  const columns = ['点·整', '点·起', '点·比例', '基准百分之一·整', '基准百分之一·起', '基准百分之一·比例']
  expect(everyReading(facts).map(({ proposed }) => yuan(proposed))).toEqual(columns.map((name) => row[name]))
  expect(proposeBonus(facts).conversation).toBe(row['谈话'] === '谈话')
})

test.each(named(rows('商业与水电')))('commercial and utilities %s', (_, row) => {
  for (const of of ['commercial', 'utilities'] as const) {
    const facts: BonusFacts = { scheme: SCHEME, bonus: BONUS, classes: [rated(of, cell(row, '收缴率'))] }
    const figures = everyReading(facts).map(({ proposed }) => yuan(proposed))
    const once = ['整', '起', '比例'].map((name) => row[name])
    expect(figures).toEqual([...once, ...once])
    expect(proposeBonus(facts).conversation).toBe(row['谈话'] === '谈话')
  }
})

test.each(named(rows('高于基准')))('above the base %s', (_, row) => {
  const [perPoint, atMost, count] = cell(row, '增').split(' ') as [string, string, PointCount]
  const upside: Upside | null = perPoint ? { perPoint, atMost, count } : null
  const classes = [rated('residential', cell(row, '收缴率'))]
  expect(yuan(proposeBonus({ scheme: { ...SCHEME, upside }, bonus: BONUS, classes }).proposed)).toBe(
    row['建议'],
  )
})

test.each(named(rows('取舍与合并')))('%s', (_, row) => {
  const [decimals, mode] = cell(row, '率取舍').split(' ')
  const scheme: BonusScheme = {
    ...SCHEME,
    count: row['计'] as PointCount,
    combine: row['合并'] as BonusScheme['combine'],
    rateRounding: decimals ? { decimals: Number(decimals), mode: mode as 'half_up' } : null,
  }
  const classes = cell(row, '各类')
    .split('; ')
    .map((text) => rated(...(text.split(' ') as [ClassResult['class'], string, string?])))
  const { proposed, conversation } = proposeBonus({ scheme, bonus: BONUS, classes })
  expect([yuan(proposed), conversation]).toEqual([row['建议'], row['谈话'] === '谈话'])
})

describe('whatever the scheme', () => {
  const share = (most: number) => fc.integer({ min: 0, max: most }).map((n) => (n / 1000).toFixed(3))
  const count = fc.constantFrom<PointCount>('whole_points_below', 'started_points', 'proportional')
  const scheme: fc.Arbitrary<BonusScheme> = fc.record({
    name: fc.constant('方案'),
    offPerPoint: share(200),
    pointMeans: fc.constantFrom('percentage_point', 'percent_of_base'),
    count,
    upside: fc.option(fc.record({ perPoint: share(100), atMost: share(500), count })),
    floor: share(1000),
    rateRounding: fc.option(
      fc.record({ decimals: fc.integer({ min: 0, max: 4 }), mode: fc.constantFrom('half_up', 'down', 'up') }),
    ),
    combine: fc.constantFrom('own_shares', 'added', 'least'),
  })
  const result: fc.Arbitrary<ClassResult> = fc.record({
    class: fc.constantFrom('residential', 'commercial', 'utilities'),
    base: fc.integer({ min: 1, max: 1000 }).map((n) => (n / 1000).toFixed(3)),
    denominator: fc.constant('current'),
    collected: fc.nat(100_000_000).map((n) => n as Fen),
    charged: fc.nat(90_000_000).map((n) => n as Fen),
    share: share(1000),
  })
  const facts = fc.record({
    scheme,
    bonus: fc.nat(100_000_000).map((n) => n as Fen),
    classes: fc.array(result, { minLength: 1, maxLength: 3 }),
  })

  it('more collected never proposes less, and never asks for a conversation that was not asked for', () => {
    fc.assert(
      fc.property(facts, fc.nat(2), fc.nat(20_000_000), (given, which, more) => {
        const index = which % given.classes.length
        const better = given.classes.map((one, at) =>
          at === index ? { ...one, collected: (one.collected + more) as Fen } : one,
        )
        const [before, after] = [proposeBonus(given), proposeBonus({ ...given, classes: better })]
        expect(after.proposed).toBeGreaterThanOrEqual(before.proposed)
        expect(after.conversation && !before.conversation).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('stays between nothing and the bonus with what is on top, and is a proposal', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { proposed, proposal, classes } = proposeBonus(given)
        const top = classes.reduce((total, { onTop }) => total + Number(onTop), 0)
        expect(proposal).toBe(true)
        expect(proposed).toBeGreaterThanOrEqual(0)
        expect(proposed).toBeLessThanOrEqual(given.bonus * (1 + top) + 1)
      }),
    )
  })

  it('leaves the bonus as it is at the base', () => {
    fc.assert(
      fc.property(scheme, (given) => {
        const classes = [rated('residential', '90'), rated('commercial', '100'), rated('utilities', '100')]
        expect(proposeBonus({ scheme: given, bonus: BONUS, classes }).proposed).toBe(BONUS)
      }),
    )
  })
})

it('says why, names its denominator, and what stands above it', () => {
  const { because } = proposeBonus({ scheme: SCHEME, bonus: BONUS, classes: [rated('residential', '84')] })
  expect(becauseLines(because)).toEqual([
    '建议年终奖 7000.00 元（基数 10000.00 元 × 70%），由负责人决定 〔收缴率奖惩方案 年度收费奖惩办法〕',
    '  住宅收缴率 84%（实收 840000.00 ÷ 本期应收 1000000.00），基准 90%：低于基准 6 个点，减 30% 〔收缴率奖惩方案 年度收费奖惩办法〕',
    '  收缴率低于 85%：请经理与责任人谈一次，了解原因和需要的帮助',
    '  只是建议：不影响工资；调岗、降薪须协商一致并书面变更，收缴率本身不是依据 〔劳动合同法 第三十五条〕',
  ])
})
