/** Pictures of the product for people who have not seen it yet, of a community that is made the same every time. */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runDemoTask } from '../../src/app/demo.ts'
import { buildDemo } from '../../src/demo/build-demo.ts'
import { day } from '../../src/rules/day.ts'
import { PASSWORD, testServer } from '../app/test-server.ts'
import { launch } from '../support/browser.ts'

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const DESK = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

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
    async function shoot(
      name: string,
      path: string,
      look: { theme?: 'light' | 'dark'; size?: typeof DESK; language?: string; keys?: string[] } = {},
    ) {
      const context = await browser.newContext({
        viewport: look.size ?? DESK,
        colorScheme: look.theme ?? 'light',
        locale: 'zh-CN',
      })
      const [cookie, value] = manager.split('=') as [string, string]
      await context.addCookies([{ name: cookie, value, url: server.url }])
      const page = await context.newPage()
      await page.goto(server.url + path)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      for (const key of look.keys ?? []) {
        if (key.length > 1 && !key.includes('+')) await page.keyboard.type(key)
        else await page.keyboard.press(key)
        await page.waitForTimeout(600)
      }
      await page.screenshot({ path: `${folder}${name}.png` })
      await context.close()
    }
    const client = server.visitor()
    client.cookie = manager
    const [community] = (await client.get('/api/insight/communities')).body
    const work = (await client.get(`/api/insight/${community.communityId}/worklist`)).body
    const { rows: promised } = (await client.get(`/api/insight/${community.communityId}/promises`)).body
    const household = promised[0]?.householdId ?? work[0].householdId
    await shoot('home', '/')
    await shoot('home-dark', '/', { theme: 'dark' })
    await shoot('rooms', '/rooms')
    await shoot('household', `/households/${household}`)
    await shoot('ageing', '/ageing')
    await shoot('ageing-dark', '/ageing', { theme: 'dark' })
    await shoot('promises', '/promises')
    await shoot('palette', '/', { keys: ['Control+k', 'wang'] })
    await shoot('phone-home', '/', { size: PHONE })
    await shoot('phone-household', `/households/${household}`, { size: PHONE, theme: 'dark' })
    expect(demo.logins.length).toBeGreaterThan(0)
  } finally {
    await browser.close()
    await server.stop()
  }
})
