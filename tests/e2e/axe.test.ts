import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, DRESSES, dress, launch, violations } from '../support/browser.ts'
import { DIALOGS, openEveryPage, PAGES } from '../support/console-pages.ts'
import { emptyHouse } from '../support/empty-house.ts'

/** What a steward opens on the way; the rest is the same page, narrower. */
const ON_A_PHONE = [
  '/',
  '/rooms',
  '/households/$householdId',
  '/promises',
  '/counter?room=1-1-101',
  '/ageing',
  '/season',
]
let house: Console
let desk: Page
let phone: Page
let show: (page: Page, address: string) => Promise<void>
beforeAll(async () => {
  const opened = await openEveryPage()
  house = opened.house
  desk = opened.desk
  show = opened.show
  phone = await house.open('steward', '/', { width: 390, height: 844 })
})
afterAll(() => house?.stop())

const ALL = process.env['DUNWELL_AXE'] === 'all'
let turn = 0

/**
 * What axe finds in the dresses of what is on the page now. A run looks at one of the four, turn about, and of a route at
 * two that have nothing in common; `DUNWELL_AXE=all` looks at all four of everything.
 */
async function inEveryDress(page: Page, dresses: 1 | 2 = 1): Promise<string[]> {
  const wrong: string[] = []
  const first = (turn += 1) % 4
  const looked = dresses === 2 ? [first, 3 - first] : [first]
  for (const look of ALL ? DRESSES : looked.map((one) => DRESSES[one] as (typeof DRESSES)[number])) {
    await dress(page, look)
    for (const violation of await violations(page)) wrong.push(`${look.language} ${look.theme} ${violation}`)
  }
  return wrong
}

test('no route of the console is missing here', () => {
  const router = readFileSync(new URL('../../src/web/console/router.tsx', import.meta.url), 'utf8')
  const routes = [...router.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path)
  expect(routes).toHaveLength(router.split('createRoute({').length - 1)
  expect(Object.keys(PAGES).toSorted()).toEqual([...routes, 'nowhere'].toSorted())
})

test.each(Object.values(PAGES).flat())('%s has nothing axe objects to, in every dress', async (address) => {
  await show(desk, address)
  expect(await inEveryDress(desk, 2)).toEqual([])
})

test.each(ON_A_PHONE)('%s on a phone has nothing axe objects to, in every dress', async (address) => {
  await show(phone, address)
  expect(await inEveryDress(phone)).toEqual([])
})

describe('in every dress, nothing axe objects to', () => {
  test('at the door', async () => {
    const page = await house.visit('/')
    await page.locator('h1').waitFor()
    const card = await page.locator('main').boundingBox()
    const middle = (card?.x ?? 0) + (card?.width ?? 0) / 2
    expect(Math.abs(middle - (page.viewportSize()?.width ?? 0) / 2)).toBeLessThan(2)
    expect(await inEveryDress(page)).toEqual([])
    await page.context().close()
  })

  test('on the first page of an empty house', async () => {
    const empty = await emptyHouse()
    const browser = await launch()
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
    const page = await context.newPage()
    await page.goto(empty.url)
    await page.locator('h1').waitFor()
    expect(await inEveryDress(page)).toEqual([])
    await browser.close()
    await empty.stop()
  })

  test.each(DIALOGS)('in the dialog of %s behind %s', async (address, name) => {
    await inChinese(desk, address)
    await desk.getByRole('button', { name }).first().click()
    await desk.getByRole('dialog').waitFor()
    expect(await inEveryDress(desk)).toEqual([])
  })

  test.each(['修改密码', '两步验证'])('in the dialog %s of one’s own', async (name) => {
    await inChinese(desk, '/law')
    await desk.getByRole('button', { name: /的菜单$/ }).click()
    await desk.getByRole('button', { name }).click()
    await desk.getByRole('dialog').waitFor()
    expect(await inEveryDress(desk)).toEqual([])
  })

  test('in the drawer that explains a charge', async () => {
    await inChinese(desk, '/households/$householdId')
    await desk
      .getByRole('button', { name: /^为什么 .*从何而来/ })
      .first()
      .click()
    await desk.getByRole('dialog').getByRole('tree').waitFor()
    expect(await inEveryDress(desk)).toEqual([])
  })

  test('in the sheet of keys, the palette and the form of a promise', async () => {
    await inChinese(desk, '/households/$householdId')
    for (const key of ['?', 'Control+k']) {
      await desk.keyboard.press(key)
      await desk.getByRole('dialog').waitFor()
      expect(await inEveryDress(desk)).toEqual([])
      await desk.keyboard.press('Escape')
      await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await dress(desk, { language: 'zh-CN', theme: 'light' })
    await desk.keyboard.press('c')
    await desk.getByRole('dialog').getByText('承诺缴费', { exact: true }).click()
    expect(await inEveryDress(desk)).toEqual([])
  })

  test('in the editor of a template whose words may not stand', async () => {
    await inChinese(desk, '/templates?edit=courtesy_slip')
    await desk.getByLabel('正文').fill('{household}您好：再不缴就停水。请今日内缴清，逾期不候。')
    await desk.getByText('不能用', { exact: true }).waitFor()
    expect(await inEveryDress(desk)).toEqual([])
  })
})

/** Buttons are found by their Chinese names, whatever the page wore before. */
async function inChinese(page: Page, address: string) {
  await show(page, address)
  await dress(page, { language: 'zh-CN', theme: 'light' })
}
