import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, startConsole } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

test('a room opens here, in a tab of its own, and from its copied address: the same household', async () => {
  const page = await house.open('community_manager', '/rooms')
  const room = page.getByRole('link', { name: /^1-1-101 · 王梅/ })
  const address = new URL((await room.getAttribute('href')) as string, house.server.url).href
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    room.click({ modifiers: ['Control'] }),
  ])
  await beside.getByRole('heading', { level: 1, name: /王梅/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/rooms')
  await room.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /王梅/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe(new URL(address).pathname)
  expect(new URL(beside.url()).pathname).toBe(new URL(address).pathname)
  await page.context().close()
})
