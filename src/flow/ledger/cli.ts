import { randomUUID } from 'node:crypto'
import {
  allCommunities,
  type CliCommand,
  type CliIo,
  communityByCode,
  communityOf,
  contextFor,
  dayOption,
  read,
  requiredOption,
  textOption,
  transact,
} from '../../platform/cli.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { inRehearsal } from '../../platform/db/tx.ts'
import { platformProblems } from '../../platform/problems.ts'
import { becauseLines } from '../../rules/because.ts'
import { localDay } from '../../rules/day.ts'
import { fen, parseYuan, yuan } from '../../rules/money.ts'
import { adjust, reverseAdjustment } from './commands/adjust.ts'
import { bill } from './commands/bill.ts'
import { findAccount } from './commands/find-account.ts'
import { openTill } from './commands/open-till.ts'
import { receive } from './commands/receive.ts'
import { rechargePosted } from './commands/recharge-posted.ts'
import { findReceipt, reverse } from './commands/reverse.ts'
import type { Method, Receipt } from './model.ts'
import { ledgerProblems } from './problems.ts'

const COMMUNITY_OF_ACCOUNT = sqlFile(import.meta.url, './sql/community-of-account.sql')
const COMMUNITY_OF_RECEIPT = sqlFile(import.meta.url, './sql/community-of-receipt.sql')
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

