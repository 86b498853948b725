import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { editCommunity } from '../../src/flow/roster/commands/edit-community.ts'
import { day } from '../../src/rules/day.ts'
import { type Console, startConsole, violations } from '../support/browser.ts'

// Somebody wrote a threat that is no plain breach into how to pay; the notices of the day carry it.
let house: Console
beforeAll(async () => {
  house = await startConsole()
  const { communityId } = house.server
  const paymentInstructions = '请到物业服务中心缴纳，后果自负。'
  await house.server.write((tx) => editCommunity(tx, { communityId, paymentInstructions }))
  await house.server.write((tx) => runDunning(tx, { communityId, day: day('2026-11-20') }))
})
afterAll(() => house?.stop())

test('a text for review waits in the outbox with why; another person releases it with a reason, or withdraws it', async () => {
  const sender = await house.open('supervisor', '/outbox')
  const send = async () => {
    await sender.getByRole('button', { name: '立即发送到时的通知' }).click()
    await sender.getByText(/^已完成，用时/).waitFor()
  }
  await send()
  const waiting = sender.getByRole('row').filter({ hasText: '待审的词句：' })
  await waiting.first().waitFor()
  const held = await waiting.count()
  expect(held).toBeGreaterThan(2)
  expect(await waiting.first().locator('q').textContent()).toBe('后果自负')
  // Who sends does not release.
  expect(await sender.getByRole('button', { name: '审核' }).count()).toBe(0)

  const lawyer = await house.open('legal', '/outbox?state=held')
  const dialog = lawyer.getByRole('dialog')
  await lawyer.getByRole('button', { name: '审核' }).first().click()
  await dialog.locator('pre mark').getByText('后果自负').waitFor()
  await dialog.getByText(/可以这样说/).waitFor()
  expect(await violations(lawyer)).toEqual([])
  await dialog.getByText('撤回，不发送', { exact: true }).first().click()
  await dialog.getByLabel('理由').fill('改由管家当面说明')
  await dialog.getByRole('button', { name: '撤回，不发送' }).click()
  await dialog.waitFor({ state: 'hidden' })

  await lawyer.getByRole('button', { name: '审核' }).first().click()
  await dialog.getByLabel('理由').fill('与业委会公告原文一致')
  const release = dialog.getByRole('button', { name: '放行' })
  expect(await release.isDisabled()).toBe(true)
  await dialog.getByText('这些提示我已逐条看过').click()
  await dialog.getByText(`同样词句的另外 ${held - 2} 条一并处理`).click()
  await release.click()
  await dialog.waitFor({ state: 'hidden' })
  await lawyer.getByRole('button', { name: '为什么 待审：0' }).waitFor()

  // Afresh: the page still shows how the first dispatch ended.
  await sender.goto(`${house.server.url}/outbox`)
  await sender.getByRole('button', { name: `为什么 等待：${held - 1}`, exact: true }).waitFor()
  await send()
  await sender.getByRole('button', { name: `为什么 已发出：${held - 1}`, exact: true }).waitFor()
  await sender.getByText('审核后撤回，不再发送').waitFor()
  await sender.context().close()
  await lawyer.context().close()
})
