/** `import roster` and `import undo`. */
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import {
  allCommunities,
  type CliCommand,
  type CliIo,
  type CliResult,
  type CommunityRef,
  communityOf,
  dayOption,
  read,
  textOption,
  transact,
} from '../../platform/cli.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { platformProblems } from '../../platform/problems.ts'
import { type Day, localDay } from '../../rules/day.ts'
import { Problem, type ProblemJson } from '../../rules/problem.ts'
import { acceptRoster } from './commands/accept-roster.ts'
import { dryRunRoster } from './commands/dry-run-roster.ts'
import { importRoster } from './commands/import-roster.ts'
import { findMapping } from './commands/save-mapping.ts'
import { undoImport } from './commands/undo-import.ts'
import type { ImportFile, RosterReport, SavedMapping } from './model.ts'
import { importProblems } from './problems.ts'
import { savedMapping } from './reading/model.ts'

const importOfId = sqlFile(import.meta.url, './sql/import-of-id.sql')

export const importCommands: CliCommand[] = [
  {
    words: 'import roster',
    usage: 'import roster FILE… --community CODE [--dry-run] [--map FILE] [--accept REPORT_HASH] [--on DAY]',
    zh: '导入房产与业主（.xlsx/.xls/.csv，先试运行，再确认）',
    en: 'import premises and owners; a dry run first, then accept its report',
    options: {
      community: { type: 'string' },
      'dry-run': { type: 'boolean' },
      map: { type: 'string' },
      accept: { type: 'string' },
    },
    run: importFiles,
  },
  {
    words: 'import undo',
    usage: 'import undo ID [--on DAY]',
    zh: '整批撤销一次导入',
    en: 'take one import back, whole',
    run: undo,
  },
]

type Answer = { json: unknown; text: string; refused: boolean }

async function importFiles(io: CliIo): Promise<CliResult> {
  const community = await communityOf(io)
  if (io.args.length === 0)
    throw platformProblems.bad_input({ where: 'FILE', detail: '必须给出文件 (required)' })
  const day = dayOption(io, 'on', localDay(io.at, 'Asia/Shanghai'))
  const mapping = await mappingOption(io, community)
  const dryRun = io.options['dry-run'] === true
  const several = io.args.length > 1
  const answers: Answer[] = []
  for (const path of io.args) {
    const answer = await importOne(io, community, path, day, mapping).catch((error) =>
      refusal(error, path, several),
    )
    answers.push(answer)
    // What follows may build on what was refused; a dry run builds on nothing.
    if (answer.refused && !dryRun) break
  }
  return {
    json: answers[0]?.json,
    ...(several ? { jsonLines: answers.map((answer) => answer.json) } : {}),
    text: answers.map((answer) => answer.text).join('\n\n'),
    exitCode: answers.some((answer) => answer.refused) ? 2 : 0,
  }
}

async function importOne(
  io: CliIo,
  community: CommunityRef,
  path: string,
  day: Day,
  mapping: SavedMapping | null,
): Promise<Answer> {
  const file = await openFile(path)
  const input = { communityId: community.communityId, file, day, mapping }
  const reportHash = textOption(io, 'accept')
  if (io.options['dry-run'] === true) {
    return answer(await transact(io, community.companyId, (tx) => dryRunRoster(tx, input, io.progress)))
  }
  if (reportHash) {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const accepted = { communityId: community.communityId, reportHash, sha256, file: file.name }
    return answer(await transact(io, community.companyId, (tx) => acceptRoster(tx, accepted, io.progress)))
  }
  const report = await transact(io, community.companyId, (tx) => importRoster(tx, input, io.progress))
  return answer(report, report.committed ? null : importProblems.rows_have_errors(report).toJSON())
}

function answer(report: RosterReport, problem: ProblemJson | null = null): Answer {
  return {
    json: problem ? { ...report, problem: { ...problem, facts: {} } } : report,
    text: [...reportLines(report), ...(problem ? [problem.message, `→ ${problem.next}`] : [])].join('\n'),
    refused: problem !== null,
  }
}

