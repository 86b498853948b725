import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, printed, startConsole } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

/** Presses keys and counts them, as a cashier's hands would. */
function hands(page: Page) {
  let keys = 0
  return {
    press: async (...names: string[]) => {
      for (const name of names) {
        await page.keyboard.press(name)
        keys += 1
      }
    },
    count: () => keys,
  }
}

async function ready(page: Page) {
  await page
    .getByRole('button', { name: /^收 .* 元（/ })
    .and(page.locator(':focus'))
    .waitFor()
}

describe('the counter', () => {
  test('a room code and three keys take the money and print the receipt, without a mouse', async () => {
    const page = await house.open('cashier', '/counter')
    const cashier = hands(page)
    await page.getByLabel('房号').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('1-1-302')
    await cashier.press('Enter')
    await ready(page)
    await cashier.press('F7')
    await page.getByRole('button', { name: '收 336.60 元（刷卡扫码）' }).waitFor()
    await cashier.press('Enter')
    await page.getByRole('heading', { name: /^收据 .*-000\d+ 已开出$/ }).waitFor()
    expect(cashier.count()).toBe(3)
    await expect.poll(() => printed(page)).toBe(1)
    const sheet = page.locator('.print-root').getByText('叁佰叁拾陆元陆角整')
    expect(await sheet.count()).toBe(1)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('counter-room')
    await page.context().close()
  })

  test('change is counted, and nothing is taken while the cash is short', async () => {
    const page = await house.open('cashier', '/counter?room=1-1-202')
    await ready(page)
    await page.getByLabel(/^收到现金/).fill('300')
    await page.getByText('收到的现金少于收款金额').waitFor()
    expect(await page.getByRole('button', { name: /^收 329.40 元/ }).isDisabled()).toBe(true)
    await page.getByLabel(/^收到现金/).fill('350')
    await page.getByText('找零 20.60 元').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /已开出$/ }).waitFor()
    await page.getByText('20.60').first().waitFor()
    await page.context().close()
  })

  test('what is too much goes to the credit balance, and says so before and after', async () => {
    const page = await house.open('cashier', '/counter?room=1-2-101')
    await ready(page)
    // A plain digit chooses the method too, as long as nothing is being typed.
    await page.keyboard.press('3')
    await page.getByRole('button', { name: /（转账）$/ }).waitFor()
    await page.keyboard.press('F4')
    await page.keyboard.type('500')
    await page.getByText(/多出 .* 元，转入预存/).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /已开出$/ }).waitFor()
    await page.getByRole('status').getByText('转入预存').waitFor()
    await page.context().close()
  })

  test('a part of what is open is taken, and the rest stays open', async () => {
    const page = await house.open('cashier', '/counter?room=1-2-102')
    await ready(page)
    await page.keyboard.press('F4')
    await page.keyboard.type('100')
    await page.getByText(/按法定次序冲抵/).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /已开出$/ }).waitFor()
    await page.goto(`${house.server.url}/counter?room=1-2-102`)
    await page.getByRole('button', { name: '收 243.80 元（现金）' }).waitFor()
    await page.context().close()
  })

  test('two cashiers on one bill: the second is refused, told why, and takes nothing', async () => {
    const [first, second] = await Promise.all([
      house.open('cashier', '/counter?room=2-1-101'),
      house.open('finance', '/counter?room=2-1-101'),
    ])
    await Promise.all([ready(first), ready(second)])
    await first.keyboard.press('Enter')
    await first.getByRole('heading', { name: /已开出$/ }).waitFor()
    await second.keyboard.press('Enter')
    await second
      .getByRole('alert')
      .getByText(/可能刚有同事收过款/)
      .waitFor()
    await second.getByRole('button', { name: '再试一次' }).click()
    await second.getByText('没有未缴的费用').waitFor()
    await first.context().close()
    await second.context().close()
  })

  test('a name offers who it may be; a room that does not exist says what to do', async () => {
    const page = await house.open('cashier', '/counter')
    await page.getByLabel('房号').fill('王')
    await page.keyboard.press('Enter')
    await page
      .getByRole('list', { name: '请选择住户' })
      .getByRole('button')
      .first()
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('Enter')
    await ready(page)
    await page.keyboard.press('F2')
    await page.keyboard.type('9-9-999')
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .getByText(/没有找到户/)
      .waitFor()
    await page.context().close()
  })

  test('a receipt is reversed with a reason, keeps its number and its money is owed again', async () => {
    const page = await house.open('finance', '/counter?room=2-1-202')
    await ready(page)
    await page.keyboard.press('Enter')
    const heading = await page.getByRole('heading', { name: /已开出$/ }).textContent()
    const receiptNo = heading?.match(/[A-Z0-9]+-\d+/)?.[0] as string
    await page.getByRole('link', { name: '2-1-202' }).click()
    await page.getByRole('button', { name: `红冲收据 ${receiptNo}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('红冲原因').fill('金额录错')
    await dialog.getByRole('button', { name: '红冲' }).click()
    await page
      .getByText(/已红冲$/)
      .first()
      .waitFor()
    await page.goto(`${house.server.url}/counter?room=2-1-202`)
    await ready(page)
    await page.context().close()
  })
})
