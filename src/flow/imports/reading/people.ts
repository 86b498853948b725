/** Who a row speaks of: several owners, phones and IDs in a cell or in several columns, paired where they agree. */
import { checkIdNumber, checkPhone } from '../../../rules/identity.ts'
import type { Day } from '../../../rules/day.ts'
import { isNothing } from './cells.ts'
import type { FindingCode } from './finding-texts.ts'
import type { Field, Owner, Quarantined } from './model.ts'
import { nameProblem, ownerPieces, splitList } from './names.ts'
import type { Note } from './notes.ts'
import { checkShares, shareOut } from './shares.ts'

/** A cell's text with its place; one per column that feeds the field. */
export type Source = { text: string; cell: string; number?: boolean }
export type People = { owners: Owner[]; quarantined: Quarantined[] }
type Tell = (code: FindingCode, note: Note & { field: Field }) => void
type Draft = { owner: Owner; cell: string }

/** Owners with their usable phones and verified IDs; everything else is told and quarantined. */
export function peopleOf(
  sources: { owners: Source[]; phones: Source[]; ids: Source[]; shares: Source[] },
  today: Day,
  tell: Tell,
): People {
  const quarantined: Quarantined[] = []
  const drafts = ownersOf(sources.owners, quarantined, tell)
  if (sources.shares.length > 0) shareOut(drafts, sources.shares, tell)
  givePhones(drafts, sources.phones, sources.owners.length, quarantined, tell)
  giveIds(drafts, sources.ids, today, quarantined, tell)
  checkShares(drafts, tell)
  return { owners: drafts.map((draft) => draft.owner), quarantined }
}

function ownersOf(sources: Source[], quarantined: Quarantined[], tell: Tell): Draft[] {
  const drafts: Draft[] = []
  for (const { text, cell } of sources) {
    for (const piece of ownerPieces(text)) {
      const note = { cell, field: 'owners' as const, value: piece.name }
      const problem = nameProblem(piece.name)
      if (problem) tell(problem, note)
      if (problem === 'owner_name_invisible') {
        quarantined.push({ kind: 'text', value: piece.name, cell, reason: problem })
      } else if (problem !== 'owner_placeholder') {
        const owner: Owner = { name: piece.name, phones: [], ...(piece.share ? { share: piece.share } : {}) }
        drafts.push({ owner, cell })
        for (const phone of piece.phones) takePhone({ owner }, phone, cell, 'owners', quarantined, tell)
      }
    }
  }
  return drafts
}

/** One list of phones per column: columns pair with owner columns, otherwise the pieces of one list pair by position. */
function givePhones(
  drafts: Draft[],
  sources: Source[],
  ownerColumns: number,
  quarantined: Quarantined[],
  tell: Tell,
): void {
  const pieces = sources.flatMap(({ text, cell }) => phonePieces(text).map((piece) => ({ ...piece, cell })))
  const wanted = pieces.filter((piece) => piece.phone !== '')
  if (wanted.length === 0) return
  const first = drafts[0]
  if (!first) {
    for (const { phone, cell } of wanted) {
      const check = checkPhone(phone)
      const code = !check.ok && check.reason === 'placeholder' ? 'phone_placeholder' : 'phone_without_owner'
      tell(code, { cell, field: 'phones', value: phone })
      quarantined.push({ kind: 'phone', value: phone, cell, reason: code })
    }
    return
  }
  const byPosition = pieces.length === drafts.length
  const byColumn = sources.length > 1 && sources.length === ownerColumns && pieces.length === sources.length
  const unpaired =
    drafts.length > 1 && !byPosition && !byColumn && wanted.some((piece) => piece.label === null)
  if (unpaired)
    tell('phones_unpaired', {
      cell: wanted[0]?.cell ?? null,
      field: 'phones',
      value: wanted.map((p) => p.phone).join('、'),
    })
  for (const [index, piece] of pieces.entries()) {
    if (piece.phone === '') continue
    const named = piece.label === null ? null : drafts.find((draft) => draft.owner.name === piece.label)
    if (piece.label !== null && !named) {
      tell('phone_of_someone_else', {
        cell: piece.cell,
        field: 'phones',
        value: piece.phone,
        detail: piece.label,
      })
      quarantined.push({
        kind: 'phone',
        value: piece.phone,
        cell: piece.cell,
        reason: 'phone_of_someone_else',
      })
      continue
    }
    const draft = named ?? (byPosition || byColumn ? (drafts[index] ?? first) : first)
    takePhone(draft, piece.phone, piece.cell, 'phones', quarantined, tell)
  }
}

