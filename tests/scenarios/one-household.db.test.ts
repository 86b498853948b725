/**
 * One story on the real database: a company's own workbook is imported, three months are billed, and in October some
 * pay, one pays part, one pays twice, one promises, one is reminded, and one has paid one second before the reminder
 * leaves.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../../src/app/commands/verify.ts'
import { dispatch } from '../../src/flow/channels/commands/dispatch.ts'
import type { Dispatched } from '../../src/flow/channels/model.ts'
import { fileFolder } from '../../src/flow/channels/transports/file-folder/file-folder.ts'
import { recordContact } from '../../src/flow/collections/commands/record-contact.ts'
import { runDunning } from '../../src/flow/collections/commands/run-dunning.ts'
import { acceptRoster } from '../../src/flow/imports/commands/accept-roster.ts'
import { dryRunRoster } from '../../src/flow/imports/commands/dry-run-roster.ts'
import type { RosterReport } from '../../src/flow/imports/model.ts'
import { bill } from '../../src/flow/ledger/commands/bill.ts'
import { findAccount } from '../../src/flow/ledger/commands/find-account.ts'
import { receive } from '../../src/flow/ledger/commands/receive.ts'
import { createCommunity } from '../../src/flow/roster/commands/create-community.ts'
import { recordServiceContract } from '../../src/flow/roster/commands/record-service-contract.ts'
import { setRate } from '../../src/flow/tariff/commands/set-rate.ts'
import { verify } from '../../src/platform/verify/check.ts'
import { day } from '../../src/rules/day.ts'
import { type Fen, parseYuan } from '../../src/rules/money.ts'
import { type TestCompany, testCompany } from '../support/company.ts'
import { rosterAsKept } from './roster-as-kept.ts'

let company: TestCompany
let communityId: string
let report: RosterReport
let outbox: string

beforeAll(async () => {
  company = await testCompany()
  outbox = mkdtempSync(join(tmpdir(), 'dunwell-story-'))
})
afterAll(async () => {
  rmSync(outbox, { recursive: true, force: true })
  await company.drop()
})

/** A moment in Shanghai. */
const at = (on: string, time: string) => new Date(`${on}T${time}+08:00`)

async function pays(room: string, amount: string, on: string, time: string) {
  return company.run(
    async (tx) => {
      const accountId = await findAccount(tx, { communityId, room, day: day(on) })
      const amountFen = parseYuan(amount) as Fen
      return receive(tx, {
        communityId,
        accountId,
        amountFen,
        method: 'pos',
        day: on,
        key: `${room} ${on} ${time}`,
      })
    },
    at(on, time),
  )
}

/** What a room owes and holds, in yuan. */
async function owes(room: string): Promise<{ open: string; credit: string }> {
  const [row] = await company.query<{ open: string; credit: string }>(
    `SELECT to_char(coalesce(sum(i.open_fen), 0) / 100.0, 'FM999990.00') AS open,
            to_char(max(a.credit_fen) / 100.0, 'FM999990.00') AS credit
     FROM roster.v_premises p
     JOIN ledger.v_account a ON a.premises_id = p.premises_id
     LEFT JOIN ledger.v_open_item i ON i.account_id = a.account_id
     WHERE p.community_id = $1 AND p.code = $2`,
    [communityId, room],
  )
  return row as { open: string; credit: string }
}

const householdOf = async (room: string) => {
  const [row] = await company.query<{ household_id: string }>(
    `SELECT l.household_id FROM roster.v_liability l JOIN roster.v_premises p ON p.premises_id = l.premises_id
     WHERE p.community_id = $1 AND p.code = $2`,
    [communityId, room],
  )
  return row?.household_id as string
}

