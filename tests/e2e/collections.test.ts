import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, startConsole } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

describe('billing and dunning', () => {
  test('a month is previewed, run with progress, and a second time adds nothing', async () => {
    const page = await house.open('community_manager', '/billing?period=2026-12')
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText(/项 = 出账/).waitFor()
    await page.getByRole('button', { name: '出账 2026-12' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '出账', exact: true }).click()
    await page.getByText(/^已完成，用时/).waitFor()
    await page.getByRole('cell', { name: /^2026-12/ }).waitFor()
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText('没有新的应收。').waitFor()
    await page.context().close()
  })

  test('a dunning run is previewed with its reasons, run, and leaves work for today', async () => {
    const page = await house.open('community_manager', '/dunning')
    await page.getByRole('button', { name: '试算今天' }).click()
    await page.getByText(/户 = 通知/).waitFor()
    await page.getByRole('table', { name: '逐户' }).getByRole('link', { name: '王梅', exact: true }).waitFor()
    await page.getByRole('button', { name: '执行催缴批次' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '执行催缴批次' }).click()
    await page.getByText(/^已完成，用时/).waitFor()
    await page.getByRole('table', { name: '催缴批次' }).getByRole('row').nth(1).waitFor()
    await page.context().close()
  })
})

describe('a conversation', () => {
  test('an outcome is recorded in three clicks', async () => {
    const page = await house.open('steward', '/rooms')
    await page.getByRole('link', { name: /^1-1-301 / }).click()
    let clicks = 0
    const click = async (name: string | RegExp, role: 'button' | 'radio') => {
      clicks += 1
      if (role === 'radio') await page.getByRole('dialog').getByText(name, { exact: true }).click()
      else await page.getByRole('button', { name }).last().click()
    }
    await page.getByRole('heading', { level: 1, name: /刘洋/ }).waitFor()
    await click(/^登记联系/, 'button')
    await page.getByRole('dialog').waitFor()
    await click('无人接听', 'radio')
    await click('登记联系', 'button')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(clicks).toBe(3)
    await page.getByRole('listitem').filter({ hasText: '无人接听' }).first().waitFor()
    await page.context().close()
  })

  test('the list is gone through by two keys a household; the first can be taken back', async () => {
    const page = await house.open('steward', '/')
    const card = page.getByRole('group', { name: '逐户登记联系结果' })
    const now = card.getByRole('link', { name: /^现在：/ })
    const said = card.getByRole('status')
    await now.waitFor()
    const first = (await now.textContent()) as string
    const recorded: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/contacts')) recorded.push(request.url())
    })

    // A digit that belongs to an input method, or is typed into a field, chooses nothing.
    await page.locator('body').dispatchEvent('keydown', { key: '1', isComposing: true, bubbles: true })
    await page.keyboard.press('/')
    await page.keyboard.type('1')
    await page.keyboard.press('Escape')
    expect(await said.textContent()).toBe('')
    await page.getByRole('combobox', { name: '查找住户' }).first().fill('')
    await page.getByRole('heading', { level: 1 }).click()

    await page.keyboard.press('1')
    await said.getByText('选了“无人接听”，还没登记。').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => said.textContent()).toBe('')
    expect(await now.textContent()).toBe(first)
    expect(recorded).toEqual([])

    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await said.getByText(/^已登记：.*，无人接听。$/).waitFor()
    expect(recorded).toHaveLength(1)
    const second = (await now.textContent()) as string
    expect(second.split('，')[0]).not.toBe(first.split('，')[0])
    expect(await card.evaluate((element) => element === document.activeElement)).toBe(true)

    await card.getByText(/^现在(不)?可以$/).waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('3')
    await said.getByText(/^已登记：.*，承诺缴费。$/).waitFor()
    expect(recorded).toHaveLength(2)
    await said.getByRole('link', { name: /记录不能改/ }).click()
    await page.getByText('承诺 2026-11-27 缴').waitFor()
    await page.context().close()
  })

  test('a promise holds dunning until its day, and a hold is set and lifted with its reason', async () => {
    const page = await house.open('steward', '/rooms')
    await page.getByRole('link', { name: /^1-2-301 / }).click()
    await page.getByRole('button', { name: '承诺缴费' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '7 天后' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '承诺缴费' }).click()
    await page.getByText('承诺 2026-11-27 缴').waitFor()
    await page.getByText('不催缴', { exact: true }).waitFor()

    await page.getByRole('button', { name: '暂停催缴' }).click()
    await page.getByRole('dialog').getByLabel('原因').selectOption({ label: '患病' })
    await page.getByRole('dialog').getByRole('button', { name: '暂停催缴' }).click()
    await page.getByText(/^已暂停：患病/).waitFor()
    await page.getByRole('button', { name: '恢复催缴' }).click()
    await page.getByRole('dialog').getByLabel('为什么恢复').fill('已康复，本人同意')
    await page.getByRole('dialog').getByRole('button', { name: '恢复催缴' }).click()
    await page.getByText(/^已暂停：患病/).waitFor({ state: 'hidden' })
    await page.context().close()
  })
})
