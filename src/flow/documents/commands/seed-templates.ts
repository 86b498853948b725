import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Flag } from '../../../rules/wording/model.ts'
import { SHIPPED, type TemplateCode } from '../templates/shipped.ts'

const inUse = sqlFile(import.meta.url, '../sql/templates-in-use.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-template.sql')
const approve = sqlFile(import.meta.url, '../sql/insert-approval.sql')

export type TemplateInUse = {
  template_id: string
  code: TemplateCode
  version: number
  form: 'message' | 'paper'
  title: string
  body: string
  /** What its approval looked at and let stand. */
  approved_flags: Flag[]
}

const SHIPPED_BY = 'system:shipped'

/**
 * The approved templates of the company by code. A company without any gets the shipped texts as its version 1, approved
 * as shipped; what it already has is never touched.
 */
export async function templatesInUse(tx: Tx): Promise<Map<TemplateCode, TemplateInUse>> {
  const known = await read(tx)
  const missing = SHIPPED.filter((shipped) => !known.has(shipped.code))
  if (missing.length === 0) return known
  let written = 0
  for (const { code, form, title, body } of missing) {
    const row = { company_id: tx.companyId, id: tx.newId(), code, version: 1, form, title, body }
    const saved = await tx.row<{ id: string }>(insert, { ...row, saved_by: SHIPPED_BY, at: tx.at })
    if (!saved) continue
    await tx.row(approve, {
      company_id: tx.companyId,
      template_id: saved.id,
      approved_by: SHIPPED_BY,
      flags: [],
      at: tx.at,
    })
    written += 1
  }
  if (written > 0) {
    const facts = { templates: written }
    tx.audit({ communityId: null, action: 'documents.seed_templates', subject: 'templates', facts })
  }
  return read(tx)
}

async function read(tx: Tx): Promise<Map<TemplateCode, TemplateInUse>> {
  const rows = await tx.rows<TemplateInUse>(inUse, { company_id: tx.companyId })
  return new Map(rows.map((row) => [row.code, row]))
}
