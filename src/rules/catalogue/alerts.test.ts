import { expect, test } from 'vitest'
import { addDays, day } from '../day.ts'
import { alertOn } from '../limitation/limitation.ts'

const LAST = day('2026-12-31')
const before = (days: number) => alertOn(LAST, addDays(LAST, -days))

test('a word of warning 180, 90, 30 and 7 days before', () => {
  expect([180, 90, 30, 7].map(before)).toEqual([180, 90, 30, 7])
  expect([179, 91, 89, 31, 29, 8, 6, 0].map(before)).toEqual([180, 180, 90, 90, 30, 30, 7, 7])
})

test('no word of warning earlier, and none when it is over', () => {
  expect([181, 1000, -1].map(before)).toEqual([null, null, null])
})
