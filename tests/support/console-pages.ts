/** Every page and every dialog of the console, for whoever looks at all of them. */
import type { Page } from 'playwright-core'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { compileSql } from '../../src/platform/db/sql-file.ts'
import { day } from '../../src/rules/day.ts'
import { type Console, startConsole } from './browser.ts'

/** Every route of the console, and the addresses that show it: most show more than one thing. */
export const PAGES = {
  '/': ['/'],
  '/rooms': ['/rooms', '/rooms?show=overdue&building=1'],
  '/counter': ['/counter', '/counter?room=1-1-101'],
  '/households/$householdId': ['/households/$householdId'],
  '/ageing': ['/ageing', '/ageing?by=steward'],
  '/collection-rate': ['/collection-rate'],
  '/ledger': ['/ledger'],
  '/calendar': ['/calendar'],
  '/staff': ['/staff'],
  '/season': ['/season'],
  '/promises': ['/promises'],
  '/receipts/$receiptId': ['/receipts/$receiptId'],
  '/billing': ['/billing', '/billing?period=2026-12'],
  '/tariff': ['/tariff'],
  '/imports': ['/imports', '/imports?report=$report'],
  '/community': ['/community'],
  '/dunning': ['/dunning'],
  '/outbox': ['/outbox'],
  '/day': ['/day'],
  '/law': ['/law', '/law?show=confirm'],
  '/templates': ['/templates', '/templates?edit=courtesy_slip'],
  nowhere: ['/no-such-page'],
}
/** The dialogs, by their page and the button that opens them. */
export const DIALOGS: readonly (readonly [string, RegExp])[] = [
  ['/households/$householdId', /^登记联系/],
  ['/households/$householdId', /^承诺缴费/],
  ['/households/$householdId', /^登记异议/],
  ['/households/$householdId', /^暂停催缴/],
  ['/households/$householdId', /^修改收缴分类/],
  ['/households/$householdId', /^查看完整/],
  ['/households/$householdId', /^红冲/],
  ['/tariff', /^新建收费标准/],
  ['/tariff', /^公布.*新单价$/],
]

const A_RECEIPT = compileSql(
  'a receipt',
  `SELECT a.household_id AS household, r.id AS receipt
  FROM ledger.receipt r JOIN ledger.v_account a ON a.account_id = r.account_id
  JOIN roster.v_premises p ON p.premises_id = a.premises_id WHERE p.code = '1-1-102'`,
)

/** The console with something on every page: a house that was dunned, a desk, and what stands for `$…` in `PAGES`. */
export async function openEveryPage() {
  const house = await startConsole()
  const { communityId } = house.server
  await house.server.write((tx) => runDunning(tx, { communityId, day: day('2026-11-20') }))
  const paid = await house.server.write((tx) => {
    tx.nothingChanged()
    return tx.row<{ household: string; receipt: string }>(A_RECEIPT)
  })
  const desk = await house.open('community_manager', '/imports')
  const names: Record<string, string> = {
    $householdId: paid?.household as string,
    $receiptId: paid?.receipt as string,
    $report: await uploadReport(desk),
  }
  return { house, desk, show: (page: Page, address: string) => show(page, house, names, address) }
}

/** Uploads a small roster with a bad cell and waits for what it says: the page then stands at its report. */
async function uploadReport(page: Page): Promise<string> {
  const ROSTER = '楼栋,单元,房号,建筑面积,业主姓名\n8栋,1单元,101,90.10,钱一\n8栋,1单元,102,九十,钱三\n'
  await page
    .getByLabel(/把名册拖到这里/)
    .setInputFiles({ name: '八栋.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) })
  await page.getByRole('heading', { name: '试运行：八栋.csv' }).waitFor()
  return new URL(page.url()).searchParams.get('report') as string
}

/** Goes to one of `PAGES` and waits until it stands still. */
async function show(page: Page, house: Console, names: Record<string, string>, address: string) {
  await page.goto(house.server.url + address.replace(/\$\w+/, (name) => names[name] as string))
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
}
