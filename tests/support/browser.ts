/** A real browser on the real server: what a person at the console sees and can do. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { PASSWORD, type TestServer, testServer } from '../app/test-server.ts'
import { buildEstate } from './estate.ts'

export { PASSWORD }

export type Console = {
  server: TestServer
  /** A page of its own session, signed in. */
  open(username: string, path?: string, look?: Look): Promise<Page>
  /** A page that nobody is signed in to. */
  visit(path?: string, look?: Look): Promise<Page>
  stop(): Promise<void>
}

export type Look = { language?: 'zh-CN' | 'en-US'; theme?: 'light' | 'dark'; width?: number; height?: number }

const BUILT = fileURLToPath(new URL('../../dist/web/index.html', import.meta.url))

/** 梧桐苑 with one login a role: its user name is the role's (`cashier`, `steward`, …). `steward` has building 1. */
export async function startConsole(): Promise<Console> {
  if (!existsSync(BUILT)) throw new Error('the console is not built: npm run build')
  const server = await testServer()
  const staff: Record<string, string> = {}
  for (const role of ROLES) staff[role] = await server.addStaff(role, role)
  staff['steward2'] = await server.addStaff('steward2', 'steward')
  await buildEstate(server.write, server.communityId)
  await assign(server, '1', staff['steward'] as string)
  await assign(server, '2', staff['steward2'] as string)
  const browser = await launch()
  const visit: Console['visit'] = async (path = '/', look = {}) => {
    const page = await newPage(browser, look)
    await page.goto(server.url + path)
    return page
  }
  return {
    server,
    visit,
    open: async (username, path = '/', look = {}) => {
      const { cookie } = await server.signIn(username)
      const page = await newPage(browser, look)
      const [name, value] = (cookie as string).split('=') as [string, string]
      await page.context().addCookies([{ name, value, url: server.url }])
      await page.goto(server.url + path)
      return page
    },
    stop: async () => {
      await browser.close()
      await server.stop()
    },
  }
}

async function assign(server: TestServer, building: string, staffId: string) {
  const { communityId } = server
  const admin = await server.signIn('admin')
  const { body } = await admin.get(`/api/roster/${communityId}/buildings`)
  const buildingIds = body
    .filter((one: { name: string }) => one.name === building)
    .map((one: { buildingId: string }) => one.buildingId)
  const answer = await admin.send('POST', `/api/roster/${communityId}/stewards`, {
    staffId,
    buildingIds,
    fromDay: '2026-01-01',
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

export const ROLES = [
  'community_manager',
  'supervisor',
  'steward',
  'cashier',
  'customer_service',
  'finance',
  'legal',
  'auditor',
  'field_staff',
] as const

export function launch(): Promise<Browser> {
  const executablePath = process.env['DUNWELL_CHROMIUM'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

async function newPage(browser: Browser, look: Look): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: look.width ?? 1366, height: look.height ?? 768 },
    colorScheme: look.theme ?? 'light',
    locale: 'zh-CN',
  })
  if (look.language) {
    const language = look.language
    await context.addInitScript((chosen) => localStorage.setItem('dunwell.language', chosen), language)
  }
  // A dialog of the browser's own would wait for ever; tests ask whether printing was asked for.
  await context.addInitScript(() => {
    Object.assign(window, { printed: 0 })
    window.print = () =>
      void Object.assign(window, { printed: (window as never as { printed: number }).printed + 1 })
  })
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  return page
}

/** Everything the console can wear: both languages, both themes. */
export const DRESSES = (['zh-CN', 'en-US'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
)

/** Changes theme and language as the menu does in another tab: without a reload, and waits until colours stand still. */
export async function dress(page: Page, { language, theme }: (typeof DRESSES)[number]): Promise<void> {
  await page.evaluate(
    ([chosenLanguage, chosenTheme]) => {
      localStorage.setItem('dunwell.language', chosenLanguage)
      localStorage.setItem('dunwell.theme', chosenTheme)
      window.dispatchEvent(new StorageEvent('storage'))
    },
    [language, theme] as const,
  )
  await page.locator(`html[data-theme="${theme}"][lang="${language}"]`).waitFor()
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** How often the page asked the printer. */
export function printed(page: Page): Promise<number> {
  return page.evaluate(() => (window as never as { printed: number }).printed)
}

/** What axe finds wrong, in words short enough to read in a failing test. WCAG 2.2 A and AA. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap((rule) =>
    rule.nodes.map(
      (node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`,
    ),
  )
}
