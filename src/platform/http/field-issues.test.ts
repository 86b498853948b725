import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldIssues } from './field-issues.ts'

const shape = z.strictObject({
  day: z.string().optional(),
  amount: z.string().nullish(),
  times: z.int().optional(),
  announced: z.boolean().optional(),
  attempts: z.array(z.strictObject({ day: z.string() })).optional(),
  now: z
    .union([z.strictObject({ day: z.string(), time: z.string() }), z.strictObject({ at: z.string() })])
    .optional(),
  policy: z
    .union([z.literal('product'), z.strictObject({ calls: z.int().optional() })], {
      error: '应为 "product" 或限制 ("product" or limits)',
    })
    .optional(),
})

const said = (input: unknown) =>
  fieldIssues(shape.safeParse(input).error?.issues ?? []).map(({ field, message, messageEn }) => [
    field,
    message,
    messageEn,
  ])

test('a value of the wrong kind is told what it is and what is wanted, never that it is missing', () => {
  expect(said({ day: 20_230_228 })).toEqual([
    [
      'day',
      '应为文字（写在引号里），给的是数字（不加引号）',
      'expected text (in quotes), got a number (without quotes)',
    ],
  ])
  expect(said({ amount: 1080 })[0]?.[0]).toBe('amount')
  expect(said({ amount: 1080 })[0]?.[1]).toMatch(/^应为文字/)
  expect(said({ times: '3' })[0]?.[1]).toMatch(/^应为(整数|数字)/)
  expect(said({ times: 1.5 })).toEqual([['times', '应为整数', 'expected a whole number']])
  expect(said({ announced: 'yes' })[0]?.[1]).toMatch(/^应为是或否/)
  expect(said({ attempts: {} })[0]?.[1]).toMatch(/^应为列表/)
  expect(said('x')[0]?.[1]).toMatch(/^应为一组字段.*给的是文字/)
  expect(said({ day: null })[0]?.[1]).toMatch(/给的是空值/)
})

test('what is left out is required, wherever it stands', () => {
  expect(said({ attempts: [{}] })).toEqual([['attempts.0.day', '必须填写', 'required']])
})

test('of several ways to say it the one that was meant is told what it lacks', () => {
  expect(said({ now: { time: '10:00' } })).toEqual([['now.day', '必须填写', 'required']])
  expect(said({ now: {} })).toEqual([
    ['now.day', '必须填写', 'required'],
    ['now.time', '必须填写', 'required'],
  ])
  expect(said({ now: { at: 5 } })[0]?.[0]).toBe('now.at')
  expect(said({ now: '10:00' })).toHaveLength(1)
})

test('words of its own are kept, unless a branch can say it better', () => {
  expect(said({ policy: { calls: 'many' } })[0]?.[0]).toBe('policy.calls')
  expect(said({ policy: { cals: 1 } })[0]?.[0]).toBe('policy')
  expect(said({ policy: { cals: 1 } })[0]?.[2]).toMatch(/cals/)
  expect(said({ policy: 'house' })).toEqual([
    ['policy', '应为 "product" 或限制 ("product" or limits)', '应为 "product" 或限制 ("product" or limits)'],
  ])
})

test('a key nobody knows, a number out of bounds and an unknown choice are told in plain words', () => {
  const choice = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a').optional(), count: z.int().min(0).max(9) }),
    z.strictObject({ kind: z.literal('b') }),
  ])
  const first = (input: unknown) => fieldIssues(choice.safeParse(input).error?.issues ?? [])[0]
  expect(first({ count: -1 })).toEqual({ field: 'count', message: '不能小于 0', messageEn: 'not below 0' })
  expect(first({ count: 10 })).toEqual({ field: 'count', message: '不能大于 9', messageEn: 'not above 9' })
  expect(first({ count: 1, x: 2 })?.message).toBe('没有这个字段：x')
  expect(first({ kind: 'c' })).toEqual({
    field: 'kind',
    message: '应为其中之一：a、b',
    messageEn: 'one of: a, b',
  })
})
