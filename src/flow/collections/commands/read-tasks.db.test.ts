import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Garden, garden } from '../../../../tests/support/garden.ts'
import { day } from '../../../rules/day.ts'
import { readTasks } from './read-tasks.ts'
import { runDunning } from './run-dunning.ts'

let place: Garden
beforeAll(async () => {
  place = await garden()
  await place.bill('2026-10', '2026-09-26')
})
afterAll(() => place.drop())

const at = (on: string) => new Date(`${on}T02:00:00Z`)
const roomsToVisit = (on: string) =>
  place.run(async (tx) => {
    const tasks = await readTasks(tx, { communityId: place.communityId, day: day(on), stewardId: null })
    return [...new Set(tasks.flatMap((task) => task.rooms))].sort()
  }, at(on))

it('a household that has paid is no work any more', async () => {
  for (const on of ['2026-10-12', '2026-10-20', '2026-10-28', '2026-11-05']) {
    await place.run((tx) => runDunning(tx, { communityId: place.communityId, day: day(on) }), at(on))
  }
  const before = await roomsToVisit('2026-11-05')
  expect(before).toContain('1-1-201')
  await place.pay('1-1-201', '159.84', '2026-11-05')
  expect(await roomsToVisit('2026-11-05')).toEqual(before.filter((room) => room !== '1-1-201'))
})
