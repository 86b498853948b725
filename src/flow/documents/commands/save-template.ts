import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { LETTER_ELEMENTS } from '../../../rules/acts/facts-contact.ts'
import { LETTER_LINES, letterElementsIn } from '../../../rules/acts/letter.ts'
import { wordingFacts } from '../../../rules/wording/facts.ts'
import type { WordingVerdict } from '../../../rules/wording/model.ts'
import { documentsProblems } from '../problems.ts'
import { unknownPlaceholders } from '../templates/fill.ts'
import { screenText } from '../templates/screen-text.ts'
import { SHIPPED, type TemplateCode } from '../templates/shipped.ts'
import { type TemplateInUse, templatesInUse } from './seed-templates.ts'

const newest = sqlFile(import.meta.url, '../sql/newest-template.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-template.sql')
const find = sqlFile(import.meta.url, '../sql/find-template.sql')
const approve = sqlFile(import.meta.url, '../sql/insert-approval.sql')

/**
 * Saves a text as a new version. It is not sent before another person approves it; until then the version before stays
 * in use. Words that block are refused; what is for review is answered with the version, for whoever approves it.
 * Problems: unknown_placeholder, unlawful_wording, letter_incomplete.
 */
export async function saveTemplate(
  tx: Tx,
  input: { code: TemplateCode; title: string; body: string },
): Promise<{ templateId: string; version: number; wording: WordingVerdict }> {
  const { code, title, body } = input
  const unknown = unknownPlaceholders(`${title}\n${body}`)
  if (unknown.length > 0) throw documentsProblems.unknown_placeholder({ names: unknown.join('、') })
  const wording = refuseUnlawful(code, { title, body })
  if (code === 'demand_letter') refuseIncomplete(`${title}\n${body}`)
  await templatesInUse(tx)
  const known = await tx.row<{ version: number }>(newest, { company_id: tx.companyId, code })
  const version = (known?.version ?? 0) + 1
  const templateId = tx.newId()
  await tx.row(insert, {
    company_id: tx.companyId,
    id: templateId,
    code,
    version,
    form: SHIPPED.find((shipped) => shipped.code === code)?.form ?? 'message',
    title,
    body,
    saved_by: author(tx),
    at: tx.at,
  })
  tx.audit({ communityId: null, action: 'documents.save_template', subject: `template:${code}:${version}` })
  return { templateId, version, wording }
}

/** What a second pair of eyes should see, the approver sees; what is forbidden is not saved at all. */
function refuseUnlawful(code: TemplateCode, text: { title: string; body: string }): WordingVerdict {
  const wording = screenText(code, text)
  if (wording.verdict === 'block') throw documentsProblems.unlawful_wording(wordingFacts(wording))
  return wording
}

/** A demand letter is the ground of every later step: it leaves with all its elements or not at all. */
function refuseIncomplete(text: string) {
  const have = letterElementsIn(text)
  const missing = LETTER_ELEMENTS.filter((element) => !have.includes(element)).map((one) => LETTER_LINES[one])
  if (missing.length === 0) return
  const [names, namesEn] = [missing.map(({ zh }) => zh).join('、'), missing.map(({ en }) => en).join('; ')]
  throw documentsProblems.letter_incomplete({ names, namesEn })
}

/**
 * Approves a version written by somebody else; from now on it is the one in use. The words are screened again, for the
 * rule may have learnt: what it wants looked at must be named in `flags`, and is kept with the approval.
 * Problems: template_not_found, already_approved, own_text, unlawful_wording, flags_unseen.
 */
export async function approveTemplate(
  tx: Tx,
  input: { templateId: string; flags?: readonly string[] | undefined },
): Promise<void> {
  const key = { company_id: tx.companyId, template_id: input.templateId }
  type Row = TemplateInUse & { saved_by: string; approved_at: Date | null }
  const template = await tx.row<Row>(find, key)
  if (!template) throw documentsProblems.template_not_found()
  if (template.approved_at) throw documentsProblems.already_approved()
  if (template.saved_by === author(tx)) throw documentsProblems.own_text()
  const wording = refuseUnlawful(template.code, template)
  const unseen = wording.flags.filter((flag) => !input.flags?.includes(flag))
  if (unseen.length > 0) throw documentsProblems.flags_unseen(wordingFacts(wording))
  await tx.row(approve, { ...key, approved_by: author(tx), flags: wording.flags, at: tx.at })
  const subject = `template:${template.code}:${template.version}`
  const facts = { flags: wording.flags }
  tx.audit({ communityId: null, action: 'documents.approve_template', subject, facts })
}

function author({ actor }: Tx): string {
  return actor.kind === 'staff' ? `staff:${actor.id}` : `system:${actor.name}`
}
