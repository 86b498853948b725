import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdDunning } from '../../src/flow/collections/commands/hold-dunning.ts'
import { openDispute } from '../../src/flow/collections/commands/open-dispute.ts'
import { promiseToPay } from '../../src/flow/collections/commands/promise-to-pay.ts'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { findAccount } from '../../src/flow/ledger/commands/find-account.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { day } from '../../src/rules/day.ts'
import { type Console, dress, DRESSES, startConsole, violations } from '../support/browser.ts'

// Every page that shows money or a legal day: a figure is reached by keyboard, says why under its own title, and what it is
// made of sums to the figure one came from.

let house: Console
beforeAll(async () => {
  house = await startConsole()
  const { communityId, write, signIn } = house.server
  const accountId = await write((tx) =>
    findAccount(tx, { communityId, room: '2-1-101', day: day('2026-11-20') }),
  )
  await write((tx) =>
    receive(tx, {
      communityId,
      accountId,
      amountFen: 20_000,
      method: 'cash',
      day: '2026-11-20',
      key: 'why',
    }),
  )
  const admin = await signIn('admin')
  const { body } = await admin.send('POST', `/api/insight/${communityId}/find`, { q: '1-1-302' })
  const promise = { communityId, householdId: body[0].householdId, amountFen: 10_000, day: '2026-11-27' }
  await write((tx) => promiseToPay(tx, promise))
  const disputed = await admin.send('POST', `/api/insight/${communityId}/find`, { q: '2-1-301' })
  const { householdId } = disputed.body[0]
  const { items } = (await admin.get(`/api/ledger/${communityId}/counter?room=2-1-301`)).body
  const about = { about: 'amount' as const, says: '面积不对', items: [{ itemId: items[0].chargeId }] }
  await write((tx) => openDispute(tx, { communityId, householdId, ...about }))
  await write((tx) =>
    holdDunning(tx, { communityId, householdId, reason: 'data_check', reviewDay: '2026-12-04' }),
  )
  await write((tx) => runDunning(tx, { communityId, day: day('2026-11-20') }))
})
afterAll(() => house?.stop())

const figures = (page: Page, name: RegExp) => page.getByRole('button', { name })

/** Presses Enter on a figure, and reads what the drawer answers: its title, its figure, the sum of its table. */
async function ask(page: Page, figure: Locator) {
  await figure.waitFor()
  const shown = await numberOf(figure)
  await figure.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.locator('.figure-trail').waitFor()
  return { drawer, shown }
}

/** `1,234.50` as it may be pasted: `1234.50`. */
async function numberOf(at: Locator): Promise<string> {
  const money = at.locator('data')
  if ((await money.count()) === 1) return (await money.getAttribute('value')) as string
  return ((await at.textContent()) ?? '').trim()
}

