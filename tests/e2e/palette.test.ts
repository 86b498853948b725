import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, startConsole, violations } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

async function opened(role: string, path = '/') {
  const page = await house.open(role, path)
  await page.locator('h1').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '命令面板' }).and(page.locator(':focus')).waitFor()
  return page
}

test('a household, a page and an action are each found and opened without a mouse', async () => {
  const page = await opened('community_manager')
  expect(await violations(page)).toEqual([])
  await page.keyboard.type('1-1-301')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /刘洋/ }).waitFor()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '命令面板' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('ledg')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '台账' }).waitFor()

  await page.keyboard.press('Meta+k')
  await page.getByRole('combobox', { name: '命令面板' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('深色')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  await page.context().close()
})

test('收款 and a room lead to the counter with that room', async () => {
  const page = await opened('cashier', '/counter')
  await page.keyboard.type('收款 2-1-102')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^收 .* 元（/ }).waitFor()
  expect(new URL(page.url()).searchParams.get('room')).toBe('2-1-102')
  await page.context().close()
})

test('whom one looks for stands in no address, neither the page’s nor any it asks', async () => {
  const page = await opened('cashier', '/counter')
  const asked: string[] = []
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())))
  await page.keyboard.type('王梅')
  await page.getByRole('option', { name: /王梅/ }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  for (const [name, words] of [
    ['查找住户', '王梅'],
    ['查找住户', '7001'],
    ['房号', '王梅'],
  ] as const) {
    const box = page.getByRole(name === '房号' ? 'textbox' : 'combobox', { name })
    await box.fill(words)
    await box.press('Enter')
    await page.getByText('1-1-101').first().waitFor()
    await expect.poll(() => asked.filter((url) => url.endsWith('/find')).length).toBeGreaterThan(0)
    expect(decodeURIComponent(page.url())).not.toMatch(/王梅|7001/)
    if (name === '查找住户') await page.goto(`${house.server.url}/counter`)
  }
  expect(asked.filter((url) => /王梅|7001/.test(url))).toEqual([])
  await page.context().close()
})

test('an Enter that ends a word of an input method chooses nothing; Escape gives the page back', async () => {
  const page = await opened('community_manager')
  const box = page.getByRole('combobox', { name: '命令面板' })
  await box.fill('台账')
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })
  await page.getByRole('option', { name: /台账/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(new URL(page.url()).pathname).toBe('/')
  await page.context().close()
})

test('nobody is offered a page or an action that would be refused', async () => {
  const page = await opened('cashier', '/counter')
  const box = page.getByRole('combobox', { name: '命令面板' })
  await box.fill('员工')
  await page.getByText(/^没有找到「员工」/).waitFor()
  await page.context().close()
})
