/**
 * The short dose of what takes real processes: killed, restarted, doubled. With DUNWELL_DATABASE_URL on that server, where
 * PostgreSQL is not killed and everybody is cut off instead. How long it takes to be back depends on what
 * else the machine does, so it is printed here and judged by `npm run faults`, the long dose.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf, withSeed } from './chance.ts'
import { type House, openHouse } from './house.ts'
import { external } from './installation.ts'
import { killRounds } from './kills.ts'
import { restartRounds } from './restarts.ts'
import { twoServers } from './two-servers.ts'

const chance = chanceOf()
let house: House

beforeAll(async () => {
  const url = process.env['DUNWELL_DATABASE_URL']
  house = await openHouse(url ? await external(url) : undefined)
}, 180_000)
afterAll(() => house?.close(), 120_000)

test('kill -9 of the application and of PostgreSQL in receiving, importing and billing: nothing lost, nothing doubled, back in time', async () => {
  const figures = await withSeed(chance, () =>
    killRounds(house, chance, { rounds: 4, rows: 300, settleEach: false }),
  )
  console.log('kills', JSON.stringify(figures))
  expect(figures).toMatchObject({ applicationKilled: 2, databaseKilled: 2, jobs: 4 })
  expect(figures.acknowledged).toBeGreaterThan(0)
}, 400_000)

test('the database restarted under fifty clients: each is told to try again, and everybody goes on', async () => {
  const figures = await withSeed(chance, () => restartRounds(house, chance, 1))
  console.log('restarts', JSON.stringify(figures))
  expect(figures.acknowledged).toBeGreaterThanOrEqual(50)
}, 240_000)

test('two servers on one database: calendar, jobs and receipts once only', async () => {
  const figures = await withSeed(chance, () => twoServers(house, chance, 2))
  console.log('two servers', JSON.stringify(figures))
  expect(figures).toMatchObject({ communities: 2, calendarRuns: 2, jobs: 4 })
}, 300_000)
