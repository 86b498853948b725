import { createHash } from 'node:crypto'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Day, localDay } from '../../../rules/day.ts'
import { sum, yuanInCapitals } from '../../../rules/money.ts'
import type { WordingVerdict } from '../../../rules/wording/model.ts'
import { amountWords, lineWords, type NoticeLine } from '../model.ts'
import { fillTemplate, type Values } from '../templates/fill.ts'
import { screenFilledText, type UsedTemplate } from '../templates/screen-text.ts'

const placeSql = sqlFile(import.meta.url, '../sql/place.sql')
const zoneSql = sqlFile(import.meta.url, '../sql/zone.sql')

/** Who writes and under which contract. `contract` null: none is recorded for that day. */
export type Place = {
  company: string
  community: string
  address: string | null
  hotline: string | null
  payment_instructions: string | null
  contract: string | null
  contract_from: Day | null
  fee_clause: string | null
  due_clause: string | null
  late_fee_clause: string | null
  arbitration_clause: string | null
}

/** The community's own day at the instant of the transaction. */
export async function communityDay(tx: Tx, communityId: string): Promise<Day> {
  const row = await tx.row<{ zone: string }>(zoneSql, { community_id: communityId })
  if (!row) throw new Error(`no community ${communityId}`)
  return localDay(tx.at, row.zone)
}

export async function readPlace(tx: Tx, communityId: string, day: Day): Promise<Place> {
  const place = await tx.row<Place>(placeSql, { community_id: communityId, day })
  if (!place) throw new Error(`no community ${communityId}`)
  return place
}

export type Letter = {
  place: Place
  household: string
  lines: readonly NoticeLine[]
  day: Day
  number?: string
  period?: string
  deadlineDays?: number | null
}

/** `wording`: pass, or for review: then somebody looks at it before it leaves. */
export type Written = { title: string; text: string; sha256: string; wording: WordingVerdict }

/**
 * Title and text of a template filled for one household, with the seal over both; or the verdict that stops it. The
 * template was screened when it was saved: names, instructions and clauses filled in are screened here, every time.
 */
export function writeText(template: UsedTemplate, letter: Letter): Written | { stopped: WordingVerdict } {
  const values = valuesOf(letter)
  const title = fillTemplate(template.title, values)
  const text = fillTemplate(template.body, values)
  const wording = screenFilledText(
    template,
    { title, body: text },
    {
      arbitrates: Boolean(letter.place.arbitration_clause),
      written: WRITTEN.map((name) => values[name] ?? ''),
    },
  )
  return wording.verdict === 'block'
    ? { stopped: wording }
    : { title, text, sha256: sealOf(title, text), wording }
}

export function sealOf(title: string, text: string): string {
  return createHash('sha256').update(`${title}\n${text}`).digest('hex')
}

/** What people wrote into the books; the rest is made by us from figures. */
const WRITTEN = [
  ...(['company', 'community', 'address', 'hotline', 'pay', 'household', 'contract'] as const),
  ...(['fee_clause', 'due_clause', 'late_fee', 'route'] as const),
]

const COURT = '可以依法向人民法院提起诉讼'

function valuesOf({ place, household, lines, day, number, period, deadlineDays }: Letter): Values {
  const rooms = [...new Set(lines.map((line) => line.room))].sort().join('、')
  const due = lines.reduce<string>((day, line) => (day === '' || line.dueDay < day ? line.dueDay : day), '')
  return {
    number: number ?? '',
    day,
    company: place.company,
    community: place.community,
    address: place.address ?? '',
    hotline: place.hotline ?? '物业服务中心',
    pay: sentence(place.payment_instructions ?? '请到物业服务中心缴纳'),
    household,
    rooms,
    amounts: amountWords(lines),
    lines: lineWords(lines),
    capitals: yuanInCapitals(sum(lines.map((line) => line.owedFen))),
    period: period ?? '',
    due_day: due,
    deadline_days: deadlineDays ? String(deadlineDays) : '',
    contract: place.contract ?? '',
    contract_from: place.contract_from ?? '',
    fee_clause: place.fee_clause ?? '',
    due_clause: place.due_clause ?? '',
    late_fee: place.late_fee_clause
      ? `合同约定：${place.late_fee_clause}。本函未计收，我司保留依约主张的权利。`
      : '合同未约定违约金，本函不主张违约金。',
    route: place.arbitration_clause ? `可以依合同约定申请仲裁（${place.arbitration_clause}）` : COURT,
  }
}

function sentence(text: string): string {
  return /[。！？.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`
}
