/** The whole console without a mouse, and with an input method that is still composing. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Console } from '../support/browser.ts'
import { DIALOGS, openEveryPage, PAGES } from '../support/console-pages.ts'
import { inputMethod, walkByTab } from '../support/keyboard.ts'

let house: Console
let desk: Page
let show: (address: string) => Promise<void>
beforeAll(async () => {
  const opened = await openEveryPage()
  house = opened.house
  desk = opened.desk
  show = (address) => opened.show(desk, address)
})
afterAll(() => house?.stop())

test.each(Object.values(PAGES).flat())('%s: Tab comes to everything, and one sees where', async (address) => {
  await show(address)
  const { stops, faults } = await walkByTab(desk)
  expect(faults, faults.join('\n')).toEqual([])
  expect(stops).toBeGreaterThan(5)
})

describe('a dialog', () => {
  test.each(DIALOGS)('of %s behind %s opens, keeps and returns the focus', async (address, name) => {
    await show(address)
    const opener = desk.getByRole('button', { name }).first()
    await opener.focus()
    await desk.keyboard.press('Enter')
    const dialog = desk.getByRole('dialog')
    await dialog.waitFor()
    const inside = () =>
      dialog.evaluate(
        (one) => one.contains(document.activeElement) || document.activeElement === document.body,
      )
    for (let stop = 0; stop < 30; stop += 1) {
      expect(await inside()).toBe(true)
      await desk.keyboard.press('Tab')
    }
    await desk.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    const focused = () =>
      opener.evaluate(
        (one) => one === document.activeElement || document.activeElement?.outerHTML.slice(0, 200),
      )
    await expect.poll(focused).toBe(true)
  })
})

test.each(['修改密码', '两步验证'])(
  'the dialog %s of a menu that is gone leaves the focus in the page',
  async (name) => {
    await show('/law')
    await desk.getByRole('button', { name: /的菜单$/ }).focus()
    await desk.keyboard.press('Enter')
    await desk.getByRole('button', { name }).focus()
    await desk.keyboard.press('Enter')
    await desk.getByRole('dialog').waitFor()
    await desk.keyboard.press('Escape')
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    const focused = () => desk.evaluate(() => document.activeElement?.id || document.activeElement?.tagName)
    await expect.poll(focused).toMatch(/main|BUTTON/)
  },
)

describe('the Enter that ends a word of an input method', () => {
  test('chooses no household', async () => {
    await show('/')
    const ime = await inputMethod(desk)
    await desk.keyboard.press('/')
    await ime.compose('wang')
    await desk.getByRole('option', { name: /王梅/ }).first().waitFor()
    await ime.enter()
    await ime.choose('王')
    await desk.getByRole('option', { name: /王梅/ }).first().waitFor()
    expect(new URL(desk.url()).pathname).toBe('/')
    await desk.keyboard.press('Enter')
    await desk.waitForURL(/\/households\//)
  })

  test('runs nothing of the palette', async () => {
    await show('/')
    const ime = await inputMethod(desk)
    await desk.keyboard.press('Control+k')
    await ime.compose('台')
    await desk.getByRole('option', { name: /台账/ }).first().waitFor()
    await ime.enter()
    await ime.choose('台账')
    await desk.getByRole('option', { name: /台账/ }).first().waitFor()
    expect(new URL(desk.url()).pathname).toBe('/')
    await desk.keyboard.press('Enter')
    await desk.waitForURL(/\/ledger/)
  })

  test('asks for no room at the counter', async () => {
    await show('/counter')
    const ime = await inputMethod(desk)
    await desk.getByLabel('房号').focus()
    await ime.compose('王')
    await ime.enter()
    const choice = desk.getByRole('list', { name: '请选择住户' })
    await expect(choice.waitFor({ timeout: 1500 })).rejects.toThrow()
    await ime.choose('王')
    await desk.keyboard.press('Enter')
    await choice.waitFor()
  })

  test('does nothing of what a dialog would do', async () => {
    await show('/households/$householdId')
    const written: string[] = []
    desk.on('request', (request) => request.method() === 'POST' && written.push(request.url()))
    await desk
      .getByRole('button', { name: /^承诺缴费/ })
      .first()
      .click()
    const dialog = desk.getByRole('dialog')
    const ime = await inputMethod(desk)
    await dialog.getByLabel('备注').focus()
    await ime.compose('xiazhou')
    await ime.enter()
    await ime.choose('下周发工资后')
    expect(await dialog.getByLabel('备注').inputValue()).toBe('下周发工资后')
    expect(await dialog.isVisible()).toBe(true)
    expect(written.filter((url) => url.endsWith('/promises'))).toEqual([])
  })
})
