import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { CellValue, Tx } from '../../../platform/db/tx.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import type { Standing } from '../../../rules/dunning.ts'
import type { NoticeKind } from '../../../rules/gate.ts'
import type { Flag, WordingVerdict } from '../../../rules/wording/model.ts'
import { deriveStanding, deriveStandings } from '../../collections/commands/derive-standings.ts'
import { claimsOf, formOf, type NoticeLine, TEMPLATE_OF } from '../model.ts'
import type { TemplateCode } from '../templates/shipped.ts'
import { linesOf } from './notice-lines.ts'
import { recordReviews, type Reviewed } from './hold-text.ts'
import { type TemplateInUse, templatesInUse } from './seed-templates.ts'
import { communityDay, type Place, readPlace, writeText } from './write-text.ts'

const noticesToRender = sqlFile(import.meta.url, '../sql/notices-to-render.sql')
const noticeToRenderAgain = sqlFile(import.meta.url, '../sql/notice-to-render-again.sql')
const householdNames = sqlFile(import.meta.url, '../sql/household-names.sql')

/** A notice older than this is not written any more: the day it was meant for is over. */
const LOOK_BACK = 14
const BATCH = 500
/** Up to so many households are asked one by one; beyond, all standings are derived in one sweep. */
const ONE_BY_ONE = 200

type Notice = {
  notice_id: string
  household_id: string
  kind: NoticeKind
  step: string
  anchor_id: string
  deadline_days: number | null
  revision: number
}

export type Rendered = {
  documents: number
  /** Of them, for a person to look at before they leave. */
  held: number
  /** What could not or need not be written, with the reason. */
  skipped: Skipped[]
}

/** `wording`: a value filled in made the text one that must not leave; `flags` say what is wrong with it. */
type Skipped = {
  noticeId: string
  reason: 'nothing_owed' | 'no_contract' | 'no_template' | 'wording'
  flags?: readonly Flag[]
}

/**
 * Writes the notices of the last days that have no document yet, from the newest approved templates and what is owed
 * now; each is sealed by the hash of its text. A demand letter is only written under a recorded contract. Nothing to
 * write: nothing happens.
 */
export async function renderNotices(tx: Tx, input: { communityId: string }): Promise<Rendered> {
  const { communityId } = input
  const day = await communityDay(tx, communityId)
  const span = { since: addDays(day, -LOOK_BACK), day }
  const notices = await tx.rows<Notice>(noticesToRender, { community_id: communityId, ...span })
  if (notices.length === 0) return NOTHING_WRITTEN
  const place = await readPlace(tx, communityId, day)
  const lawful = (notice: Notice) => place.contract !== null || notice.kind !== 'demand_letter'
  const waiting = notices.filter((notice) => !lawful(notice))
  const result = await render(tx, { communityId, day, place }, notices.filter(lawful))
  await setAside(tx, communityId, day, result.skipped)
  return {
    ...result,
    skipped: [
      ...result.skipped,
      ...waiting.map(({ notice_id: noticeId }) => ({ noticeId, reason: 'no_contract' as const })),
    ],
  }
}

/** What need not be written is said once and not looked at again; a letter without a contract waits for one. */
async function setAside(tx: Tx, communityId: string, day: Day, skipped: readonly Skipped[]) {
  const rows = skipped.filter((one) => one.reason !== 'no_contract')
  if (rows.length === 0) return
  await tx.insertRows(
    'documents.unwritten',
    ['community_id', 'notice_id', 'company_id', 'reason', 'flags', 'day', 'at'],
    rows.map(({ noticeId, reason, flags = [] }) => [
      ...[communityId, noticeId, tx.companyId, reason],
      ...[[...flags], day, tx.at],
    ]),
  )
  const facts = { notices: rows.length }
  tx.audit({ communityId, action: 'documents.set_aside', subject: `day:${day}`, facts })
}

/** Writes one notice again, as a new revision, because what it said is no longer so or can no longer be sent so. */
export async function renderAgain(
  tx: Tx,
  input: { communityId: string; noticeId: string },
): Promise<Rendered> {
  const { communityId, noticeId } = input
  const day = await communityDay(tx, communityId)
  const notice = await tx.row<Notice>(noticeToRenderAgain, { community_id: communityId, notice_id: noticeId })
  if (!notice) return NOTHING_WRITTEN
  return render(tx, { communityId, day, place: await readPlace(tx, communityId, day) }, [notice])
}

