/** Handlers of 导入. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { implementApi } from '../../platform/http/api.ts'
import { platformProblems } from '../../platform/problems.ts'
import type { Day } from '../../rules/day.ts'
import { importActions } from './can.ts'
import { dryRunRoster } from './commands/dry-run-roster.ts'
import { findMapping, listMappings, saveMapping } from './commands/save-mapping.ts'
import { undoImport } from './commands/undo-import.ts'
import { importsContract } from './contract.ts'
import { acceptJob } from './jobs.ts'
import { fileProblem } from './problems.ts'
import { columnsOfFile, markedWorkbook } from './reading/read-roster.ts'
import { findingsOf, findReport, storedFile } from './stored-report.ts'

const listImports = sqlFile(import.meta.url, './sql/list-imports.sql')
const countFindings = sqlFile(import.meta.url, './sql/count-findings.sql')

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const FIRST_PAGE = { severity: null, offset: 0, limit: 100 }

type Page = { severity?: 'error' | 'warning' | null | undefined; offset: number; limit: number }
type Listed = {
  importId: string
  file: string
  reportHash: string
  day: Day
  at: Date
  acceptedBy: string
  rows: number
  accepted: number
  created: number
  changed: number
  undoneAt: Date | null
  undoneBy: string | null
}

const os = implementApi(importsContract)

export const importsRouter = os.router({
  dryRun: os.dryRun.handler(async ({ input, context }) => {
    const { communityId, day = context.day } = input
    const file = { name: input.file.name, bytes: Buffer.from(await input.file.arrayBuffer()) }
    return context.write(async (tx) => {
      const mapping = input.mapping ? await namedMapping(tx, input.mapping) : null
      const { reportHash } = await dryRunRoster(tx, { communityId, file, day, mapping })
      return readReport(tx, communityId, reportHash, FIRST_PAGE)
    })
  }),
  columns: os.columns.handler(async ({ input }) => {
    const file = { name: input.file.name, bytes: Buffer.from(await input.file.arrayBuffer()) }
    const columns = await columnsOfFile(file)
    if ('refused' in columns) throw fileProblem(columns)
    return columns
  }),
  report: os.report.handler(({ input, context }) =>
    context.read((tx) => readReport(tx, input.communityId, input.reportHash, input)),
  ),
  workbook: os.workbook.handler(async ({ input, context }) => {
    const { file, findings } = await context.read(async (tx) => {
      const report = await findReport(tx, input.communityId, input.reportHash)
      const all = { offset: 0, limit: 1_000_000 }
      return {
        file: await storedFile(tx, input.communityId, report.fileId),
        findings: await findingsOf(tx, input.communityId, report.id, all),
      }
    })
    const marked = await markedWorkbook(file, findings)
    if ('refused' in marked) throw fileProblem(marked)
    const name = `${file.name.replace(/\.[^.]+$/, '')}-问题标注.xlsx`
    return new File([new Uint8Array(marked)], name, { type: XLSX })
  }),
  accept: os.accept.handler(async ({ input, context }) => {
    const { communityId, reportHash } = input
    const jobId = await context.write(async (tx) => {
      await findReport(tx, communityId, reportHash)
      return context.jobs.enqueue(tx, acceptJob.kind, communityId, { communityId, reportHash })
    })
    return { jobId }
  }),
  list: os.list.handler(({ input, context }) =>
    context.read(async (tx) => {
      const { communityId: community, offset, limit } = input
      const rows = await tx.rows<Listed>(listImports, { community, offset, limit })
      return rows.map((row) => ({ ...row, actions: importActions(row) }))
    }),
  ),
  undo: os.undo.handler(({ input, context }) =>
    context.write((tx) => undoImport(tx, { ...input, day: context.day })),
  ),
  mappings: os.mappings.handler(({ context }) => context.read((tx) => listMappings(tx))),
  saveMapping: os.saveMapping.handler(({ input, context }) => context.write((tx) => saveMapping(tx, input))),
})

async function readReport(tx: Tx, communityId: string, reportHash: string, page: Page) {
  const report = await findReport(tx, communityId, reportHash)
  const key = { community: communityId, report: report.id }
  const counts = await tx.row<{ errors: number; warnings: number }>(countFindings, key)
  const { severity = null, offset, limit } = page
  return {
    ...report.document,
    errors: counts?.errors ?? 0,
    warnings: counts?.warnings ?? 0,
    problems: await findingsOf(tx, communityId, report.id, { severity, offset, limit }),
  }
}

async function namedMapping(tx: Tx, name: string) {
  const mapping = await findMapping(tx, name)
  if (!mapping) throw platformProblems.not_found({ what: '列对应关系', id: name })
  return mapping
}
