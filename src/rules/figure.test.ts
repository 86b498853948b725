import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure, ground, groundsOf, partsOf, SHOWN_PARTS, share } from './figure.ts'
import { parseYuan } from './money.ts'

const words = (shown: string) => ({ zh: `合计 ${shown}`, en: `total ${shown}` })
const part = (value: number) => ({ value, zh: '一笔', en: 'one' })
const shares = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 130 })

describe('a figure', () => {
  test('its parts sum to it to the fen, however many there are', () => {
    fc.assert(
      fc.property(shares, (values) => {
        const trail = figure('yuan', 'figure.test', words, values.map(part), [ground('规则', 'rule')])
        const lines = partsOf(trail)
        const sum = lines.reduce((total, { value }) => total + (parseYuan(value) as number), 0)
        expect(sum).toBe(parseYuan(trail.value))
        expect(sum).toBe(values.reduce((total, value) => total + value, 0))
        expect(lines.length).toBe(Math.min(values.length, SHOWN_PARTS + 1))
        expect(groundsOf(trail)).toHaveLength(1)
      }),
    )
  })

  test('says how many stand together in its last line', () => {
    const trail = figure(
      'count',
      'figure.test',
      words,
      Array.from({ length: 53 }, () => part(1)),
    )
    expect(trail).toMatchObject({ value: '53', zh: '合计 53' })
    expect(partsOf(trail).at(-1)).toMatchObject({ value: '3', zh: '……另有 3 项', rule: 'figure.rest' })
  })

  test('of nothing is zero; a share of nothing is no number', () => {
    const none = figure('yuan', 'figure.test', words, [])
    expect(none).toMatchObject({ value: '0.00', zh: '合计 0.00' })
    expect(share('figure.test', words, none, none)).toMatchObject({ value: '—', zh: '合计 —' })
  })

  test('a share has what was divided and by what below it', () => {
    const of = (value: number) => figure('yuan', 'figure.test', words, [part(value)])
    const trail = share('figure.test', words, of(200), of(300), [ground('规则', 'rule')])
    expect(trail).toMatchObject({ value: '0.6667', unit: 'share', zh: '合计 66.67 %' })
    expect(partsOf(trail).map(({ value }) => value)).toEqual(['2.00', '3.00'])
    expect(groundsOf(trail)).toHaveLength(1)
  })
})
