import { describe, expect, test } from 'vitest'
import { figure, groundsOf, partsOf } from './figure.ts'
import { LEVEL_COUNTS, levelCount } from './level-figures.ts'
import type { Act } from './procedure.ts'

const household = (
  name: string,
  does: Act | null,
  heldBy: string | null = null,
  level: 'formal' | 'friendly' = 'formal',
) => ({
  level,
  household: name,
  rooms: ['1-1-101'],
  householdId: name,
  does,
  heldBy,
  zh: '业主承诺 2026-11-30 前缴 100.00 元',
  en: 'promised 100.00 yuan by 2026-11-30',
})
const listed = [
  household('王梅', 'demand_letter'),
  household('张伟', 'call'),
  household('孙丽', 'demand_letter', 'promise'),
  household('李强', 'message', null, 'friendly'),
]
const formal = { level: 'formal' as const, reached: 5, noticed: 2, notices: 1, tasks: 2, waiting: 2, held: 1 }

describe('a level of a dunning preview', () => {
  test.each(LEVEL_COUNTS)('%s is the sum of its parts, and stands on the law of demands', (of) => {
    const trail = levelCount(of, formal, listed)
    expect(trail.value).toBe(String(formal[of]))
    expect(groundsOf(trail).map(({ source }) => source?.article)).toContain('第九百四十四条')
  })
  test('a demand letter is a notice and a task; a call is a task alone', () => {
    expect(partsOf(levelCount('notices', formal, listed)).map(({ zh }) => zh)).toEqual([
      '1-1-101 王梅：催缴函',
    ])
    expect(levelCount('notices', formal, listed).zh).toMatch(/ 1 份。$/)
    expect(partsOf(levelCount('tasks', formal, listed)).map(({ zh }) => zh)).toEqual([
      '1-1-101 王梅：催缴函',
      '1-1-101 张伟：电话沟通',
    ])
  })
  test('who is held says by what, and leads to the household', () => {
    expect(partsOf(levelCount('held', formal, listed))).toMatchObject([
      { zh: '1-1-101 孙丽：业主承诺 2026-11-30 前缴 100.00 元', subject: 'household:孙丽' },
    ])
  })
  test('who waits, or is beyond the list, stands together in one part', () => {
    expect(partsOf(levelCount('waiting', formal, listed)).map(({ value }) => value)).toEqual(['2'])
    const cut = partsOf(levelCount('noticed', { ...formal, noticed: 40 }, listed))
    expect(cut.map(({ value }) => value)).toEqual(['1', '1', '38'])
    expect(cut.at(-1)?.zh).toBe('没有逐户列出的')
  })
  test('an empty count has no part', () => {
    const none = { ...formal, reached: 0, noticed: 0, notices: 0, tasks: 0, waiting: 0, held: 0 }
    for (const of of LEVEL_COUNTS) {
      const trail = levelCount(of, none, [])
      expect([trail.value, partsOf(trail)]).toEqual([figure('count', '', () => trail, []).value, []])
    }
  })
})