const PAGES: { page: string; who: string; path: string; figure: RegExp; title: string; first?: RegExp }[] = [
  {
    page: '账龄',
    who: 'finance',
    path: '/ageing',
    figure: /^为什么 1 栋 · 1–30 天/,
    title: '1 栋 · 1–30 天',
  },
  { page: '账龄合计', who: 'finance', path: '/ageing', figure: /^为什么 合计 · 合计/, title: '合计 · 合计' },
  {
    page: '台账',
    who: 'finance',
    path: '/ledger',
    figure: /^为什么 1-1-102 张伟 · 已收/,
    title: '1-1-102 张伟 · 已收',
  },
  { page: '台账合计', who: 'finance', path: '/ledger', figure: /^为什么 合计 · 期末/, title: '合计 · 期末' },
  {
    page: '收缴率分母',
    who: 'finance',
    path: '/collection-rate',
    figure: /^为什么 当期收缴率 应收/,
    title: '当期收缴率 应收',
  },
  { page: '概览', who: 'community_manager', path: '/', figure: /^为什么 已逾期：/, title: '已逾期' },
  { page: '概览户数', who: 'community_manager', path: '/', figure: /^为什么 逾期户数：/, title: '逾期户数' },
  { page: '今日工作', who: 'steward', path: '/', figure: /^为什么 王梅 · 已逾期/, title: '王梅 · 已逾期' },
  { page: '今日工作合计', who: 'steward', path: '/', figure: /^为什么 已逾期合计/, title: '已逾期合计' },
  { page: '承诺', who: 'steward', path: '/promises', figure: /^为什么 孙丽 · 金额/, title: '孙丽 · 金额' },
  { page: '日结', who: 'cashier', path: '/day', figure: /^为什么 合计 · 现金/, title: '合计 · 现金' },
  {
    page: '出账批次',
    who: 'finance',
    path: '/billing',
    figure: /^为什么 2026-11 · 应收合计/,
    title: '2026-11 · 应收合计',
  },
  {
    page: '出账试算',
    who: 'finance',
    path: '/billing?period=2026-12',
    first: /^试算$/,
    figure: /^为什么 应收合计/,
    title: '应收合计',
  },
  {
    page: '催缴批次',
    who: 'supervisor',
    path: '/dunning',
    figure: /^为什么 2026-11-20 · 计入/,
    title: '2026-11-20 · 计入',
  },
  {
    page: '催缴试算',
    who: 'supervisor',
    path: '/dunning',
    first: /^试算今天$/,
    figure: /^为什么 已逾期合计/,
    title: '已逾期合计',
  },
  {
    page: '各阶段户数',
    who: 'supervisor',
    path: '/dunning',
    first: /^试算今天$/,
    figure: /^为什么 正式催缴 · 处于此阶段：[1-9]/,
    title: '正式催缴 · 处于此阶段',
  },
  {
    page: '各阶段暂缓',
    who: 'supervisor',
    path: '/dunning',
    first: /^试算今天$/,
    figure: /^为什么 正式催缴 · 暂缓：[1-9]/,
    title: '正式催缴 · 暂缓',
  },
  {
    page: '承诺的一天',
    who: 'steward',
    path: '/promises',
    figure: /^为什么 2026-11-27 · 金额/,
    title: '2026-11-27 · 金额',
  },
  {
    page: '承诺的状态',
    who: 'steward',
    path: '/promises',
    figure: /^为什么 2026-11-27 · 等待中/,
    title: '2026-11-27 · 等待中',
  },
  {
    page: '管家户数',
    who: 'community_manager',
    path: '/community',
    figure: /^为什么 .* · 1 栋 · 责任管家/,
    title: '员工steward · 1 栋 · 责任管家',
  },
  {
    page: '发送记录',
    who: 'supervisor',
    path: '/outbox',
    first: /^立即发送到时的通知$/,
    figure: /^为什么 已发出：[1-9]/,
    title: '已发出',
  },
  {
    page: '柜台',
    who: 'cashier',
    path: '/counter?room=1-1-101',
    figure: /^为什么 本次应收合计/,
    title: '本次应收合计',
  },
]

// One page a person: opening a browser's context costs more than all the rest.
const opened = new Map<string, Promise<Page>>()
async function at(who: string, path: string): Promise<Page> {
  const known = opened.get(who)
  if (!known) {
    opened.set(who, house.open(who, path))
    return opened.get(who) as Promise<Page>
  }
  const page = await known
  await page.goto(house.server.url + path)
  return page
}

describe('a figure says why, by keyboard, and sums to itself', () => {
  test.each(PAGES)('$page', async ({ who, path, figure, title, first }) => {
    const page = await at(who, path)
    if (first) await page.getByRole('button', { name: first }).click()
    const { drawer, shown } = await ask(page, figures(page, figure).first())
    expect(await drawer.locator('.ant-drawer-title').textContent()).toBe(title)
    expect(await numberOf(drawer.locator('.figure-value'))).toBe(shown)
    const counted = drawer.locator('.figure-counted')
    if ((await counted.count()) > 0) expect(await counted.locator('li').count()).toBe(Number(shown))
    else expect(await numberOf(drawer.locator('tfoot td').last())).toBe(shown)
    expect(await drawer.locator('.figure-grounds li').count()).toBeGreaterThan(0)
    if (path === '/outbox' || path === '/community') expect(await violations(page)).toEqual([])
  })
})

test('the review of a hold and the answer to a dispute say what they are counted from', async () => {
  const page = await at('supervisor', '/rooms')
  await page.getByRole('link', { name: /^2-1-301 / }).click()
  const review = await ask(page, figures(page, /^为什么 复核日/))
  expect(await review.drawer.locator('.figure-value').textContent()).toBe('2026-12-04')
  await review.drawer.getByText('（2026-12-20），登记的人改成了 2026-12-04', { exact: false }).waitFor()
  await review.drawer.getByText('不会自动恢复催缴', { exact: false }).waitFor()
  await page.keyboard.press('Escape')
  await review.drawer.waitFor({ state: 'hidden' })
  const answer = await ask(page, figures(page, /^为什么 最迟哪天答复/))
  expect(await answer.drawer.locator('.figure-value').textContent()).toBe('2026-11-27')
  await answer.drawer.getByText('从次日起第 7 天', { exact: false }).waitFor()
  await answer.drawer.getByText('民法典 第二百零一条', { exact: false }).first().waitFor()
})