/** Gives an owner a phone, or quarantines it and says why. */
export function takePhone(
  to: { owner: { phones: string[] } },
  text: string,
  cell: string,
  field: Field,
  quarantined: Quarantined[],
  tell: Tell,
): void {
  const check = checkPhone(text)
  if (check.ok) {
    if (check.doubt) tell('phone_near_placeholder', { cell, field, value: text })
    if (!to.owner.phones.includes(check.phone)) to.owner.phones.push(check.phone)
    return
  }
  if (check.reason === 'empty') return
  const code =
    check.reason === 'placeholder'
      ? 'phone_placeholder'
      : check.reason === 'scientific'
        ? 'phone_scientific'
        : 'phone_invalid'
  tell(code, { cell, field, value: text, detail: PHONE_REASONS[check.reason] ?? check.reason })
  quarantined.push({ kind: 'phone', value: text, cell, reason: check.reason })
}

const PHONE_REASONS: Record<string, string> = {
  masked: '号码被遮盖',
  length: '位数不对',
  characters: '含有文字',
  prefix: '号段不存在',
  no_area_code: '座机没有区号',
  foreign: '境外号码',
}

function giveIds(
  drafts: Draft[],
  sources: Source[],
  today: Day,
  quarantined: Quarantined[],
  tell: Tell,
): void {
  const pieces = sources.flatMap(({ text, cell, number }) =>
    splitList(text).map((id) => ({ id, cell, number })),
  )
  const paired = pieces.length === drafts.length || (drafts.length === 1 && pieces.length === 1)
  for (const [index, { id, cell, number }] of pieces.entries()) {
    if (isNothing(id)) continue
    const check = checkIdNumber(id.replace(/^'/, ''), today)
    const note = { cell, field: 'ids' as const, value: id }
    const lost = number === true && id.length > 15
    if (lost || !check.ok) {
      const reason = check.ok || (lost && check.reason !== 'placeholder') ? 'lost_digits' : check.reason
      tell(ID_CODES[reason] ?? 'id_invalid', { ...note, detail: ID_REASONS[reason] ?? reason })
      quarantined.push({ kind: 'id', value: id, cell, reason })
      continue
    }
    const draft = drafts[index]
    if (!paired || !draft) {
      tell('ids_unpaired', note)
      quarantined.push({ kind: 'id', value: id, cell, reason: 'unpaired' })
    } else draft.owner.idNumber = check.id
  }
}

const ID_CODES: Record<string, FindingCode> = {
  placeholder: 'id_placeholder',
  check_digit: 'id_check_digit',
  lost_digits: 'id_lost_digits',
}
const ID_REASONS: Record<string, string> = {
  masked: '号码被遮盖',
  length: '位数不对',
  characters: '含有不应有的字符',
  region: '地区码不存在',
  birth: '出生日期不存在',
}

type PhonePiece = { phone: string; label: string | null }

/** `13900001111、139 0000 2222/0371-65551234`; a name before or behind in brackets says whose it is. */
function phonePieces(text: string): PhonePiece[] {
  return splitList(text).flatMap((piece) => {
    const labelled =
      /^([^\d+(（:：]{1,20})[:：]?\s*([\d+][\d\s+-]{6,})$/.exec(piece) ??
      swap(/^([\d+][\d\s+-]{6,})[(（]([^\d)）]{1,20})[)）]$/.exec(piece))
    if (labelled)
      return [{ phone: (labelled[2] as string).trim(), label: ownerWord((labelled[1] as string).trim()) }]
    if (isNothing(piece)) return [{ phone: '', label: null }]
    const parts = piece.split(/\s+/)
    if (parts.length > 1 && !checkPhone(piece).ok && parts.some((part) => checkPhone(part).ok)) {
      return parts.map((phone) => ({ phone, label: null }))
    }
    return [{ phone: piece.replace(/^'/, '').replace(/^(\d{7,})\.0$/, '$1'), label: null }]
  })
}

/** 手机, 电话 and 本人 before a number name its kind, not another person. */
function ownerWord(label: string): string | null {
  return /^(?:手机|电话|本人|业主|座机|固话|家|宅电|单位|办公|tel|mobile|m|t)$/i.test(label) ? null : label
}

function swap(match: RegExpExecArray | null): string[] | null {
  return match ? [match[0], match[2] as string, match[1] as string] : null
}
