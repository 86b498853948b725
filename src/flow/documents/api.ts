import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { type ApiContext, implementApi } from '../../platform/http/api.ts'
import type { Flag } from '../../rules/wording/model.ts'
import { collectionsProblems } from '../collections/problems.ts'
import { documentPage, printBillNotice, printReminderSlip, readDocument } from './commands/print-paper.ts'
import { approveTemplate, saveTemplate } from './commands/save-template.ts'
import { documentsContract } from './contract.ts'
import { PLACEHOLDERS } from './templates/fill.ts'
import { SHIPPED, type TemplateCode } from './templates/shipped.ts'

const LIST_TEMPLATES = sqlFile(import.meta.url, './sql/list-templates.sql')
const IS_OWN = sqlFile(import.meta.url, './sql/is-own-household.sql')

const os = implementApi(documentsContract)

export const documentsRouter = os.router({
  templates: os.templates.handler(({ context }) =>
    context.read(async (tx) => ({ placeholders: { ...PLACEHOLDERS }, templates: await listTemplates(tx) })),
  ),
  saveTemplate: os.saveTemplate.handler(({ input, context }) =>
    context.write((tx) => saveTemplate(tx, input)),
  ),
  approveTemplate: os.approveTemplate.handler(async ({ input, context }) => {
    await context.write((tx) => approveTemplate(tx, input))
    return {}
  }),
  document: os.document.handler(({ input, context }) =>
    context.read((tx) => readDocument(tx, { ...input, stewardId: context.stewardId, day: context.day })),
  ),
  printDocument: os.printDocument.handler(async ({ input, context }) => {
    const scope = { ...input, stewardId: context.stewardId, day: context.day }
    const document = await context.read((tx) => readDocument(tx, scope))
    return htmlFile(`${document.title}.html`, documentPage(document, input.paper))
  }),
  printBillNotice: os.printBillNotice.handler(async ({ input, context }) => {
    const { name, html } = await forOwn(context, input, (tx) => printBillNotice(tx, input))
    return htmlFile(name, html)
  }),
  printReminderSlip: os.printReminderSlip.handler(async ({ input, context }) => {
    const { name, html } = await forOwn(context, input, (tx) => printReminderSlip(tx, input))
    return htmlFile(name, html)
  }),
})

type TemplateRow = {
  templateId: string | null
  code: TemplateCode
  version: number
  form: 'message' | 'paper'
  title: string
  body: string
  savedBy: string
  savedAt: Date | null
  approvedBy: string | null
  approvedAt: Date | null
  approvedFlags: Flag[]
}

/** The company's versions; shipped texts it has no version of yet stand as version 0. */
async function listTemplates(tx: Tx): Promise<TemplateRow[]> {
  const rows = await tx.rows<TemplateRow>(LIST_TEMPLATES, { company_id: tx.companyId })
  const missing = SHIPPED.filter((shipped) => !rows.some((row) => row.code === shipped.code))
  const shipped = {
    templateId: null,
    version: 0,
    savedBy: 'system:shipped',
    savedAt: null,
    approvedBy: 'system:shipped',
    approvedAt: null,
    approvedFlags: [],
  }
  return [...rows, ...missing.map((one) => ({ ...one, ...shipped }))]
}

function forOwn<Result>(
  context: ApiContext,
  where: { communityId: string; householdId: string },
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return context.read(async (tx) => {
    if (context.stewardId !== null) {
      const key = { community_id: where.communityId, household_id: where.householdId }
      const own = await tx.row(IS_OWN, { ...key, steward_id: context.stewardId, day: context.day })
      if (!own) throw collectionsProblems.not_your_household()
    }
    return work(tx)
  })
}

function htmlFile(name: string, html: string): File {
  return new File([html], name, { type: 'text/html; charset=utf-8' })
}
