import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, startConsole } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

describe('from the building board to the reason of a figure', () => {
  test('one click on a room, one on why: rate, area, days and the law behind them', async () => {
    const page = await house.open('community_manager', '/rooms')
    await page.getByRole('link', { name: /^1-1-101 · 王梅 · 已逾期/ }).click()
    await page.getByRole('heading', { level: 1, name: /王梅 · .*1-1-101/ }).waitFor()
    await page
      .getByRole('button', { name: /^为什么 1-1-101 的住宅物业费/ })
      .first()
      .click()
    const tree = page.getByRole('dialog').getByRole('tree')
    await tree.waitFor()
    const words = await tree.textContent()
    expect(words).toContain('1.80')
    expect(words).toContain('88.50')
    await page.context().close()
  })

  test('the legend filters, and the filter survives a reload and a pasted link', async () => {
    const page = await house.open('community_manager', '/rooms')
    await page.getByRole('button', { name: /^有预存/ }).click()
    await page.waitForURL(/show=credit/)
    await page.reload()
    const pressed = page.getByRole('button', { name: /^有预存/ })
    await pressed.waitFor()
    expect(await pressed.getAttribute('aria-pressed')).toBe('true')
    await page.context().close()
  })
})

describe('finding a household', () => {
  test.each([
    ['a room', '1-2-202'],
    ['one character of a name', '浩'],
    ['the tail of a phone', '7089'],
  ])('by %s', async (_, words) => {
    const page = await house.open('cashier', '/rooms')
    await page.getByRole('combobox', { name: '查找住户' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /郑浩|1-2-202/ }).waitFor()
    await page.context().close()
  })
})

test('one switch turns every sentence of the console into English, and it stays', async () => {
  const page = await house.open('community_manager', '/')
  await page.getByRole('heading', { name: '今日工作' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  for (const [path, heading] of [
    ['/', "Today's work"],
    ['/rooms', 'Building board'],
    ['/billing', 'Billing'],
    ['/tariff', 'Rates'],
    ['/staff', 'Staff and roles'],
  ] as const) {
    await page.goto(house.server.url + path)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    const chrome = await page.locator('nav, h1, th, label, legend').allTextContents()
    expect(
      chrome
        .join(' ')
        .match(/[\u4e00-\u9fff]+/g)
        ?.filter((word) => word !== '梧桐苑') ?? [],
    ).toEqual([])
  }
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-US')
  await page.context().close()
})

test('on a phone nothing scrolls sideways but tables themselves', async () => {
  const page = await house.open('community_manager', '/', { width: 390, height: 844 })
  for (const path of ['/', '/rooms', '/counter?room=1-1-301', '/ageing', '/billing', '/tariff', '/staff']) {
    await page.goto(house.server.url + path)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
  }
  await page.context().close()
})
