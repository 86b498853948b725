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
import { inSnapshot, type Tx } from '../../platform/db/tx.ts'
import { platformProblems } from '../../platform/problems.ts'
import { becauseLines } from '../../rules/because.ts'
import { addDays, type Day, localDay } from '../../rules/day.ts'
import { type Fen, fen, parseYuan, yuan } from '../../rules/money.ts'
import { LEVEL_NAMES } from '../../rules/procedure.ts'
import { parseRoom } from '../../rules/room.ts'
import { DAYS_TO_REVIEW } from '../../rules/waiting-days.ts'
import { deriveStanding } from './commands/derive-standings.ts'
import { holdDunning } from './commands/hold-dunning.ts'
import { promiseToPay } from './commands/promise-to-pay.ts'
import { readTasks, type TaskRow } from './commands/read-tasks.ts'
import { runDunning } from './commands/run-dunning.ts'
import { type DunningRun, HOLD_REASONS, type HoldReason, type LevelCounts, REASONS } from './model.ts'
import { collectionsProblems } from './problems.ts'

const COMMUNITY_OF_HOUSEHOLD = sqlFile(import.meta.url, './sql/community-of-household.sql')
const HOUSEHOLD_OF_ROOM = sqlFile(import.meta.url, './sql/household-of-room.sql')
const REPORT_REASONS = sqlFile(import.meta.url, './sql/report-reasons.sql')
const ZONE = 'Asia/Shanghai'
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

