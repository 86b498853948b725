/** U1, U4, U6, U10, U11, U14: the hands of a person at the desk, counted in the real product. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, printed, startConsole } from '../support/browser.ts'
import { note } from './report.ts'

let house: Console
const rows: string[] = []
beforeAll(async () => {
  house = await startConsole()
})
afterAll(async () => {
  await house?.stop()
  note('U1', '柜台、管家、经理 counter, steward, manager', [
    '| | 做什么 what | 键 keys | 点 clicks | ms | 目标 target |',
    '|---|---|---:|---:|---:|---|',
    ...rows.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
  ])
})

/** Counts what hands do, and the time from the first of it to the answer on the screen. */
function hands(page: Page) {
  let [keys, clicks] = [0, 0]
  const began = performance.now()
  return {
    press: async (key: string) => {
      keys += 1
      await page.keyboard.press(key)
    },
    click: async (target: Locator) => {
      clicks += 1
      await target.click()
    },
    end: (id: string, what: string, target: string) => {
      rows.push(
        `| ${id} | ${what} | ${keys} | ${clicks} | ${(performance.now() - began).toFixed(0)} | ${target} |`,
      )
      return { keys, clicks }
    },
  }
}

test('U1 a counter payment with its printed receipt', async () => {
  const page = await house.open('cashier', '/counter')
  await page.getByLabel('房号').and(page.locator(':focus')).waitFor()
  const cashier = hands(page)
  await page.keyboard.type('1-1-302')
  await cashier.press('Enter')
  await page
    .getByRole('button', { name: /^收 .* 元（/ })
    .and(page.locator(':focus'))
    .waitFor()
  await cashier.press('Enter')
  await page.getByRole('heading', { name: /已开出$/ }).waitFor()
  await expect.poll(() => printed(page)).toBe(1)
  const { keys } = cashier.end(
    'U1',
    '房号之后到收据打印 room code, then to the printed receipt',
    '≤ 3 键 keys, 0 点 clicks, ≤ 3,000 ms',
  )
  expect(keys).toBeLessThanOrEqual(3)
  await page.context().close()
})

test('U4 the day is closed', async () => {
  const page = await house.open('finance', '/day')
  const close = page.getByRole('button', { name: /^日结|日结$/ }).first()
  await close.waitFor()
  const clerk = hands(page)
  await clerk.click(close)
  await clerk.click(page.getByRole('dialog').getByRole('button').last())
  await page.getByText('已日结').first().waitFor()
  expect(
    clerk.end('U4', '日结，合计先给人看 day close, the totals shown first', '≤ 2 点 clicks').clicks,
  ).toBeLessThanOrEqual(2)
  await page.context().close()
})

test('U6 the outcome of a call', async () => {
  const page = await house.open('steward', '/rooms')
  await page.getByRole('link', { name: /^1-1-301 / }).click()
  await page.getByRole('heading', { level: 1, name: /刘洋/ }).waitFor()
  const steward = hands(page)
  await steward.click(page.getByRole('button', { name: /^登记联系/ }))
  await steward.click(page.getByRole('dialog').getByText('无人接听', { exact: true }))
  await steward.click(page.getByRole('dialog').getByRole('button', { name: '登记联系' }))
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(steward.end('U6', '登记电话结果 call outcome', '≤ 3 点 clicks').clicks).toBeLessThanOrEqual(3)
  await page.context().close()
})

test('U6 the outcome of a call by keys, and the next household stands there', async () => {
  const page = await house.open('steward', '/')
  const card = page.getByRole('group', { name: '逐户登记联系结果' })
  const now = card.getByRole('link', { name: /^现在：/ })
  await now.waitFor()
  const first = await now.getAttribute('href')
  const steward = hands(page)
  await steward.press('1')
  await steward.press('Enter')
  await card.getByText(/^已登记：.*无人接听/).waitFor()
  await expect.poll(() => now.getAttribute('href')).not.toBe(first)
  const { keys, clicks } = steward.end(
    'U6b',
    '今日工作上按键登记，自动到下一户 by keys on the home page, on to the next household',
    '2 键 keys, 0 点 clicks',
  )
  expect([keys, clicks]).toEqual([2, 0])
  await page.context().close()
})

test('U10 who is behind stands on the first screen', async () => {
  const began = performance.now()
  const page = await house.open('community_manager', '/')
  const bar = page.locator('.bar').first()
  await bar.waitFor()
  const ms = performance.now() - began
  const box = await bar.boundingBox()
  expect(box && box.y + box.height).toBeLessThanOrEqual(768)
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  rows.push(
    `| U10 | 谁落后，登录后首屏 who is behind, from the address to the bars | 0 | 0 | ${ms.toFixed(0)} | 0 点 clicks, 0 滚动 scroll, 1366×768 |`,
  )
  await page.context().close()
})

test('U11 from a steward to a building to a household and why', async () => {
  const page = await house.open('community_manager', '/')
  await page.locator('.bar a').first().waitFor()
  const manager = hands(page)
  await manager.click(page.locator('.bar a').first())
  await manager.click(page.locator('main table a').first())
  await manager.click(page.locator('a.room-cell.cell-overdue').first())
  await page
    .getByRole('button', { name: /^为什么/ })
    .first()
    .waitFor()
  expect(
    manager.end('U11', '管家 → 楼栋 → 住户和原因 steward → building → household and why', '≤ 3 点 clicks')
      .clicks,
  ).toBeLessThanOrEqual(3)
  await page.context().close()
})

test('U14 a total to what it is made of', async () => {
  const page = await house.open('finance', '/ageing')
  await page.locator('main table a').first().waitFor()
  const clerk = hands(page)
  await clerk.click(page.locator('main table a').first())
  await clerk.click(page.locator('a.room-cell.cell-overdue').first())
  await page.getByRole('table', { name: /^未缴费用/ }).waitFor()
  expect(
    clerk.end('U14', '账龄合计 → 楼栋 → 逐笔应收 ageing total → building → each charge', '≤ 2 点 clicks')
      .clicks,
  ).toBeLessThanOrEqual(2)
  await page.context().close()
})
