/** The API of 文书: templates and their approval, sealed documents, and papers to print. */
import { z } from 'zod'
import { FLAGS } from '../../rules/wording/model.ts'
import { endpoint, zCommunity, zDay, zFen, zId, zPeriod } from '../../platform/http/contract.ts'

const words = (zh: string, en: string) => ({ zh, en })
const zCode = z.enum([
  'bill_message',
  'bill_notice',
  'courtesy_message',
  'courtesy_slip',
  'friendly_message',
  'friendly_slip',
  'demand_letter',
])
const zVerdict = z.object({
  verdict: z.enum(['pass', 'review', 'block']),
  flags: z.array(z.enum(FLAGS)),
  severity: z.enum(['none', 'warn', 'hard_block']),
  /** Offsets in title, line break, text; in UTF-16 units. */
  spans: z.array(z.object({ start: z.int(), end: z.int(), text: z.string(), flag: z.enum(FLAGS) })),
  suggestion: z.object({ zh: z.string(), en: z.string() }).nullable(),
})
const paper = z.enum(['A4', 'A5']).default('A4')
const household = zCommunity.extend({ householdId: zId, paper })

export const documentsContract = {
  templates: endpoint('GET', '/documents/templates', 'signed_in', words('文书模板', 'Templates')).output(
    z.object({
      placeholders: z.record(z.string(), z.string()),
      templates: z.array(
        z.object({
          templateId: zId.nullable(),
          code: zCode,
          version: z.int(),
          form: z.enum(['message', 'paper']),
          title: z.string(),
          body: z.string(),
          savedBy: z.string(),
          savedAt: z.date().nullable(),
          approvedBy: z.string().nullable(),
          approvedAt: z.date().nullable(),
          /** What the approval looked at and let stand. */
          approvedFlags: z.array(z.enum(FLAGS)),
        }),
      ),
    }),
  ),
  saveTemplate: endpoint(
    'POST',
    '/documents/templates',
    'collections.manage_procedure',
    words('保存模板的新版本', 'Save a new version of a template'),
  )
    .input(
      z.object({
        code: zCode,
        title: z.string().trim().min(1).max(100),
        body: z.string().trim().min(1).max(8000),
      }),
    )
    .output(z.object({ templateId: zId, version: z.int(), wording: zVerdict })),
  approveTemplate: endpoint(
    'POST',
    '/documents/templates/{templateId}/approval',
    'documents.approve_template',
    words('审批模板', 'Approve a template'),
  )
    .input(z.object({ templateId: zId, flags: z.array(z.enum(FLAGS)).max(FLAGS.length).optional() }))
    .output(z.object({})),
  document: endpoint(
    'GET',
    '/documents/{communityId}/documents/{documentId}',
    'documents.read',
    words('一份文书', 'One document'),
  )
    .input(zCommunity.extend({ documentId: zId }))
    .output(
      z.object({
        documentId: zId,
        noticeId: zId,
        householdId: zId,
        household: z.string(),
        kind: z.string(),
        form: z.enum(['message', 'paper']),
        revision: z.int(),
        title: z.string(),
        text: z.string(),
        claims: z.record(z.string(), zFen),
        sha256: z.string(),
        day: zDay,
        at: z.date(),
        /** Its words wait for somebody, or were withdrawn. */
        held: z.boolean(),
      }),
    ),
  printDocument: endpoint(
    'GET',
    '/documents/{communityId}/documents/{documentId}/print',
    'documents.read',
    words('打印一份文书', 'Print a document'),
  )
    .input(zCommunity.extend({ documentId: zId, paper }))
    .output(z.file()),
  printBillNotice: endpoint(
    'GET',
    '/documents/{communityId}/households/{householdId}/bill-notice',
    'documents.read',
    words('打印缴费通知单', 'Print a bill notice'),
  )
    .input(household.extend({ period: zPeriod }))
    .output(z.file()),
  printReminderSlip: endpoint(
    'GET',
    '/documents/{communityId}/households/{householdId}/reminder-slip',
    'documents.read',
    words('打印缴费提醒（密封，封面不含欠费）', 'Print a sealed reminder slip'),
  )
    .input(household)
    .output(z.file()),
}