const dun: CliCommand = {
  words: 'dun',
  usage: 'dun --community CODE --day DAY [--dry-run]',
  zh: '催缴批次：推算每户所处阶段，留下通知与任务',
  en: 'a dunning run',
  options: { community: { type: 'string' }, day: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(io) {
    const { companyId, communityId } = await communityOf(io)
    const day = dayOption(io, 'day', today(io))
    const dryRun = io.options['dry-run'] === true
    const run = dryRun
      ? await inSnapshot(io.database, contextFor(io, companyId), (tx) =>
          runDunning(tx, { communityId, day, preview: true }),
        )
      : await transact(io, companyId, (tx) => runDunning(tx, { communityId, day }))
    return { json: runJson(run), text: runText(run) }
  },
}

const explainLevel: CliCommand = {
  words: 'explain level',
  usage: 'explain level ACCOUNT|HOUSEHOLD|CODE/room [--as-of DAY]',
  zh: '为什么处于这个催缴阶段',
  en: 'why this household stands at its level',
  options: { 'as-of': { type: 'string' } },
  async run(io) {
    const day = dayOption(io, 'as-of', today(io))
    const place = await placeOf(io, io.args[0] ?? '', day)
    const { standing } = await read(io, place.companyId, (tx) => deriveStanding(tx, { ...place, day }))
    return { json: standing.because, text: becauseLines(standing.because).join('\n') }
  },
}

const reportTasks: CliCommand = {
  words: 'report tasks',
  usage: 'report tasks --community CODE [--as-of DAY]',
  zh: '待办的电话、上门、送函与法务评估：为什么是现在，现在可不可以',
  en: 'open tasks: why now, and whether now is allowed',
  options: { community: { type: 'string' }, 'as-of': { type: 'string' } },
  async run(io) {
    const { companyId, communityId } = await communityOf(io)
    const day = dayOption(io, 'as-of', today(io))
    const tasks = await read(io, companyId, (tx) => readTasks(tx, { communityId, day, stewardId: null }))
    return { json: tasks.map(taskJson), text: tasks.map(taskText).join('\n') || '没有待办。Nothing to do.' }
  },
}

const reportReasons: CliCommand = {
  words: 'report reasons',
  usage: 'report reasons --community CODE [--as-of DAY]',
  zh: '欠费原因：按每户最近一次联系所记',
  en: 'why households have not paid, by what each said last',
  options: { community: { type: 'string' }, 'as-of': { type: 'string' }, format: { type: 'string' } },
  async run(io) {
    const { companyId, communityId } = await communityOf(io)
    const day = dayOption(io, 'as-of', today(io))
    type Row = { reason: string; households: number; overdueFen: Fen }
    const rows = await read(io, companyId, (tx) =>
      tx.rows<Row>(REPORT_REASONS, { community_id: communityId, day, steward_id: null }),
    )
    const json = rows.map((row) => ({
      reason: row.reason,
      ...reasonWords(row.reason),
      households: row.households,
      overdue: yuan(row.overdueFen),
    }))
    const text = json.map((row) => `${row.zh}  ${row.households} 户  ${row.overdue} 元`).join('\n')
    return { json, text: text || '没有欠费。Nothing is overdue.' }
  },
}

const promise: CliCommand = {
  words: 'promise',
  usage: 'promise --account ACCOUNT|HOUSEHOLD|CODE/room --amount 123.45 --by DAY [--note TEXT] [--on DAY]',
  zh: '登记承诺缴费：到那一天为止不催缴',
  en: 'records a promise to pay',
  options: {
    account: { type: 'string' },
    amount: { type: 'string' },
    by: { type: 'string' },
    note: { type: 'string' },
  },
  async run(io) {
    const place = await placeOf(io, requiredOption(io, 'account'), today(io))
    const amount = parseYuan(requiredOption(io, 'amount'))
    if (amount === null) throw platformProblems.bad_input({ where: '--amount', detail: '应如 123.45' })
    const day = requiredOption(io, 'by')
    const note = textOption(io, 'note')
    const { companyId, communityId, householdId } = place
    const takenDay = today(io)
    const input = { communityId, householdId, amountFen: amount, day, takenDay, ...(note ? { note } : {}) }
    const made = await transact(io, companyId, (tx) => promiseToPay(tx, input))
    return { json: made, text: `已登记：${day} 前缴 ${yuan(amount)} 元，到期前不再催缴` }
  },
}

const hold: CliCommand = {
  words: 'hold',
  usage: `hold --account ACCOUNT|HOUSEHOLD|CODE/room --reason ${Object.keys(HOLD_REASONS).join('|')} [--review DAY] [--note TEXT] [--on DAY]`,
  zh: '暂停催缴，到复核日再看',
  en: 'holds dunning of a household',
  options: {
    account: { type: 'string' },
    reason: { type: 'string' },
    review: { type: 'string' },
    note: { type: 'string' },
  },
  async run(io) {
    const place = await placeOf(io, requiredOption(io, 'account'), today(io))
    const reviewDay = dayOption(io, 'review', addDays(today(io), DAYS_TO_REVIEW))
    const reason = requiredOption(io, 'reason') as HoldReason
    const note = textOption(io, 'note')
    const { companyId, communityId, householdId } = place
    const fromDay = today(io)
    const input = { communityId, householdId, reason, fromDay, reviewDay, ...(note ? { note } : {}) }
    const made = await transact(io, companyId, (tx) => holdDunning(tx, input))
    return { json: made, text: `已暂停催缴，${reviewDay} 复核` }
  },
}

export const collectionsCommands: CliCommand[] = [
  dun,
  explainLevel,
  reportTasks,
  reportReasons,
  promise,
  hold,
]

type Place = { companyId: string; communityId: string; householdId: string }

/** A household by its own id, by an account's, or as `CODE/room`. */
async function placeOf(io: CliIo, wanted: string, day: Day): Promise<Place> {
  const slash = wanted.indexOf('/')
  if (slash > 0) {
    const { companyId, communityId } = await communityByCode(io.database, wanted.slice(0, slash))
    const room = wanted.slice(slash + 1)
    const name = parseRoom(room)
    const values = { community_id: communityId, code: 'problem' in name ? room : name.code, day }
    const row = await read(io, companyId, (tx) => tx.row<{ household_id: string }>(HOUSEHOLD_OF_ROOM, values))
    if (row) return { companyId, communityId, householdId: row.household_id }
  } else if (UUID.test(wanted)) {
    const companies = new Set((await allCommunities(io.database)).map((community) => community.companyId))
    for (const companyId of companies) {
      const row = await read(io, companyId, (tx) => findPlace(tx, wanted))
      if (row) return { companyId, communityId: row.community_id, householdId: row.household_id }
    }
  }
  throw collectionsProblems.account_not_found({ id: wanted })
}

function findPlace(tx: Tx, id: string) {
  return tx.row<{ community_id: string; household_id: string }>(COMMUNITY_OF_HOUSEHOLD, { id })
}

function today(io: CliIo): Day {
  return dayOption(io, 'on', localDay(io.at, ZONE))
}

function reasonWords(reason: string): { zh: string; en: string } {
  return REASONS[reason as keyof typeof REASONS] ?? { zh: '尚未问明', en: 'not asked yet' }
}

function levelJson(level: LevelCounts) {
  const { overdueFen, agencyOverdueFen, ...counts } = level
  return {
    ...counts,
    ...LEVEL_NAMES[level.level],
    overdue: yuan(overdueFen),
    agencyOverdue: yuan(agencyOverdueFen),
  }
}

function runJson(run: DunningRun) {
  const { preview, levels, decisions, ...rest } = run
  return {
    ...rest,
    dryRun: preview,
    levels: levels.map(levelJson),
    decisions: decisions.map(({ overdueFen, ...one }) => ({ ...one, overdue: yuan(fen(overdueFen)) })),
  }
}

function runText(run: DunningRun): string {
  const head = `${run.day}${run.preview ? '（试算，未写入）' : ''}：共 ${run.in} 户，本次通知或派工 ${run.noticed}，等待 ${run.waiting}，暂缓 ${run.held}，无需催缴 ${run.nothingDue}`
  const levels = run.levels.map((level) => {
    const held = Object.entries(level.heldReasons).map(([by, count]) => `${HELD_BY[by] ?? by} ${count}`)
    const why = held.length > 0 ? `（${held.join('、')}）` : ''
    return `${LEVEL_NAMES[level.level].zh}：到达 ${level.reached}，通知 ${level.notices}，任务 ${level.tasks}，等待 ${level.waiting}，暂缓 ${level.held}${why}，已过应缴日 ${yuan(level.overdueFen)} 元`
  })
  const shown = run.preview ? run.decisions.slice(0, 20) : []
  return [
    head,
    ...levels,
    ...shown.map((one) => `  ${one.rooms.join('、')} ${one.household}：${one.zh}`),
  ].join('\n')
}

const HELD_BY: Record<string, string> = {
  hold: '已暂停',
  promise: '已承诺',
  dispute: '有异议',
  delivery: '催缴函待送达',
}

function taskJson({ standing, ...task }: TaskRow) {
  const { overdueFen, agencyOverdueFen, ...now } = standing
  return { ...task, standing: { ...now, overdue: yuan(overdueFen), agencyOverdue: yuan(agencyOverdueFen) } }
}

const TASK_WORDS: Record<TaskRow['kind'], string> = {
  call: '电话',
  visit: '上门',
  letter: '送达催缴函',
  legal_review: '法务评估',
}

function taskText(task: TaskRow): string {
  const now = task.allowed.allowed ? '现在可以' : `现在不可以：${task.allowed.zh}`
  return `${task.dueDay}  ${TASK_WORDS[task.kind]}  ${task.rooms.join('、')} ${task.household}  ${task.why.zh}  ${now}`
}
