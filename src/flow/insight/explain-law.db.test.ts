import { beforeAll, describe, expect, test } from 'vitest'
import { garden, type Garden } from '../../../tests/support/garden.ts'
import { becauseLines } from '../../rules/because.ts'
import { day } from '../../rules/day.ts'
import { Problem } from '../../rules/problem.ts'
import { recordServiceContract } from '../roster/commands/record-service-contract.ts'
import { enterLegalValue, lprKnown } from '../tariff/commands/enter-legal-value.ts'
import { explainLateFee, explainLimitation } from './reads/explain-law.ts'
import { readLaw } from './reads/law.ts'

// 花园小区 bills January 2025 (due on the 10th); the contract names 0.05 % a day.

let house: Garden
let item: string

const asked = (asOf: string) => ({
  communityId: house.communityId,
  stewardId: null,
  itemId: item,
  asOf: day(asOf),
  day: day(asOf),
})

beforeAll(async () => {
  house = await garden()
  await house.bill('2025-01', '2025-01-02')
  item = (await house.money('1-1-101')).items[0]?.id as string
})

describe('late fee', () => {
  test('without a contract on file nothing is charged, and it says so', async () => {
    const trail = await house.run((tx) => explainLateFee(tx, asked('2025-12-31')))
    expect(trail.value).toBe('0.00')
    expect(becauseLines(trail).join('\n')).toContain('没有登记物业服务合同')
  })

  test('with a clause: simple on 170.21 for 355 days, capped at 1.5 × LPR; a payment lowers the base', async () => {
    await house.run((tx) =>
      recordServiceContract(tx, {
        communityId: house.communityId,
        title: '前期物业服务合同',
        fromDay: '2020-01-01',
        feeClause: '第五条',
        dueClause: '第六条',
        lateFeeClause: '第七条 逾期按日万分之五支付违约金',
        lateFeeDailyRate: '0.0005',
      } as never),
    )
    const before = await house.run((tx) => explainLateFee(tx, asked('2025-12-31')))
    // 170.21 × 0.0005 × 355 = 30.21; 170.21 × 3.10 % × 1.5 × 355 / 365 = 7.70
    expect(before.value).toBe('7.70')
    expect(becauseLines(before).join('\n')).toMatch(/30\.21[\s\S]*LPR 的 1\.5 倍[\s\S]*7\.70/)
    await house.pay('1-1-101', '70.21', '2025-06-30')
    const after = await house.run((tx) => explainLateFee(tx, asked('2025-12-31')))
    // 170.21 for 171 days, 100.00 for 184
    expect(after.value).toBe('6.05')
    expect(becauseLines(after).join('\n')).toMatch(/171 天[\s\S]*184 天/)
  })

  test('an LPR nobody entered is refused; entered, it is used, and the page of law shows it', async () => {
    await house.bill('2026-04', '2026-04-02')
    const april = (await house.money('1-1-102')).items.at(-1)?.id as string
    const ask = () =>
      house.run((tx) => explainLateFee(tx, { ...asked('2026-11-21'), itemId: april, day: day('2026-11-21') }))
    await expect(ask()).rejects.toThrow(Problem)
    const known = await house.run(async (tx) => {
      await enterLegalValue(tx, {
        code: 'lpr.one_year',
        from: day('2026-03-20'),
        value: '0.0290',
        knownUntil: day('2026-04-20'),
        source: '全国银行间同业拆借中心公告',
      })
      return lprKnown(tx)
    })
    expect(known.knownUntil).toBe('2026-04-20')
    expect((await ask()).value).not.toBe('0.00')
    const page = await house.run((tx) => readLaw(tx, { day: day('2026-04-01') }))
    const rows = page.rows.filter((row) => row.code === 'lpr.one_year' && row.inForce)
    expect(rows.map((row) => row.value.zh)).toEqual(['年利率 2.90%'])
    expect(page.rows.find((row) => row.code === 'demand.days')?.company?.tightened).toBe(false)
  })

  test('nobody knows past today', async () => {
    const ahead = {
      code: 'lpr.one_year' as const,
      from: day('2026-01-01'),
      value: '0.0300',
      knownUntil: day('2199-01-01'),
      source: '预测',
    }
    await expect(house.run((tx) => enterLegalValue(tx, ahead))).rejects.toMatchObject({
      code: 'tariff.legal_value_ahead',
    })
  })
})

describe('limitation', () => {
  test('three years from the due day; a payment that did not name this item is passed over and says so', async () => {
    const trail = await house.run((tx) => explainLimitation(tx, asked('2025-12-31')))
    expect(trail.value).toBe('2028-01-10')
    expect(becauseLines(trail).join('\n')).toMatch(/在诉讼时效内[\s\S]*付款未指向本期/)
  })

  test('a payment that names it starts the years again', async () => {
    await house.pay('1-1-101', '10.00', '2025-09-01', { charges: [{ chargeId: item }] })
    const trail = await house.run((tx) => explainLimitation(tx, asked('2025-12-31')))
    expect(trail.value).toBe('2028-09-01')
  })

  test('an item of nobody is not found', async () => {
    const stranger = { ...asked('2025-12-31'), itemId: '00000000-0000-7000-8000-000000000000' }
    await expect(house.run((tx) => explainLimitation(tx, stranger))).rejects.toThrow(Problem)
  })
})