async function render(tx: Tx, at: Omit<Desk, 'templates'>, notices: Notice[]): Promise<Rendered> {
  if (notices.length === 0) return NOTHING_WRITTEN
  const { communityId, day } = at
  const standings = await standingsOf(tx, communityId, day, notices)
  const desk: Desk = { ...at, templates: await templatesInUse(tx) }
  const result: Rendered = { ...NOTHING_WRITTEN, skipped: [] }
  for (let start = 0; start < notices.length; start += BATCH) {
    await renderBatch(tx, desk, notices.slice(start, start + BATCH), standings, result)
  }
  if (result.documents > 0) {
    const facts = { documents: result.documents, held: result.held, skipped: result.skipped.length }
    tx.audit({ communityId, action: 'documents.render_notices', subject: `day:${day}`, facts })
  }
  return result
}

type Desk = {
  communityId: string
  day: Day
  templates: Map<TemplateCode, TemplateInUse>
  place: Place
}

async function standingsOf(tx: Tx, communityId: string, day: Day, notices: Notice[]) {
  const wanted = new Set(notices.map((notice) => notice.household_id))
  const found = new Map<string, Standing>()
  if (wanted.size > ONE_BY_ONE) {
    for await (const { householdId, standing } of deriveStandings(tx, { communityId, day })) {
      if (wanted.has(householdId)) found.set(householdId, standing)
    }
  }
  for (const householdId of wanted) {
    if (found.has(householdId)) continue
    if (wanted.size > ONE_BY_ONE) found.set(householdId, NOTHING)
    else found.set(householdId, (await deriveStanding(tx, { communityId, day, householdId })).standing)
  }
  return found
}

const NOTHING_WRITTEN: Rendered = { documents: 0, held: 0, skipped: [] }
const NOTHING = { owed: [] as const } as unknown as Standing

const COLUMNS = [
  'community_id',
  'id',
  'company_id',
  'notice_id',
  'revision',
  'household_id',
  'kind',
  'form',
  'template_id',
  'title',
  'text',
  'claims',
  'sha256',
  'day',
  'at',
]

async function renderBatch(
  tx: Tx,
  desk: Desk,
  notices: Notice[],
  standings: Map<string, Standing>,
  result: Rendered,
) {
  const { communityId } = desk
  const lined = notices.map((notice) => ({
    householdId: notice.household_id,
    kind: notice.kind,
    step: notice.step,
    standing: standings.get(notice.household_id) ?? NOTHING,
  }))
  const lines = await linesOf(tx, communityId, lined)
  const names = await tx.rows<{ household_id: string; name: string; reachable: boolean }>(householdNames, {
    community_id: communityId,
    household_ids: notices.map((notice) => notice.household_id),
  })
  const known = new Map(names.map((row) => [row.household_id, row]))
  const rows: CellValue[][] = []
  const reviewed: Reviewed[] = []
  notices.forEach((notice, index) => {
    const household = known.get(notice.household_id)
    const written = writeNotice(tx, desk, notice, household, lines[index] ?? [])
    if ('reason' in written) result.skipped.push({ noticeId: notice.notice_id, ...written })
    else {
      rows.push(written.row)
      if (written.wording.verdict === 'review') reviewed.push(written)
    }
  })
  if (rows.length > 0) await tx.insertRows('documents.document', COLUMNS, rows)
  await recordReviews(tx, communityId, reviewed)
  result.documents += rows.length
  result.held += reviewed.length
}

function writeNotice(
  tx: Tx,
  desk: Desk,
  notice: Notice,
  household: { name: string; reachable: boolean } | undefined,
  lines: NoticeLine[],
): { row: CellValue[]; documentId: string; wording: WordingVerdict } | Omit<Skipped, 'noticeId'> {
  if (lines.length === 0) return { reason: 'nothing_owed' }
  if (notice.kind === 'demand_letter' && !desk.place.contract) return { reason: 'no_contract' }
  const form = formOf(notice.kind, household?.reachable ?? false)
  const template = desk.templates.get(TEMPLATE_OF[notice.kind][form])
  if (!template) return { reason: 'no_template' }
  const id = tx.newId()
  const written = writeText(template, {
    place: desk.place,
    household: household?.name ?? '',
    lines,
    day: desk.day,
    number: id.slice(-12).toUpperCase(),
    ...(notice.kind === 'bill_notice' ? { period: notice.step.slice('bill:'.length) } : {}),
    deadlineDays: notice.deadline_days,
  })
  if ('stopped' in written) return { reason: 'wording', flags: written.stopped.flags }
  const { title, text, sha256, wording } = written
  const head = [desk.communityId, id, tx.companyId, notice.notice_id, notice.revision, notice.household_id]
  const body = [
    notice.kind,
    form,
    template.template_id,
    title,
    text,
    claimsOf(form, lines),
    sha256,
    desk.day,
    tx.at,
  ]
  return { row: [...head, ...body], documentId: id, wording }
}
