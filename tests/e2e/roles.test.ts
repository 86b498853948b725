import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, PASSWORD, startConsole } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

const navigation = (page: Page) =>
  page.getByRole('navigation', { name: '功能' }).getByRole('link').allTextContents()

describe('signing in', () => {
  test('by name and password, wrong ones said once and in place', async () => {
    const page = await house.visit('/ageing')
    await page.getByLabel('用户名').fill('finance')
    await page.getByLabel('密码').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('用户名或密码不对').waitFor()
    expect(await page.getByText('用户名或密码不对').count()).toBe(1)
    await page.getByLabel('密码').fill(PASSWORD)
    await page.keyboard.press('Enter')
    // The page that was asked for, not a home page.
    await page.getByRole('heading', { name: '账龄' }).waitFor()
    await page.getByRole('button', { name: /的菜单$/ }).click()
    await page.getByText('财务').waitFor()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('密码').waitFor()
    await page.context().close()
  })

  test.each([
    ['community_manager', '今日工作', ['计费出账', '柜台收款', '员工与岗位']],
    ['supervisor', '今日工作', ['催缴', '账龄']],
    ['steward', '今日工作', ['房态图']],
    ['cashier', '房态图', ['柜台收款']],
    ['customer_service', '今日工作', ['房态图']],
    ['finance', '今日工作', ['柜台收款', '台账']],
    ['legal', '今日工作', ['账龄']],
    ['auditor', '今日工作', ['员工与岗位', '台账']],
    ['field_staff', '缴费季卡片', []],
  ] as const)('%s lands on %s', async (role, landing, links) => {
    const page = await house.open(role)
    await page.getByRole('heading', { level: 1, name: landing }).waitFor()
    const shown = await navigation(page)
    for (const link of links) expect(shown).toContain(link)
    expect(shown).not.toContain(role === 'community_manager' ? '' : '没有')
    if (!['community_manager', 'cashier', 'finance'].includes(role)) expect(shown).not.toContain('柜台收款')
    await page.context().close()
  })
})

test('a session that ended leads to the door and back to the same page', async () => {
  const page = await house.open('finance', '/ageing')
  await page.getByRole('heading', { name: '账龄' }).waitFor()
  await page.context().clearCookies()
  await page.getByText('管家', { exact: true }).first().click()
  await page.getByLabel('用户名').fill('finance')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '账龄' }).waitFor()
  expect(page.url()).toContain('by=steward')
  await page.context().close()
})

describe('need to know', () => {
  test('a steward sees the debts of own households only', async () => {
    const page = await house.open('steward', '/rooms')
    const board = page.getByRole('region', { name: '2' })
    await board.getByRole('link', { name: /^2-1-101 · .*不在您的职责内$/ }).waitFor()
    expect(
      await page
        .getByRole('region', { name: '1', exact: true })
        .getByRole('link', { name: /已逾期/ })
        .count(),
    ).toBeGreaterThan(0)
    await board.getByRole('link', { name: /^2-1-101 / }).click()
    await page.getByText('这户由其他同事负责，您看不到它的费用。').waitFor()
    expect(await page.locator('main data').count()).toBe(0)
    await page.context().close()
  })

  test('field staff see a card and never a debt', async () => {
    const page = await house.open('field_staff', '/season')
    await page.getByRole('heading', { name: '缴费季卡片' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await navigation(page)).toEqual(['缴费季卡片'])
    expect(await page.getByRole('combobox', { name: '查找住户' }).count()).toBe(0)
    expect(await page.getByText(/\d+\.\d\d|欠费|逾期/).count()).toBe(0)
    await page.goto(`${house.server.url}/rooms`)
    await page
      .getByRole('alert')
      .getByText(/您的岗位不能做这件事/)
      .waitFor()
    await page.context().close()
  })

  test('phones are masked on the household page', async () => {
    const page = await house.open('cashier', '/')
    await page.getByRole('combobox', { name: '查找住户' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('王梅')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /王梅/ }).waitFor()
    await page
      .getByText(/138\*{4}/)
      .first()
      .waitFor()
    expect(await page.getByText('13800137001').count()).toBe(0)
    await page.context().close()
  })
})