test('Escape leads back to the figure', async () => {
  const page = await at('finance', '/ageing')
  const { drawer } = await ask(page, figures(page, /^为什么 1 栋 · 1–30 天/))
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  await page.locator('.why-figure:focus').waitFor()
})

test('a rate names its denominator, and both sides stand below it', async () => {
  const page = await at('finance', '/collection-rate')
  const { drawer } = await ask(page, figures(page, /^为什么 当期收缴率：/))
  await drawer.getByText(/÷ 本期到期的应收/).waitFor()
  expect(await drawer.locator('table').count()).toBe(2)
  await drawer.getByText('收缴率没有法定公式', { exact: false }).waitFor()
  for (const worn of DRESSES) {
    await dress(page, worn)
    expect(await violations(page), JSON.stringify(worn)).toEqual([])
  }
  await dress(page, { language: 'zh-CN', theme: 'light' })
})

test('a steward beside the target, a rate and a step of the procedure say why', async () => {
  const page = await at('community_manager', '/')
  await ask(page, figures(page, /住宅当期收缴率/).first())
  await page.getByText('目标 90 % 是本软件的设定', { exact: false }).waitFor()
  await at('community_manager', '/tariff')
  const { drawer, shown } = await ask(page, figures(page, /^为什么 住宅物业费 · 单价/))
  expect(shown).toBe('1.80 元/㎡·月')
  await drawer.getByText('2019-12-01 公示于小区公告栏', { exact: false }).waitFor()
  await at('community_manager', '/dunning')
  await ask(page, figures(page, /^为什么 催缴函/))
  await page.getByText('民法典 第九百四十四条').first().click()
  await page.getByText('业主违反约定逾期不支付物业费的', { exact: false }).first().waitFor()
})

test('the board says what a state means and which rooms stand in it', async () => {
  const page = await at('steward', '/rooms')
  await page.getByRole('button', { name: '各状态是什么意思' }).click()
  const { drawer, shown } = await ask(page, figures(page, /^为什么 已逾期/))
  expect(await drawer.locator('.figure-counted li').count()).toBe(Number(shown))
  await drawer.getByRole('link', { name: /^1-1-101 王梅/ }).click()
  await page.getByRole('heading', { level: 1, name: /王梅/ }).waitFor()
  await drawer.waitFor({ state: 'hidden' })
})

test('the figures of a table are one stop of Tab; arrows go from one to the next', async () => {
  const page = await at('finance', '/ageing')
  const table = page.getByRole('table', { name: /账龄/ })
  await table.locator('.why-figure').first().waitFor()
  expect(await table.locator('.why-figure[tabindex="0"]').count()).toBe(1)
  await table.locator('.why-figure[tabindex="0"]').focus()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  expect(await focused()).toMatch(/^为什么 1 栋 · 户数/)
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toMatch(/^为什么 1 栋 · 未到期/)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toMatch(/^为什么 2 栋 · 合计/)
  await page.keyboard.press('Home')
  expect(await focused()).toMatch(/^为什么 2 栋 · 户数/)
  expect(await table.locator('.why-figure[tabindex="0"]').count()).toBe(1)
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('')
})

test('figures that answer why are still copied as numbers, by button and by selection', async () => {
  const page = await at('finance', '/ageing')
  const table = page.getByRole('table', { name: /账龄/ })
  await table.locator('.why-figure').first().waitFor()
  const selected = await table.evaluate((element) => {
    const all = document.getSelection() as Selection
    all.selectAllChildren(element.querySelector('tbody') as Element)
    return all.toString()
  })
  const cells = selected.split('\n').map((line) => line.trim().split('\t'))
  expect(cells[0]?.[0]).toBe('1 栋')
  for (const figure of cells.flatMap((line) => line.slice(1))) expect(figure).toMatch(/^-?\d+(\.\d{2})?$/)
})

test('a charge says how it was computed, and on asking its late fee and its last day at law', async () => {
  const page = await at('finance', '/rooms')
  await page.getByRole('link', { name: /^1-1-101 / }).click()
  const item = page.getByRole('table', { name: '未缴费用' }).locator('tbody .why-figure').first()
  await item.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer
    .getByText(/1\.80?/)
    .first()
    .waitFor()
  await drawer.getByText(/^诉讼时效/).click()
  await drawer.getByText('民法典 第一百八十八条', { exact: false }).first().waitFor()
})
