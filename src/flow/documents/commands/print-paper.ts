import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { clear, type NoticeKind } from '../../../rules/gate.ts'
import type { Standing } from '../../../rules/dunning.ts'
import { wordingFacts } from '../../../rules/wording/facts.ts'
import { deriveStanding } from '../../collections/commands/derive-standings.ts'
import { type Claims, claimsOf, type Form, type NoticeLine, TEMPLATE_OF } from '../model.ts'
import type { Paper } from '../print/page.ts'
import { billNoticePage, letterPage } from '../print/papers.ts'
import { documentsProblems } from '../problems.ts'
import { SHIPPED, type ShippedTemplate } from '../templates/shipped.ts'
import { linesOf } from './notice-lines.ts'
import type { TemplateInUse } from './seed-templates.ts'
import { communityDay, readPlace, type Written, writeText } from './write-text.ts'

const inUse = sqlFile(import.meta.url, '../sql/templates-in-use.sql')
const householdName = sqlFile(import.meta.url, '../sql/household-names.sql')

type Where = { communityId: string; householdId: string }

/**
 * 缴费通知单 of a month as HTML. Problems: nothing_to_print (paid, or never billed), unlawful_wording,
 * wording_for_review.
 */
export async function printBillNotice(
  tx: Tx,
  input: Where & { period: string; paper: Paper },
): Promise<{ name: string; html: string }> {
  const desk = await openDesk(tx, input)
  const notice = {
    ...input,
    kind: 'bill_notice' as const,
    step: `bill:${input.period}`,
    standing: desk.standing,
  }
  const [lines] = await linesOf(tx, input.communityId, [notice])
  if (!lines || lines.length === 0) {
    throw documentsProblems.nothing_to_print({
      why: `${input.period} 没有未缴费用`,
      whyEn: `nothing is open of ${input.period}`,
    })
  }
  const template = await templateFor(tx, 'bill_notice')
  const letter = { place: desk.place, household: desk.household, lines, day: desk.day, period: input.period }
  const printed = { ...lawful(writeText(template, letter)), household: desk.household, lines }
  const shown = {
    community: desk.place.community,
    pay: desk.place.payment_instructions ?? '请到物业服务中心缴纳',
    hotline: desk.place.hotline ?? '物业服务中心',
  }
  return { name: `缴费通知单-${input.period}.html`, html: billNoticePage(printed, shown, input.paper) }
}

/**
 * A sealed reminder slip of what is due soon or overdue now, as HTML: no debt on its outside. The gate is asked first, as
 * for anything else that leaves. Problems: nothing_to_print, may_not_remind (held, promised, disputed), unlawful_wording,
 * wording_for_review.
 */
export async function printReminderSlip(
  tx: Tx,
  input: Where & { paper: Paper },
): Promise<{ name: string; html: string }> {
  const desk = await openDesk(tx, input)
  const { standing } = desk
  const kind = standing.level === 'courtesy' ? 'courtesy_message' : 'friendly_message'
  const [lines] = await linesOf(tx, input.communityId, [{ ...input, kind, step: 'slip', standing }])
  if (!lines || lines.length === 0) {
    throw documentsProblems.nothing_to_print({
      why: '没有即将到期或已到期的未缴费用',
      whyEn: 'nothing is due',
    })
  }
  const template = await templateFor(tx, kind)
  const { place, household, day } = desk
  const written = lawful(writeText(template, { place, household, lines, day }))
  askGate(kind, written, lines, desk)
  const printed = { ...written, household: desk.household, lines }
  return { name: '缴费提醒.html', html: letterPage(printed, input.paper, true) }
}

type Desk = Awaited<ReturnType<typeof openDesk>>

async function openDesk(tx: Tx, where: Where) {
  const day = await communityDay(tx, where.communityId)
  const key = { community_id: where.communityId, household_ids: [where.householdId] }
  const named = await tx.row<{ name: string }>(householdName, key)
  if (!named) throw documentsProblems.document_not_found({ id: where.householdId })
  const { standing, disputeOpen } = await deriveStanding(tx, { ...where, day })
  return {
    day,
    place: await readPlace(tx, where.communityId, day),
    household: named.name,
    standing,
    disputeOpen,
  }
}

/** The company's approved text, or the shipped one where it has none yet. */
async function templateFor(tx: Tx, kind: NoticeKind): Promise<ShippedTemplate | TemplateInUse> {
  const code = TEMPLATE_OF[kind].paper
  const rows = await tx.rows<TemplateInUse>(inUse, { company_id: tx.companyId })
  const found = rows.find((row) => row.code === code) ?? SHIPPED.find((shipped) => shipped.code === code)
  if (!found) throw new Error(`no template ${code}`)
  return found
}

/** Paper is screened as everything that leaves. Problems: unlawful_wording, wording_for_review. */
function lawful(written: ReturnType<typeof writeText>): Written {
  if ('stopped' in written) throw documentsProblems.unlawful_wording(wordingFacts(written.stopped))
  const { wording } = written
  if (wording.verdict === 'review') throw documentsProblems.wording_for_review(wordingFacts(wording))
  return written
}

function askGate(
  kind: NoticeKind,
  { text, wording }: Written,
  lines: NoticeLine[],
  { day, standing, disputeOpen }: Desk,
) {
  const claims = claimsOf('paper', lines)
  const answer = clear({
    outgoing: text,
    kind,
    text,
    today: day,
    claims,
    ledger: claims,
    // A slip may be asked for at any overdue level; it stays friendly.
    standing: friendly(standing),
    anchorId: standing.anchorId ?? '',
    disputeOpen,
    templateApproved: true,
    wording,
    review: { open: false, withdrawn: false, released: [] },
    recipientOwes: true,
    contact: { allowed: true },
  })
  if ('cleared' in answer) return
  const [first] = answer.refused
  throw documentsProblems.may_not_remind({ why: first.zh, whyEn: first.en })
}

function friendly(standing: Standing): Standing {
  const overdue = standing.level === 'formal' || standing.level === 'legal_review'
  return overdue ? { ...standing, level: 'friendly' } : standing
}

const findDocument = sqlFile(import.meta.url, '../sql/find-document.sql')

export type StoredDocument = {
  documentId: string
  noticeId: string
  householdId: string
  household: string
  kind: NoticeKind
  form: Form
  revision: number
  title: string
  text: string
  claims: Claims
  sha256: string
  day: string
  at: Date
  /** Its words wait for somebody, or were withdrawn: it is read, and does not leave. */
  held: boolean
}

/** A sealed document as it was written. Problem: document_not_found. */
export async function readDocument(
  tx: Tx,
  input: { communityId: string; documentId: string; stewardId: string | null; day: string },
): Promise<StoredDocument> {
  const row = await tx.row<StoredDocument>(findDocument, {
    community_id: input.communityId,
    document_id: input.documentId,
    steward_id: input.stewardId,
    day: input.day,
  })
  if (!row) throw documentsProblems.document_not_found({ id: input.documentId })
  return row
}

/** A sealed document as a page to print; a slip is folded, a letter is not. Problem: text_held. */
export function documentPage(document: StoredDocument, paper: Paper): string {
  if (document.held) throw documentsProblems.text_held()
  const { title, text, sha256, household } = document
  const folded = document.kind !== 'demand_letter' && document.kind !== 'bill_notice'
  return letterPage({ title, text, sha256, household, lines: [] }, paper, folded)
}