/** One refused file among several is a line of its own; alone, it is the command's Problem. */
function refusal(error: unknown, path: string, several: boolean): Answer {
  if (!(error instanceof Problem) || !several) throw error
  const problem = error.toJSON()
  return {
    json: { file: basename(path), sha256: problem.facts['sha256'] ?? null, problem },
    text: `${basename(path)}\n${problem.message}\n→ ${problem.next}`,
    refused: true,
  }
}

const SHOWN = 40

function reportLines(report: RosterReport): string[] {
  const errors = report.problems.filter((one) => one.severity === 'error').length
  const { totals } = report
  const state = report.importId
    ? `已导入，编号 ${report.importId}`
    : report.committed
      ? '没有新内容'
      : '未导入'
  return [
    `${report.file}  ${state}`,
    `共 ${report.rows} 行：接受 ${report.accepted}（新增 ${report.created}，变更 ${report.changed}，未变 ${report.unchanged}），跳过 ${report.skipped}`,
    `合计 ${totals.premises} 套，${totals.owners} 位业主，${totals.areaM2} ㎡，期初欠费 ${totals.arrears} 元`,
    `错误 ${errors} 处，提醒 ${report.problems.length - errors} 处`,
    ...report.problems.slice(0, SHOWN).map((one) => {
      const place = [one.sheet, one.cell].filter(Boolean).join('!') || '整个文件'
      return `  ${one.severity === 'error' ? '错误' : '提醒'} ${place}  ${one.message} → ${one.suggestion}`
    }),
    ...(report.problems.length > SHOWN ? [`  …另有 ${report.problems.length - SHOWN} 处，见 --json`] : []),
    `报告编号 ${report.reportHash}`,
  ]
}

async function openFile(path: string): Promise<ImportFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch (error) {
    throw importProblems.file_not_readable({ file: path, detail: (error as NodeJS.ErrnoException).code })
  }
}

/** `--map`: a JSON file, or the name of a mapping the company has saved. */
async function mappingOption(io: CliIo, community: CommunityRef): Promise<SavedMapping | null> {
  const given = textOption(io, 'map')
  if (!given) return null
  const text = await readFile(given, 'utf8').catch(() => null)
  if (text === null) {
    const saved = await read(io, community.companyId, (tx) => findMapping(tx, given))
    if (saved) return saved
    throw importProblems.file_not_readable({ file: given, detail: 'ENOENT' })
  }
  const parsed = savedMapping.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw importProblems.mapping_not_readable({ detail: `${issue?.path.join('.')} ${issue?.message}` })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw importProblems.mapping_not_readable({ detail: (error as Error).message })
  }
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

async function undo(io: CliIo): Promise<CliResult> {
  const [importId] = io.args
  if (!importId) throw platformProblems.bad_input({ where: 'ID', detail: '必须给出导入编号 (required)' })
  const companyId = UUID.test(importId) ? await companyOfImport(io, importId) : null
  if (!companyId) throw importProblems.import_not_found({ importId })
  const day = dayOption(io, 'on', localDay(io.at, 'Asia/Shanghai'))
  const undone = await transact(io, companyId, (tx) => undoImport(tx, { importId, day }))
  const text = [
    `已撤销导入 ${importId}`,
    `撤销前 ${undone.hashBefore}`,
    `撤销后 ${undone.hashAfter}${undone.restored ? '（与导入前一致）' : '（导入之后另有变动）'}`,
  ]
  return { json: undone, text: text.join('\n') }
}

// An id says nothing of its company, and row-level security shows one company at a time.
async function companyOfImport(io: CliIo, importId: string): Promise<string | null> {
  const companies = new Set((await allCommunities(io.database)).map((community) => community.companyId))
  for (const companyId of companies) {
    if (await read(io, companyId, (tx) => tx.row(importOfId, { import: importId }))) return companyId
  }
  return null
}
