/** Pictures of the product for people who have not seen it yet, of a community that is made the same every time. */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { runDemoTask } from '../../src/app/demo.ts'
import { buildDemo } from '../../src/demo/build-demo.ts'
import { day } from '../../src/rules/day.ts'
import { PASSWORD, testServer } from '../app/test-server.ts'
import { launch, startConsole } from '../support/browser.ts'
import { emptyHouse } from '../support/empty-house.ts'
import { addManyRooms } from './many-rooms.ts'

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const DESK = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

type Look = {
  theme?: 'light' | 'dark'
  size?: typeof DESK
  language?: 'zh-CN' | 'en-US'
  keys?: string[]
  /** What a person does first, besides keys. */
  first?: (page: Page) => Promise<void>
}

/** One picture: the page at rest, after the keys. */
async function shoot(browser: Browser, url: string, cookie: string | null, name: string, look: Look = {}) {
  const context = await browser.newContext({
    viewport: look.size ?? DESK,
    colorScheme: look.theme ?? 'light',
    locale: 'zh-CN',
  })
  if (cookie) {
    const [key, value] = cookie.split('=') as [string, string]
    await context.addCookies([{ name: key, value, url: new URL(url).origin }])
  }
  await context.addInitScript(
    (chosen) => localStorage.setItem('dunwell.language', chosen),
    look.language ?? 'zh-CN',
  )
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  for (const key of look.keys ?? []) {
    if (key.length > 1 && !key.includes('+')) await page.keyboard.type(key)
    else await page.keyboard.press(key)
    await page.waitForTimeout(600)
  }
  await look.first?.(page)
  await page.screenshot({ path: `${folder}${name}.png` })
  await context.close()
}

/** The drawer of a figure, with the law behind it open. */
async function askWhy(page: Page) {
  await page
    .getByRole('button', { name: /^为什么/ })
    .nth(3)
    .click()
  const drawer = page.getByRole('dialog')
  await drawer
    .getByRole('button', { name: /民法典/ })
    .first()
    .click()
  await drawer.locator('blockquote').first().waitFor()
  await page.waitForTimeout(400)
}

/** Words that may not stand, in the editor. */
async function writeBadly(page: Page) {
  await page.getByLabel('正文').fill('{household}您好：再不缴就停水停电，欠费名单贴到大堂。')
  await page.getByText('不能用', { exact: true }).waitFor()
}

test('an empty company, and five thousand rooms', async () => {
  const browser = await launch()
  const empty = await emptyHouse()
  await shoot(browser, empty.url, null, 'first-run')
  await empty.stop()
  const house = await startConsole()
  await addManyRooms(house.server.write, house.server.communityId, 5_000)
  const { cookie } = await house.server.signIn('community_manager')
  await shoot(browser, `${house.server.url}/rooms`, cookie, 'rooms-5000')
  await house.stop()
  await browser.close()
})

test('pictures', async () => {
  const server = await testServer()
  const browser = await launch()
  await mkdir(folder, { recursive: true })
  try {
    const demo = await buildDemo(server.database, {
      code: 'HEYUAN',
      households: 240,
      months: 8,
      seed: '1',
      until: day('2026-11-20'),
      password: PASSWORD,
      runTask: runDemoTask,
    })
    const person = async (role: RegExp) => {
      const { username, password } =
        demo.logins.find(({ who, username: name }) => role.test(`${who} ${name}`)) ?? demo.logins[0]!
      return (await server.signIn(username, password)).cookie as string
    }
    const manager = await person(/经理|manager/)
    const desk = await person(/收费|cashier/)
    const picture = (name: string, path: string, look: Look = {}, cookie = manager) =>
      shoot(browser, server.url + path, cookie, name, look)
    const client = server.visitor()
    client.cookie = manager
    const [community] = (await client.get('/api/insight/communities')).body
    const work = (await client.get(`/api/insight/${community.communityId}/worklist`)).body
    const { rows: promised } = (await client.get(`/api/insight/${community.communityId}/promises`)).body
    const household = promised[0]?.householdId ?? work[0].householdId
    const board = (await client.get(`/api/insight/${community.communityId}/board`)).body
    type Room = { code: string; state: string }
    const rooms: Room[] = board.buildings.flatMap(({ cells }: { cells: Room[] }) => cells)
    const owing = rooms.find(({ state }) => state === 'overdue')?.code
    await picture('home', '/')
    await picture('home-dark', '/', { theme: 'dark' })
    await picture('home-en', '/', { language: 'en-US' })
    await picture('counter', `/counter?room=${owing}`, {}, desk)
    await picture('rooms', '/rooms')
    await picture('household', `/households/${household}`)
    await picture('imports', '/imports')
    await picture('ageing', '/ageing')
    await picture('ageing-dark', '/ageing', { theme: 'dark' })
    await picture('collection-rate', '/collection-rate')
    await picture('collection-rate-en', '/collection-rate', { language: 'en-US', theme: 'dark' })
    await picture('promises', '/promises')
    await picture('law', '/law')
    await picture('why', '/ageing', { first: askWhy })
    await picture('why-dark', '/ageing', { theme: 'dark', first: askWhy })
    await picture('wording', '/templates?edit=courtesy_slip', { first: writeBadly })
    await picture('dunning', '/dunning', { theme: 'dark' })
    await picture('palette', '/', { keys: ['Control+k', 'wang'] })
    await picture('phone-home', '/', { size: PHONE })
    await picture('phone-rooms', '/rooms', { size: PHONE })
    await picture('phone-counter', `/counter?room=${owing}`, { size: PHONE }, desk)
    await picture('phone-why', '/ageing', { size: PHONE, first: askWhy })
    await picture('phone-household', `/households/${household}`, { size: PHONE, theme: 'dark' })
    expect(demo.logins.length).toBeGreaterThan(0)
  } finally {
    await browser.close()
    await server.stop()
  }
})
