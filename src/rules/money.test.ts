import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Decimal,
  fen,
  parseYuan,
  roundFen,
  roundYuan,
  split,
  sum,
  yuan,
  yuanGrouped,
  yuanInCapitals,
} from './money.ts'

const anyFen = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

describe('fen', () => {
  it('are whole and in range, or the program stops', () => {
    expect(() => fen(0.1)).toThrow(/not whole fen/)
    expect(() => fen(2 ** 53)).toThrow(/more than can be counted/)
    expect(() => fen(Number.NaN)).toThrow(/not whole fen/)
    expect(Object.is(fen(-0), 0)).toBe(true)
    expect(() => sum([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow(/more than can be counted/)
  })

  it('are read from yuan text and written back the same', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseYuan(yuan(fen(amount)))).toBe(amount)
      }),
    )
    expect(parseYuan('12')).toBe(1200)
    expect(parseYuan('0.5')).toBe(50)
    for (const text of ['', '1.234', '1e3', '１２', '1,000.00', 'abc', '--1', '.5', '12345678901234.00']) {
      expect(parseYuan(text)).toBeNull()
    }
  })

  it('are shown to people in groups of three', () => {
    expect(yuanGrouped(fen(123456789))).toBe('1,234,567.89')
    expect(yuanGrouped(fen(-5))).toBe('-0.05')
  })
})

describe('rounding', () => {
  it('rounds a half up, once, and says so', () => {
    expect(roundYuan(new Decimal('1.005'))).toBe(101)
    expect(roundYuan(new Decimal('1.0049999'))).toBe(100)
    expect(roundYuan(new Decimal('1.001'), 'up')).toBe(101)
    expect(roundYuan(new Decimal('1.009'), 'down')).toBe(100)
    expect(roundFen(new Decimal('-0.5'))).toBe(-1)
  })
})

describe('split', () => {
  it('gives parts that sum to the whole, each within a fen of its share', () => {
    const weights = fc
      .array(fc.nat(100_000), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((n) => n > 0))
    fc.assert(
      fc.property(anyFen, weights, (total, list) => {
        const parts = split(fen(total), list)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        const whole = list.reduce((a, b) => a + b, 0)
        parts.forEach((part, index) => {
          const exact = new Decimal(total).times(list[index] as number).div(whole)
          expect(exact.minus(part).abs().lessThan(1)).toBe(true)
        })
      }),
    )
  })

  it('gives the left-over fen to the largest remainder, then to the earlier part', () => {
    expect(split(fen(100), [1, 1, 1])).toEqual([34, 33, 33])
    expect(split(fen(-100), [1, 1, 1])).toEqual([-34, -33, -33])
    expect(split(fen(10), [1, 2])).toEqual([3, 7])
    expect(split(fen(0), [0, 0])).toEqual([0, 0])
    expect(split(fen(0), [])).toEqual([])
  })

  it('stops on what cannot be split', () => {
    expect(() => split(fen(1), [0, 0])).toThrow(/nothing to split by/)
    expect(() => split(fen(1), [2, -1])).toThrow(/negative/)
  })
})

describe('amounts in capital characters', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [100, '壹元整'],
    [105, '壹元零伍分'],
    [1050, '壹拾元伍角整'],
    [1000000, '壹万元整'],
    [1000500, '壹万零伍元整'],
    [10050000, '壹拾万零伍佰元整'],
    [12000305, '壹拾贰万零叁元零伍分'],
    [1000000000000, '壹佰亿元整'],
    [1000000010000, '壹佰亿零壹佰元整'],
    [10203040506, '壹亿零贰佰零叁万零肆佰零伍元零陆分'],
    [-17021, '负壹佰柒拾元贰角壹分'],
  ])('%i fen is %s', (amount, words) => {
    expect(yuanInCapitals(fen(amount))).toBe(words)
  })

  it('names every amount differently and never says zero twice in a row', () => {
    const amounts = fc.uniqueArray(fc.integer({ min: 0, max: 9_999_999_999_999 }), {
      minLength: 2,
      maxLength: 50,
    })
    fc.assert(
      fc.property(amounts, (list) => {
        const words = list.map((amount) => yuanInCapitals(fen(amount)))
        expect(new Set(words).size).toBe(list.length)
        expect(
          words.some((text) => text.includes('零零') || /零[元万亿]/.test(text.replace('零元整', ''))),
        ).toBe(false)
      }),
    )
  })
})
