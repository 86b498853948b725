/** The whole console without a mouse, and with an input method that is still composing. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { day } from '../../src/rules/day.ts'
import { type Console, startConsole } from '../support/browser.ts'
import { DIALOGS, namesOf, PAGES, show as showPage, uploadReport } from '../support/console-pages.ts'
import { walkByTab } from '../support/keyboard.ts'

let house: Console
let desk: Page
const names: Record<string, string> = {}
beforeAll(async () => {
  house = await startConsole()
  const { communityId } = house.server
  await house.server.write((tx) => runDunning(tx, { communityId, day: day('2026-11-20') }))
  Object.assign(names, await namesOf(house))
  desk = await house.open('community_manager', '/imports')
  names['$report'] = await uploadReport(desk)
})
afterAll(() => house?.stop())

const show = (address: string) => showPage(desk, house, names, address)

test.each(Object.values(PAGES).flat())('%s: Tab comes to everything, and one sees where', async (address) => {
  await show(address)
  const { stops, faults } = await walkByTab(desk)
  expect(faults, faults.join('\n')).toEqual([])
  expect(stops).toBeGreaterThan(5)
})

describe('a dialog', () => {
  test.each(DIALOGS)('of %s behind %s opens, keeps and returns the focus', async (address, name) => {
    await show(address)
    const opener = desk.getByRole('button', { name }).first()
    await opener.focus()
    await desk.keyboard.press('Enter')
    const dialog = desk.getByRole('dialog')
    await dialog.waitFor()
    const inside = () =>
      dialog.evaluate(
        (one) => one.contains(document.activeElement) || document.activeElement === document.body,
      )
    for (let stop = 0; stop < 30; stop += 1) {
      expect(await inside()).toBe(true)
      await desk.keyboard.press('Tab')
    }
    await desk.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    const focused = () =>
      opener.evaluate((one) => one === document.activeElement || document.activeElement?.outerHTML.slice(0, 200))
    await expect.poll(focused).toBe(true)
  })
})