const billCommand: CliCommand = {
  words: 'bill',
  usage: 'bill --community CODE --period 2026-10 [--dry-run] [--on DAY]',
  zh: '出账：按收费标准生成一个月的应收',
  en: 'a billing run',
  options: { community: { type: 'string' }, period: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(io) {
    const { companyId, communityId } = await communityOf(io)
    const input = { communityId, period: requiredOption(io, 'period'), day: today(io) }
    const dryRun = io.options['dry-run'] === true
    const progress = (done: number) => io.progress(done, null, '出账')
    const run = dryRun
      ? await inRehearsal(io.database, contextFor(io, companyId), (tx) => bill(tx, input, progress))
      : await transact(io, companyId, (tx) => bill(tx, input, progress))
    const { runId, sumFen, parkedRows, unplaced, ...counts } = run
    const json = { runId: dryRun ? null : runId, dryRun, ...counts, sum: yuan(sumFen), parkedRows, unplaced }
    const text = [
      `${input.period}${dryRun ? '（试算，未入账）' : ''}：应计 ${run.in}，已出 ${run.done}，挂起 ${run.parked}，略过 ${run.skipped}，合计 ${yuan(sumFen)} 元`,
      ...run.warnings.map((warning) => `提示：${warning.zh}`),
      ...parkedLines(parkedRows),
    ].join('\n')
    return { json, text }
  },
}

const rechargeCommand: CliCommand = {
  words: 'recharge',
  usage: 'recharge --community CODE [--on DAY]',
  zh: '改户重计：过户登记晚于出账的应收，按天改由当日责任人承担',
  en: 'charges again, by the day, what a sale told late has put on the wrong household',
  options: { community: { type: 'string' } },
  async run(io) {
    const { companyId, communityId } = await communityOf(io)
    const recharged = await transact(io, companyId, (tx) =>
      rechargePosted(tx, { communityId, day: today(io) }),
    )
    const { sumFen, parkedRows, ...counts } = recharged
    const text = [
      `改户重计：${recharged.in} 笔，已重计 ${recharged.done} 笔为 ${recharged.charges} 笔，合计 ${yuan(sumFen)} 元，挂起 ${recharged.parked} 笔`,
      ...parkedLines(parkedRows),
    ].join('\n')
    return { json: { ...counts, sum: yuan(sumFen), parkedRows }, text }
  },
}

const receiveCommand: CliCommand = {
  words: 'receive',
  usage:
    'receive --account ID|CODE/room --amount 123.45 --method cash|pos|transfer|other [--for CHARGE[=OPEN]…] [--note TEXT] [--till CODE] [--key K] [--on DAY]',
  zh: '收款并按民法典第五百六十、五百六十一条抵充',
  en: 'a receipt with its allocation',
  options: {
    account: { type: 'string' },
    amount: { type: 'string' },
    method: { type: 'string' },
    for: { type: 'string', multiple: true },
    note: { type: 'string' },
    till: { type: 'string' },
    key: { type: 'string' },
  },
  async run(io) {
    const place = await accountPlace(io)
    const amount = amountOption(io, 'amount', requiredOption(io, 'amount'))
    const receipt = await transact(io, place.companyId, async (tx) => {
      const accountId =
        'accountId' in place
          ? place.accountId
          : await findAccount(tx, { communityId: place.communityId, room: place.room, day: today(io) })
      const till = textOption(io, 'till')
      return receive(tx, {
        communityId: place.communityId,
        accountId,
        amountFen: amount,
        method: requiredOption(io, 'method') as Method,
        note: textOption(io, 'note'),
        day: today(io),
        key: textOption(io, 'key') ?? randomUUID(),
        charges: named(io),
        ...(till
          ? { tillId: await openTill(tx, { communityId: place.communityId, code: till, name: till }) }
          : {}),
      })
    })
    return { json: receiptJson(receipt), text: receiptText(receipt) }
  },
}

const reverseCommand: CliCommand = {
  words: 'reverse',
  usage: 'reverse RECEIPT --reason TEXT [--community CODE] [--on DAY]',
  zh: '冲正一张收据（号码保留，核销重算）',
  en: 'takes a receipt back; its number stays',
  options: { community: { type: 'string' }, reason: { type: 'string' } },
  async run(io) {
    const [wanted] = io.args
    if (!wanted)
      throw platformProblems.bad_input({ where: 'RECEIPT', detail: '必须给出收据号或编号 (required)' })
    const { companyId, communityId } = await receiptPlace(io, wanted)
    const reversal = await transact(io, companyId, async (tx) => {
      const receipt = await findReceipt(tx, communityId, wanted)
      if (!receipt) throw ledgerProblems.receipt_not_found({ receipt: wanted })
      const reason = requiredOption(io, 'reason')
      return reverse(tx, { communityId, receiptId: receipt.receipt_id, reason, day: today(io) })
    })
    return {
      json: { ...reversal, amountFen: undefined, amount: yuan(reversal.amountFen) },
      text: `已冲正收据 ${reversal.receiptNo}，${yuan(reversal.amountFen)} 元，重算 ${reversal.moved} 处核销`,
    }
  },
}

const adjustCommand: CliCommand = {
  words: 'adjust',
  usage: 'adjust CHARGE --community CODE (--less 12.30 | --more 12.30) --reason TEXT [--key ID] [--on DAY]',
  zh: '调整一笔应收：调减或补收，写明原因，可撤回',
  en: 'adjusts a charge, less or more, with a reason; it can be reversed',
  options: {
    community: { type: 'string' },
    less: { type: 'string' },
    more: { type: 'string' },
    reason: { type: 'string' },
    key: { type: 'string' },
  },
  async run(io) {
    const chargeId = argument(io, 'CHARGE')
    const { companyId, communityId } = await communityOf(io)
    const adjustment = await transact(io, companyId, (tx) =>
      adjust(tx, {
        communityId,
        chargeId,
        amountFen: lessOrMore(io),
        reason: requiredOption(io, 'reason'),
        day: today(io),
        key: textOption(io, 'key') ?? randomUUID(),
      }),
    )
    const { amountFen, runId: _, ...facts } = adjustment
    const again = adjustment.repeated ? '（此编号已调整过，未重复调整）' : ''
    return {
      json: { ...facts, amount: yuan(amountFen) },
      text: [`调整 ${adjustment.adjustmentId}${again}`, ...becauseLines(adjustment.because)].join('\n'),
    }
  },
}

const reverseAdjustmentCommand: CliCommand = {
  words: 'adjustment reverse',
  usage: 'adjustment reverse ADJUSTMENT --community CODE --reason TEXT [--on DAY]',
  zh: '撤回一笔调整',
  en: 'takes an adjustment back',
  options: { community: { type: 'string' }, reason: { type: 'string' } },
  async run(io) {
    const adjustmentId = argument(io, 'ADJUSTMENT')
    const { companyId, communityId } = await communityOf(io)
    const reversed = await transact(io, companyId, (tx) =>
      reverseAdjustment(tx, {
        communityId,
        adjustmentId,
        reason: requiredOption(io, 'reason'),
        day: today(io),
      }),
    )
    return {
      json: { ...reversed, amountFen: undefined, amount: yuan(reversed.amountFen) },
      text: `已撤回调整 ${adjustmentId}，${yuan(reversed.amountFen)} 元，重算 ${reversed.moved} 处核销`,
    }
  },
}

export const ledgerCommands: CliCommand[] = [
  billCommand,
  rechargeCommand,
  receiveCommand,
  reverseCommand,
  adjustCommand,
  reverseAdjustmentCommand,
]

/** `--less 12.30` or `--more 12.30`: a sign is too easily lost. */
function lessOrMore(io: CliIo): number {
  const [less, more] = [textOption(io, 'less'), textOption(io, 'more')]
  const given = less ?? more
  const amount = given === undefined ? null : amountOption(io, less ? 'less' : 'more', given)
  if (amount === null || amount <= 0 || (less && more)) {
    throw platformProblems.bad_input({
      where: '--less / --more',
      detail: '写明其中一个，金额大于零 (one of them, more than zero)',
    })
  }
  return less ? -amount : amount
}

function argument(io: CliIo, name: string): string {
  const [given] = io.args
  if (!given) throw platformProblems.bad_input({ where: name, detail: '必须给出编号 (required)' })
  return given
}

function parkedLines(rows: readonly { room: string; feeItem: string; zh: string }[]): string[] {
  return rows.slice(0, 20).map((row) => `挂起 ${row.room} ${row.feeItem}：${row.zh}`)
}

function today(io: CliIo) {
  return dayOption(io, 'on', localDay(io.at, 'Asia/Shanghai'))
}

function amountOption(io: CliIo, name: string, text: string) {
  const amount = parseYuan(text)
  if (amount === null)
    throw platformProblems.bad_input({ where: `--${name}`, detail: `${text} 不是金额，应如 123.45` })
  return amount
}

/** `--for CHARGE` or `--for CHARGE=170.21`, the open amount that was seen. */
function named(io: CliIo) {
  const given = io.options['for']
  return (Array.isArray(given) ? given : []).map((text) => {
    const [chargeId, seen] = String(text).split('=') as [string, string | undefined]
    return seen === undefined ? { chargeId } : { chargeId, openFen: amountOption(io, 'for', seen) }
  })
}

type Place = { companyId: string; communityId: string }

/** An account by id, or by community and room: `GARDEN/3-2-1502`. */
async function accountPlace(io: CliIo): Promise<Place & ({ accountId: string } | { room: string })> {
  const text = requiredOption(io, 'account')
  const slash = text.indexOf('/')
  if (slash > 0) {
    const { companyId, communityId } = await communityByCode(io.database, text.slice(0, slash))
    return { companyId, communityId, room: text.slice(slash + 1) }
  }
  const place = await placeOf(io, text, (tx) => tx.row(COMMUNITY_OF_ACCOUNT, { account_id: text }))
  if (!place) throw ledgerProblems.account_not_found({ account: text })
  return { ...place, accountId: text }
}

async function receiptPlace(io: CliIo, wanted: string): Promise<Place> {
  if (textOption(io, 'community')) return communityOf(io)
  const place = await placeOf(io, wanted, (tx) => tx.row(COMMUNITY_OF_RECEIPT, { receipt_id: wanted }))
  if (place) return place
  // A number such as T1-000012 is told apart by its community; with one community there is no doubt.
  const [only, ...others] = await allCommunities(io.database)
  if (only && others.length === 0) return only
  throw ledgerProblems.receipt_not_found({ receipt: wanted })
}

/** Looks through the companies of this installation for something known by id alone. */
async function placeOf(
  io: CliIo,
  id: string,
  look: (tx: Parameters<Parameters<typeof read>[2]>[0]) => Promise<unknown>,
): Promise<Place | null> {
  if (!UUID.test(id)) return null
  const companies = new Set((await allCommunities(io.database)).map((community) => community.companyId))
  for (const companyId of companies) {
    const found = (await read(io, companyId, look)) as { community_id: string } | null
    if (found) return { companyId, communityId: found.community_id }
  }
  return null
}

function receiptJson(receipt: Receipt) {
  return {
    receiptId: receipt.receiptId,
    receiptNo: receipt.receiptNo,
    accountId: receipt.accountId,
    amount: yuan(receipt.amountFen),
    method: receipt.method,
    day: receipt.day,
    allocations: receipt.allocations.map((one) => ({ chargeId: one.chargeId, amount: yuan(one.amountFen) })),
    credit: yuan(receipt.creditFen),
    repeated: receipt.repeated,
    because: receipt.because,
  }
}

function receiptText(receipt: Receipt): string {
  const again = receipt.repeated ? '（此编号已收过，未重复入账）' : ''
  return [
    `收据 ${receipt.receiptNo}，${yuan(fen(receipt.amountFen))} 元${again}`,
    ...becauseLines(receipt.because),
  ].join('\n')
}
