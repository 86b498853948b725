import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, PASSWORD } from '../support/browser.ts'
import { emptyHouse } from '../support/empty-house.ts'

let server: Awaited<ReturnType<typeof emptyHouse>>
beforeAll(async () => {
  server = await emptyHouse()
})
afterAll(() => server?.stop())

test('an empty installation opens with a first-run page, once', async () => {
  const browser = await launch()
  const page = await browser.newPage()
  await page.goto(server.url)
  await page.getByLabel('物业公司名称').fill('安居物业')
  await page.getByLabel('小区名称').fill('和苑')
  await page.getByLabel('小区编号').fill('HY')
  await page.getByLabel('管理员姓名').fill('陈管理')
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码').fill('short')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('alert').getByText('密码太短或太常见').waitFor()
  expect(await page.getByLabel('物业公司名称').inputValue()).toBe('安居物业')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('heading', { level: 1, name: '今日工作' }).waitFor()
  await page.goto(`${server.url}/rooms`)
  await page.getByText('这个小区还没有房产。').waitFor()
  await page.getByRole('link', { name: '导入房产资料' }).click()
  await page.getByRole('heading', { level: 1, name: '导入' }).waitFor()

  const other = await (await browser.newContext()).newPage()
  await other.goto(server.url)
  await other.getByRole('heading', { name: '登录' }).waitFor()
  await browser.close()
})
