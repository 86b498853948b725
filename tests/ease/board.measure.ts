/** 房态图 at 5,000 rooms: from the start of the navigation to the last cell on the screen, and to the last of them all. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, startConsole } from '../support/browser.ts'
import { addManyRooms } from './many-rooms.ts'
import { note } from './report.ts'

const ROOMS = 5_000
const TIMES = 7

let house: Console
let page: Page
beforeAll(async () => {
  house = await startConsole()
  await addManyRooms(house.server.write, house.server.communityId, ROOMS)
  page = await house.open('community_manager', '/')
  await page.locator('h1').waitFor()
})
afterAll(() => house?.stop())

type Seen = { answered: number; painted: number; cells: number; named: number }

/** Waits for the first frame after every room stands in the document, and says how long the navigation has lasted. */
function lastCellPainted(rooms: number): Promise<Seen> {
  return new Promise((resolve) => {
    const look = () => {
      const cells = document.querySelectorAll('.room-cell').length
      if (cells < rooms) return void requestAnimationFrame(look)
      requestAnimationFrame(() => {
        const frame = new MessageChannel()
        frame.port1.onmessage = () => {
          const board = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/board'))
          const named = document.querySelectorAll('.room-cell[aria-label]').length
          const painted = performance.now()
          resolve({ answered: (board as PerformanceResourceTiming).responseEnd, painted, cells, named })
        }
        frame.port2.postMessage(null)
      })
    }
    look()
  })
}

test('the building board of five thousand rooms', async () => {
  const seen: Seen[] = []
  for (let time = 0; time < TIMES; time += 1) {
    await page.goto(`${house.server.url}/rooms`, { waitUntil: 'commit' })
    seen.push(await page.evaluate(lastCellPainted, ROOMS))
  }
  const middle = (pick: (one: Seen) => number) =>
    seen
      .map(pick)
      .toSorted((a, b) => a - b)
      [Math.floor(TIMES / 2)]?.toFixed(0) ?? '—'
  const best = Math.min(...seen.map(({ painted }) => painted)).toFixed(0)
  const { cells = 0, named = 0 } = seen.at(-1) ?? {}
  note('U15', `房态图 ${cells} 间 the building board of ${cells} rooms`, [
    `| 从打开地址起 from the start of the navigation | 中位 p50 ms（${TIMES} 次 times） | 最快 best | 目标 target |`,
    '|---|---:|---:|---|',
    `| 服务器答完 the server has answered | ${middle(({ answered }) => answered)} | | |`,
    `| 最后一格画出 the last cell painted | ${middle(({ painted }) => painted)} | ${best} | ≤ 500 ms |`,
  ])
  expect(named).toBe(cells)
})
