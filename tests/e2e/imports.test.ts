import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, startConsole, violations } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
})
afterAll(() => house?.stop())

const ROSTER = [
  '楼栋,单元,房号,建筑面积,业主姓名,联系电话',
  '8栋,1单元,101,90.10,钱一,13711112222',
  '8栋,1单元,102,91.20,钱二,13711112223',
  '8栋,1单元,102,九十,钱三,13711112224',
].join('\n')
const file = { name: '八栋名册.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) }

describe('the import wizard', () => {
  test('reads, lists every doubt with its cell, accepts exactly that, and takes it back whole', async () => {
    const page = await house.open('community_manager', '/imports')
    await page.getByLabel(/把名册拖到这里/).setInputFiles(file)
    await page.getByRole('heading', { name: '试运行：八栋名册.csv' }).waitFor()
    expect(page.url()).toMatch(/report=[0-9a-f]{64}/)

    // The report survives a reload: it stands in the address.
    await page.reload()
    await page.getByRole('heading', { name: /^疑问：\d+ 个错误/ }).waitFor()
    const findings = page.getByRole('table', { name: /^疑问/ })
    await findings.getByText('九十').first().waitFor()
    await page.getByText('3 行 = 可导入').waitFor()

    await page.getByRole('button', { name: /^导入这 \d 行$/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认导入' }).click()
    await page.getByText(/^已完成，用时/).waitFor()
    await page.getByRole('link', { name: '看房态图' }).click()
    await page.getByRole('link', { name: /^8-1-101 · 钱一/ }).waitFor()

    await page.goto(`${house.server.url}/imports`)
    await page.getByRole('button', { name: '撤销导入 八栋名册.csv' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await page.getByText(/已撤销$/).waitFor()
    await page.goto(`${house.server.url}/rooms`)
    await page.getByRole('link', { name: /^1-1-101/ }).waitFor()
    expect(await page.getByRole('link', { name: /^8-1-101/ }).count()).toBe(0)
    await page.context().close()
  })

  test('a file that is no roster is refused in words, in place', async () => {
    const page = await house.open('community_manager', '/imports')
    await page.getByLabel(/把名册拖到这里/).setInputFiles({
      name: '图片.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('not a zip'),
    })
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').count()).toBe(1)
    await page.context().close()
  })

  test('columns nobody understands are told by hand, beside their first values, and kept for the next file', async () => {
    const page = await house.open('community_manager', '/imports')
    const rows = ['哪座,哪户,住的是谁,多大', '9,101,钱一,90.10', '9,102,钱二,91.20']
    await page.getByLabel(/把名册拖到这里/).setInputFiles({
      name: '九栋住户.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    })
    await page.getByRole('alert').waitFor()
    await page.getByRole('button', { name: '列不对？手工对应各列' }).click()
    await page.getByRole('cell', { name: '钱一、钱二' }).waitFor()
    const read = page.getByRole('button', { name: '按此试运行' })
    expect(await read.isDisabled()).toBe(true)
    for (const [column, field] of [
      ['哪座', '楼栋'],
      ['哪户', '房号'],
      ['住的是谁', '业主'],
      ['多大', '面积'],
    ])
      await page.getByLabel(`「${column}」对应`).selectOption({ label: field as string })
    expect(await violations(page)).toEqual([])
    await read.click()
    await page.getByText('2 行 = 可导入 2 + 不导入 0').waitFor()

    // The next file like it is read by the same name.
    await page.getByRole('button', { name: '换一个文件' }).click()
    await page.getByLabel('列对应关系').selectOption({ label: '九栋住户' })
    await page.getByLabel(/把名册拖到这里/).setInputFiles({
      name: '十栋住户.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([rows[0], '10,101,钱三,93.10'].join('\n')),
    })
    await page.getByText('1 行 = 可导入 1 + 不导入 0').waitFor()
    await page.context().close()
  })
})