describe('a year goes by in one house of 和园', () => {
  it('July: the company shows the workbook it has always kept, and nothing is written yet', async () => {
    communityId = await company.run(
      async (tx) => (await createCommunity(tx, { code: 'HEYUAN', name: '和园' })).communityId,
      at('2026-07-20', '09:00'),
    )
    const file = { name: '和园业主台账.xlsx', bytes: await rosterAsKept() }
    report = await company.run(
      (tx) => dryRunRoster(tx, { communityId, file, day: day('2026-07-20') }),
      at('2026-07-20', '09:30'),
    )
    expect(report).toMatchObject({ rows: 6, accepted: 6, skipped: 0, committed: false })
    expect(report.totals).toMatchObject({ premises: 6, areaM2: '585.97' })
    expect(report.sheets[0]).toMatchObject({ name: '1号楼', headerRow: 3 })
    const stored = await company.query('SELECT 1 FROM roster.v_premises WHERE community_id = $1', [
      communityId,
    ])
    expect(stored).toEqual([])
  })

  it('a number that only stands in for one is named, and never becomes a way to reach anybody', () => {
    const finding = report.problems.find((one) => one.value === '18999999999')
    expect(finding).toMatchObject({ severity: 'warning', sheet: '1号楼', field: 'phones' })
    expect(finding?.suggestion).not.toBe('')
  })

  it('exactly that report is accepted: six homes, eight owners, written three ways and each home once', async () => {
    const accepted = await company.run(
      (tx) => acceptRoster(tx, { communityId, reportHash: report.reportHash }),
      at('2026-07-20', '10:00'),
    )
    expect(accepted.committed).toBe(true)
    const rooms = await company.query<{ code: string; name: string }>(
      `SELECT p.code, h.name FROM roster.v_premises p
       JOIN roster.v_liability l ON l.premises_id = p.premises_id
       JOIN roster.v_household h ON h.household_id = l.household_id
       WHERE p.community_id = $1 ORDER BY p.code`,
      [communityId],
    )
    expect(rooms).toEqual([
      { code: '1-1-101', name: '王梅' },
      { code: '1-1-102', name: '张伟、李娜' },
      { code: '1-1-201', name: '赵强' },
      { code: '1-1-202', name: '陈静' },
      { code: '1-1-301', name: '周明、孙丽' },
      { code: '1-1-302', name: '吴霞' },
    ])
    const phones = await company.query<{ value: string }>(
      `SELECT value FROM roster.v_contact_point WHERE community_id = $1 AND kind = 'phone'`,
      [communityId],
    )
    expect(phones.map((phone) => phone.value)).not.toContain('18999999999')
  })

  it('contract and rate are published before the first bill', async () => {
    await company.run(
      async (tx) => {
        await recordServiceContract(tx, {
          communityId,
          title: '和园物业服务合同',
          fromDay: '2026-08-01',
          feeClause: '第五条 按建筑面积每月每平方米 1.80 元。',
          dueClause: '第六条 每月 10 日前缴纳。',
        })
        await setRate(tx, {
          communityId,
          feeItem: { code: 'property_fee' },
          standard: { name: '住宅物业费', formula: 'area_rate', periodMonths: 1, dueMonth: 0, dueDate: 10 },
          unitPrice: '1.80',
          from: '2026-08-01',
          publishedPlace: '单元门口公示栏',
          publishedDay: '2026-06-30',
          assign: [{ usage: 'residential' }],
        })
      },
      at('2026-07-21', '09:00'),
    )
  })

  it('August and September are billed and paid by everybody, each to the fen', async () => {
    for (const [period, billed, paid] of [
      ['2026-08', '2026-07-27', '2026-08-05'],
      ['2026-09', '2026-08-27', '2026-09-08'],
    ] as const) {
      const run = await company.run(
        (tx) => bill(tx, { communityId, period, day: day(billed) }),
        at(billed, '01:00'),
      )
      expect(run).toMatchObject({ in: 6, done: 6, parked: 0, skipped: 0, sumFen: 105_475 })
      for (const [room, amount] of Object.entries(MONTHLY))
        await pays(room, amount, paid, `10:0${room.at(-1)}`)
    }
    for (const room of Object.keys(MONTHLY))
      expect(await owes(room)).toEqual({ open: '0.00', credit: '0.00' })
  })

  it('October is billed, and billing it again adds nothing', async () => {
    const october = { communityId, period: '2026-10', day: day('2026-09-26') }
    const run = await company.run((tx) => bill(tx, october), at('2026-09-26', '01:00'))
    expect(run).toMatchObject({ done: 6, skipped: 0 })
    const again = await company.run((tx) => bill(tx, october), at('2026-09-26', '01:05'))
    expect(again).toMatchObject({ done: 0, skipped: 6, posted: 0 })
  })

  it('王梅 pays on time', async () => {
    const receipt = await pays('1-1-101', '170.21', '2026-10-08', '09:20')
    expect(receipt).toMatchObject({ creditFen: 0 })
    expect(await owes('1-1-101')).toEqual({ open: '0.00', credit: '0.00' })
  })

  it('张伟 pays a part, and the rest stays open to the fen', async () => {
    await pays('1-1-102', '100.00', '2026-10-09', '15:10')
    expect(await owes('1-1-102')).toEqual({ open: '80.00', credit: '0.00' })
  })

  it('赵强 pays twice: what was too much is his credit balance', async () => {
    await pays('1-1-201', '159.84', '2026-10-07', '11:00')
    const second = await pays('1-1-201', '159.84', '2026-10-09', '11:00')
    expect(second).toMatchObject({ creditFen: 15_984 })
    expect(await owes('1-1-201')).toEqual({ open: '0.00', credit: '159.84' })
  })

  it('on the day after the due day four households stand at a friendly reminder, and nobody else', async () => {
    const run = await company.run(
      (tx) => runDunning(tx, { communityId, day: day('2026-10-11') }),
      at('2026-10-11', '09:05'),
    )
    expect(run.levels.map(({ level, noticed }) => ({ level, noticed }))).toEqual([
      { level: 'friendly', noticed: 4 },
    ])
    expect(run.decisions.flatMap((one) => one.rooms).sort()).toEqual([
      '1-1-102',
      '1-1-202',
      '1-1-301',
      '1-1-302',
    ])
  })

  it('陈静 comes to the counter and promises to pay on the 25th', async () => {
    const householdId = await householdOf('1-1-202')
    const said = await company.run(
      (tx) =>
        recordContact(tx, {
          communityId,
          householdId,
          channel: 'counter',
          direction: 'inbound',
          content: '业主来前台说明，25 日发工资后缴清。',
          outcome: 'promised',
          reason: 'forgot',
          promise: { amountFen: 21_663, day: '2026-10-25' },
        }),
      at('2026-10-11', '10:00'),
    )
    expect(said.promiseId).not.toBeNull()
  })

  it('吴霞 pays one second before the reminders leave', async () => {
    await pays('1-1-302', '158.15', '2026-10-11', '10:29:59')
    expect(await owes('1-1-302')).toEqual({ open: '0.00', credit: '0.00' })
  })

  let sent: Dispatched
  it('two reminders leave; the one who has paid and the one who has promised are not written to', async () => {
    const { companyId, database } = company
    const house = {
      database,
      transport: fileFolder(outbox),
      actor: { kind: 'system', name: 'calendar' } as const,
    }
    sent = await dispatch(house, { companyId, communityId, at: at('2026-10-11', '10:30:00') })
    expect(sent).toMatchObject({ sent: 2, written: 2 })
    const texts = outboxTexts()
    expect(texts).toHaveLength(2)
    expect(texts.join('\n')).not.toMatch(/陈静|吴霞|王梅|赵强/)
  })

  it('周明 is told what he owes, 张伟 only what is left, and neither is threatened', () => {
    const texts = outboxTexts()
    const told = (name: string) => texts.find((text) => text.includes(name)) ?? ''
    expect(told('周明')).toContain('169.92')
    expect(told('张伟')).toContain('80.00')
    for (const text of texts) expect(text).not.toMatch(/停水|停电|公示|曝光|门禁|失信|征信/)
  })

  it('a second dispatch a minute later adds nothing', async () => {
    const { companyId, database } = company
    const house = {
      database,
      transport: fileFolder(outbox),
      actor: { kind: 'system', name: 'calendar' } as const,
    }
    const again = await dispatch(house, { companyId, communityId, at: at('2026-10-11', '10:31:00') })
    expect(again).toMatchObject({ sent: 0, written: 0 })
    expect(outboxTexts()).toHaveLength(2)
  })

  it('in November 赵强’s credit pays his bill by itself', async () => {
    const november = { communityId, period: '2026-11', day: day('2026-10-27') }
    const run = await company.run((tx) => bill(tx, november), at('2026-10-27', '01:00'))
    expect(run).toMatchObject({ done: 6, drawnDown: 1 })
    expect(await owes('1-1-201')).toEqual({ open: '0.00', credit: '0.00' })
  })

  it('and verify finds that nothing was lost', async () => {
    const where = { companyIds: [company.companyId], communityId: null, at: at('2026-10-27', '02:00') }
    const found = await verify(company.database, checks, where)
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter((one) => one.breaches > 0)).toEqual([])
  })
})

/** Area × 1.80, rounded to the fen. */
const MONTHLY: Record<string, string> = {
  '1-1-101': '170.21',
  '1-1-102': '180.00',
  '1-1-201': '159.84',
  '1-1-202': '216.63',
  '1-1-301': '169.92',
  '1-1-302': '158.15',
}

function outboxTexts(): string[] {
  const folder = join(outbox, 'outbox', 'HEYUAN')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}
