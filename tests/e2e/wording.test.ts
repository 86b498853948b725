import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, startConsole, violations } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

describe('the words of a template', () => {
  test('are judged as one types, refused with their place, and approved point by point by somebody else', async () => {
    const page = await house.open('admin', '/templates')
    await page.getByRole('button', { name: '为「温和提醒（纸质）」写新版本' }).click()
    const body = page.getByLabel('正文')
    await body.fill('{household}您好：{rooms} 有{amounts}。再不缴就停水。')
    await page.getByText('不能用', { exact: true }).waitFor()
    expect(await page.locator('.lawful-marks mark').textContent()).toMatch(/停水|就停/)
    await page.getByText(/缴费与否不影响用水用电/).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '保存新版本' }).click()
    await page.getByRole('alert').getByText('这段文字不能用', { exact: false }).waitFor()

    await body.fill('{household}您好：{rooms} 有{amounts}。请今日内缴清，逾期不候。')
    await page.getByText('需复核', { exact: true }).waitFor()
    await page.getByRole('button', { name: '保存新版本' }).click()
    await page.getByRole('heading', { name: '第 2 版待审批' }).waitFor()

    const lawyer = await house.open('legal', '/templates')
    await lawyer.getByRole('button', { name: '审批通过' }).click()
    const dialog = lawyer.getByRole('dialog')
    await dialog.getByText('需复核', { exact: true }).waitFor()
    expect(await dialog.getByRole('button', { name: '审批通过' }).isDisabled()).toBe(true)
    await dialog.getByText('这些提示我已逐条看过').click()
    await dialog.getByRole('button', { name: '审批通过' }).click()
    await lawyer.getByText(/第 2 版在用/).waitFor()
    await lawyer.getByText('审批时看过：').waitFor()
    await page.context().close()
    await lawyer.context().close()
  })

  test('half-written letters of an input method are not judged', async () => {
    const page = await house.open('admin', '/templates?edit=courtesy_slip')
    const body = page.getByLabel('正文')
    await body.fill('您好，请留意缴费日期。')
    await page.getByText('可以用', { exact: true }).waitFor()
    await body.dispatchEvent('compositionstart')
    await body.fill('您好，再不缴就停水。')
    // Longer than the pause after which it would have been judged.
    await page.waitForTimeout(600)
    expect(await page.getByText('不能用', { exact: true }).count()).toBe(0)
    await body.dispatchEvent('compositionend')
    await page.getByText('不能用', { exact: true }).waitFor()
    await page.context().close()
  })
})

describe('a note of staff', () => {
  test('holds an owner’s complaint as the owner’s words by one mark, and is recorded', async () => {
    const page = await house.open('steward', '/rooms')
    await page.getByRole('link', { name: /^1-1-301 / }).click()
    await page
      .getByRole('button', { name: /^登记联系/ })
      .last()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('不愿沟通', { exact: true }).click()
    const note = dialog.getByLabel('说了什么')
    await note.fill('不交费就停水，太过分了')
    await dialog.getByText('不能用', { exact: true }).waitFor()
    await dialog.getByText('业主原话', { exact: true }).click()
    expect(await note.inputValue()).toBe('业主称：不交费就停水，太过分了')
    await dialog.getByText('不能用', { exact: true }).waitFor({ state: 'detached' })
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记联系' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('业主称：不交费就停水，太过分了').first().waitFor()
    await page.context().close()
  })
})
