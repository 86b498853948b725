import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, startConsole, violations } from '../support/browser.ts'

let house: Console
let household = ''
beforeAll(async () => {
  house = await startConsole()
  const client = await house.server.signIn('community_manager')
  const found = await client.get(`/api/insight/${house.server.communityId}/find?q=1-1-101`)
  household = found.body[0].householdId
})
afterAll(() => house?.stop())

const ROUTES = [
  '/',
  '/rooms',
  '/counter',
  '/counter?room=1-1-101',
  '/household',
  '/billing',
  '/ageing',
  '/collection-rate',
  '/ledger',
  '/calendar',
  '/tariff',
  '/staff',
  '/season',
  '/promises',
  '/dunning',
  '/outbox',
  '/day',
  '/imports',
  '/community',
  '/templates',
  '/no-such-page',
]

/** What a steward opens on the way; the rest is the same page, narrower. */
const ON_A_PHONE = ['/', '/rooms', '/counter?room=1-1-101', '/household', '/ageing', '/season', '/promises']
const MINUTES = 60_000

const LOOKS = [
  { language: 'zh-CN', theme: 'light', routes: ROUTES },
  { language: 'en-US', theme: 'dark', routes: ROUTES },
  { language: 'zh-CN', theme: 'dark', width: 390, height: 844, routes: ON_A_PHONE },
] as const

describe.each(LOOKS)('in $language, $theme, $routes.length pages', (look) => {
  test('no page has anything axe objects to', { timeout: 5 * MINUTES }, async () => {
    const page = await house.open('community_manager', '/', look)
    const wrong: string[] = []
    for (const route of look.routes) {
      await page.goto(house.server.url + (route === '/household' ? `/households/${household}` : route))
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      for (const violation of await violations(page)) wrong.push(`${route} ${violation}`)
    }
    expect(wrong).toEqual([])
    await page.context().close()
  })

  test('the door has nothing axe objects to', async () => {
    const page = await house.visit('/', look)
    await page.locator('h1').waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})

test('what opens over a page has nothing axe objects to: drawer, sheet of keys, form', async () => {
  const page = await house.open('community_manager', `/households/${household}`)
  await page
    .getByRole('button', { name: /^为什么/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('tree').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '快捷键' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('c')
  await page.getByRole('dialog').getByText('承诺缴费', { exact: true }).click()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
