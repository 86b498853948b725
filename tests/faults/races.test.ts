/** The short dose of two things at one moment. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { chanceOf, withSeed } from './chance.ts'
import { calendarRace, oneBill, openTown, receiptAgainstReminder, type Town } from './races.ts'

const chance = chanceOf()
let database: TestDatabase
let town: Town

beforeAll(async () => {
  database = await testDatabase()
  town = await openTown(database.config)
})
afterAll(async () => {
  await town?.close()
  await database?.drop()
})

test('fifty cashiers, one bill: one receipt, and forty-nine are told', async () => {
  expect(await withSeed(chance, () => oneBill(town, 'R1', 4))).toEqual({
    bills: 4,
    attempts: 200,
    paid: 4,
    refused: 196,
  })
})

test('a receipt while reminders are dispatched: none leaves behind it', async () => {
  const figures = await withSeed(chance, () => receiptAgainstReminder(town, 'R2', chance))
  expect(figures.waiting).toBeGreaterThan(10)
  expect(figures.sentAlthoughPaid).toBe(0)
})

test('four servers’ calendars tick at once: each task of a day is done once', async () => {
  expect(await calendarRace(town, 'R3')).toEqual({ instants: 3, tellers: 4, runs: expect.any(Number) })
})

test('and every invariant holds', async () => {
  expect(await town.breaches()).toEqual([])
})
