import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, startConsole } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

test('a table is copied as numbers, its totals with it', async () => {
  const page = await house.open('finance', '/ledger')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '复制表格' }).click()
  await page.getByText('已复制').waitFor()
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  const cells = lines.map((line) => line.split('\t'))
  expect(cells[0]?.[0]).toBe('房号')
  expect(new Set(cells.map((line) => line.length)).size).toBe(1)
  for (const figure of cells.slice(1).flatMap((line) => line.slice(2)))
    expect(figure).toMatch(/^-?\d+\.\d{2}$/)
  const sum = cells.slice(1, -1).reduce((total, line) => total + Number(line.at(-1)), 0)
  expect(sum).toBeCloseTo(Number(cells.at(-1)?.at(-1)), 2)
  await page.context().close()
})

test('the manager sees who is behind on the first screen, and goes from there to a household', async () => {
  const page = await house.open('community_manager', '/')
  const bars = page.getByRole('img', { name: /目标 90 %$/ })
  await bars.first().waitFor()
  await expect.poll(async () => (await bars.first().boundingBox())?.y ?? 999).toBeLessThan(768)
  await page.getByRole('listitem').filter({ has: bars }).first().getByRole('link').click()
  await page.getByText(/^只看：/).waitFor()
  await page.getByRole('link', { name: '看全部管家' }).click()
  await page.getByRole('table', { name: /账龄/ }).waitFor()
  await page.context().close()
})

test('a promise stands in the calendar on its day, and the way back up is on the page', async () => {
  const page = await house.open('steward', '/rooms')
  await page.getByRole('link', { name: /^1-2-301 / }).click()
  await page.getByRole('button', { name: '承诺缴费' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '7 天后' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '承诺缴费' }).click()
  await page.getByText('承诺 2026-11-27 缴').waitFor()
  await page.getByRole('navigation', { name: '位置' }).getByRole('link', { name: '1 栋' }).waitFor()
  await page.goto(`${house.server.url}/promises?month=2026-11`)
  await page.getByRole('link', { name: /^2026-11-27：1 户/ }).click()
  await page.getByRole('table', { name: '2026-11-27 的承诺' }).getByText('等待中').waitFor()
  await page.context().close()
})
