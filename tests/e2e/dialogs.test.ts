import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { day } from '../../src/rules/day.ts'
import { type Console, startConsole, violations } from '../support/browser.ts'

let house: Console
beforeAll(async () => {
  house = await startConsole()
  const { communityId } = house.server
  await house.server.write((tx) => runDunning(tx, { communityId, day: day('2026-11-20') }))
})
afterAll(() => house?.stop())

async function household(username: string, room: string) {
  const page = await house.open(username, '/rooms')
  await page.getByRole('link', { name: new RegExp(`^${room} `) }).click()
  await page.getByRole('heading', { name: '沟通与催缴' }).waitFor()
  return page
}

describe('a dispute', () => {
  test('is opened for part of a charge, keeps that money out of the asking, and is answered', async () => {
    const page = await household('community_manager', '1-1-301')
    await page.getByRole('button', { name: '登记异议' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('服务', { exact: true }).click()
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByLabel('其中有异议的金额（元）').fill('50')
    await dialog.getByLabel('业主怎么说').fill('九月电梯停运三天，要求扣减。')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记异议' }).click()
    await page.getByText('异议：服务（2026-11-20）').waitFor()
    await page.getByText('2026-11-27 前答复').waitFor()
    await page.getByText('50.00').first().waitFor()

    await page.getByRole('button', { name: '答复异议' }).click()
    await dialog.getByText('部分成立').click()
    await dialog.getByLabel('怎样答复业主').fill('核实停运两天，按日扣减物业费。')
    await dialog.getByRole('button', { name: '答复异议' }).click()
    await page.getByText('2026-11-20 答复：核实停运两天', { exact: false }).waitFor()
    await page.context().close()
  })
})

test('a note that may not stand is marked as it is typed, refused by the server, and says how to put it', async () => {
  const page = await household('steward', '1-1-302')
  await page.getByRole('button', { name: /^登记联系/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('已沟通', { exact: true }).click()
  const note = dialog.getByLabel('说了什么')
  await note.fill('典型老赖，油盐不进。')
  await dialog.getByText('不能用', { exact: true }).waitFor()
  expect(await dialog.locator('mark').first().textContent()).toContain('老赖')
  await dialog.getByRole('button', { name: '登记联系' }).click()
  await dialog
    .getByRole('alert')
    .getByText(/不得使用的表述/)
    .waitFor()
  await note.fill('已沟通两次，暂未答应缴费。')
  await dialog.getByText('不能用', { exact: true }).waitFor({ state: 'hidden' })
  await dialog.getByRole('button', { name: '登记联系' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.context().close()
})

test('a household is classified with the facts it stands on', async () => {
  const page = await household('steward', '1-1-101')
  await page.getByRole('button', { name: '修改收缴分类' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('暂时外出').click()
  await dialog.getByLabel('依据的事实').fill('业主来电说在外地工作，春节回来。')
  await dialog.getByRole('button', { name: '登记分类' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('暂时外出', { exact: true }).waitFor()
  await page.context().close()
})

test('the delivery of a demand letter is recorded with its day and its proof', async () => {
  const page = await household('steward', '1-1-101')
  await page.getByText('未登记送达', { exact: true }).waitFor()
  await page.getByRole('button', { name: '登记送达' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('本人签收').click()
  await dialog.getByText('还缺邮件单号').waitFor()
  await dialog.getByLabel('邮件单号').fill('1234567890123')
  await dialog.getByText('还缺到达的凭证', { exact: false }).waitFor()
  expect(await dialog.getByRole('button', { name: '登记送达' }).isDisabled()).toBe(true)
  await dialog.getByLabel('凭什么证明送到').selectOption('签收回执')
  await dialog.getByText(/^面单没有写明内件：不中断诉讼时效/).waitFor()
  await dialog.getByText(/^面单写明了内件/).click()
  await dialog.getByText(/^已签收：函中列明的账期自 2026-11-20 重新计算诉讼时效/).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '登记送达' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('2026-11-20 · EMS 特快专递 · 1234567890123 · 签收回执').waitFor()
  await page.context().close()
})
