import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, startConsole, violations } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

test('law and limits: found by a word, what is unsure by itself, and the article opens where it is cited', async () => {
  const page = await house.open('community_manager', '/law')
  await page.getByRole('heading', { level: 1, name: '法律与限值' }).waitFor()
  await page.getByRole('main').getByLabel('查找').fill('诉讼时效期间')
  const row = page.getByRole('row', { name: /普通诉讼时效期间/ })
  expect(await row.textContent()).toContain('3 年')
  await row.getByRole('button', { name: /民法典 第一百八十八条/ }).click()
  await page.getByText('向人民法院请求保护民事权利的诉讼时效期间为三年', { exact: false }).waitFor()
  await page.getByText('白话：请求法院保护权利的期间是三年，这叫诉讼时效', { exact: false }).waitFor()
  expect(await page.getByText("Each period's fee", { exact: false }).count()).toBe(0)
  expect(await violations(page)).toEqual([])

  await page.goto(`${new URL(page.url()).origin}/law?show=confirm`)
  await page.getByRole('row', { name: /贷款市场报价利率/ }).waitFor()
  expect(await page.getByRole('row', { name: /催告的宽限天数/ }).count()).toBe(0)
  await page.context().close()
})

test('law and limits: what was not compared with the text says so, in the reader’s language', async () => {
  const chinese = await house.open('community_manager', '/law?q=贷款市场报价利率')
  await chinese.getByRole('button', { name: '贷款市场报价利率' }).click()
  await chinese.getByText('白话：一年期贷款市场报价利率', { exact: false }).waitFor()
  await chinese.getByText('引用前请核对原文', { exact: false }).waitFor()
  await chinese.context().close()

  const english = await house.open('community_manager', '/law?q=limitation', { language: 'en-US' })
  await english
    .getByRole('button', { name: /民法典 第一百八十八条/ })
    .first()
    .click()
  await english.getByText('In plain words: Each period', { exact: false }).waitFor()
  expect(await english.getByText('白话', { exact: false }).count()).toBe(0)
  await english.context().close()
})
