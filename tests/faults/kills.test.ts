/** The short dose of what takes real processes: killed, restarted, doubled. `npm run faults` gives the long one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf, withSeed } from './chance.ts'
import { type House, openHouse } from './house.ts'
import { killRounds } from './kills.ts'
import { restartRounds } from './restarts.ts'
import { twoServers } from './two-servers.ts'

const chance = chanceOf()
let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

test('kill -9 of the application and of PostgreSQL in receiving, importing and billing: nothing lost, nothing doubled, back in time', async () => {
  const figures = await withSeed(chance, () =>
    killRounds(house, chance, { rounds: 4, rows: 300, settleEach: false }),
  )
  console.log('kills', JSON.stringify(figures))
  expect(figures).toMatchObject({ applicationKilled: 2, databaseKilled: 2, jobs: 4 })
  expect(figures.slowestBackMs).toBeLessThan(15_000)
}, 150_000)

test('the database restarted under fifty clients: each is told to try again, and everybody goes on', async () => {
  const figures = await withSeed(chance, () => restartRounds(house, chance, 1))
  console.log('restarts', JSON.stringify(figures))
  expect(figures.slowestHealMs).toBeLessThan(15_000)
}, 90_000)

test('two servers on one database: calendar, jobs and receipts once only', async () => {
  const figures = await withSeed(chance, () => twoServers(house, chance, 2))
  console.log('two servers', JSON.stringify(figures))
  expect(figures).toMatchObject({ communities: 2, calendarRuns: 2, jobs: 4 })
}, 90_000)
