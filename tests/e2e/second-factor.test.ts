import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, stepOf } from '../../src/platform/auth/totp.ts'
import { type Console, PASSWORD, startConsole, violations } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

const codeNow = (secret: string) => codeOf(secret, stepOf(house.server.clock.at))

async function knock(page: Page, username: string) {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.keyboard.press('Enter')
}

test('two-step sign-in is turned on by QR code, then asked for, and opened with the code', async () => {
  const page = await house.open('legal')
  await page.getByRole('button', { name: /的菜单$/ }).click()
  await page.getByRole('button', { name: '两步验证' }).click()
  await page.getByLabel('现在的密码').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByAltText('绑定验证器的二维码').waitFor()
  const secret = (await page.locator('.ant-modal code').innerText()).replaceAll(' ', '')
  await page.getByLabel('验证码').fill(codeNow(secret))
  await page.keyboard.press('Enter')
  await page.getByText('请抄下或打印这些恢复码').waitFor()
  expect(await page.locator('.ant-modal li').count()).toBe(10)
  await page.context().close()

  house.server.clock.at = new Date(house.server.clock.at.getTime() + 60_000)
  const again = await house.visit()
  await knock(again, 'legal')
  await again.getByLabel('验证码').fill('000000')
  await again.keyboard.press('Enter')
  await again.getByText('验证码不对').waitFor()
  expect(await violations(again)).toEqual([])
  await again.getByLabel('验证码').fill(codeNow(secret))
  await again.keyboard.press('Enter')
  await again.getByRole('heading', { name: '今日工作' }).waitFor()
  await again.context().close()
})

test('a contact is masked until somebody says what for', async () => {
  const page = await house.open('supervisor', '/')
  const found = await page.request.post(`${house.server.url}/api/insight/${house.server.communityId}/find`, {
    data: { q: '1-1-101' },
  })
  const [{ householdId }] = (await found.json()) as [{ householdId: string }]
  await page.goto(`${house.server.url}/households/${householdId}`)
  await page.getByText('138****7001').first().waitFor()
  expect(await page.content()).not.toContain('13800137001')
  await page.getByRole('button', { name: '查看完整' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '查看完整' }).click()
  await page.getByText('13800137001').waitFor()
  await page.context().close()
})
