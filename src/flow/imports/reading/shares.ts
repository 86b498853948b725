/** Shares of co-owners, as exact fractions. */
import { isNothing } from './cells.ts'
import type { FindingCode } from './finding-texts.ts'
import type { Field, Owner } from './model.ts'
import type { Note } from './notes.ts'

type Tell = (code: FindingCode, note: Note & { field: Field }) => void
type Draft = { owner: Owner; cell: string }
type Source = { text: string; cell: string }

/** Gives each owner the share at his place; when the counts differ nobody gets one, and it is told. */
export function shareOut(drafts: Draft[], sources: Source[], tell: Tell): void {
  const pieces = sources.flatMap(({ text, cell }) => splitShares(text).map((share) => ({ share, cell })))
  const at = {
    cell: pieces[0]?.cell ?? null,
    field: 'share' as const,
    value: pieces.map((piece) => piece.share).join('、'),
  }
  if (pieces.length !== drafts.length) {
    if (pieces.length > 0 && drafts.length > 0) tell('shares_unpaired', at)
    return
  }
  for (const [index, { share, cell }] of pieces.entries()) {
    const parsed = parseShare(share)
    if (parsed) (drafts[index] as Draft).owner.share = parsed
    else tell('share_unreadable', { cell, field: 'share', value: share })
  }
}

function splitShares(text: string): string[] {
  return text.split(/[、，,;；\n\s]+/).filter((piece) => piece !== '' && !isNothing(piece))
}

/** `60%`, `1/2`, `0.5`, `1` as a reduced fraction; null when it is none or above the whole. */
export function parseShare(text: string): { num: number; den: number } | null {
  const bare = text.normalize('NFKC').replace(/\s/g, '')
  const percent = /^(\d{1,3})(?:\.(\d{1,4}))?%$/.exec(bare)
  const fraction = /^(\d{1,5})[/⁄](\d{1,5})$/.exec(bare)
  const decimal = /^([01])(?:\.(\d{1,6}))?$/.exec(bare)
  if (fraction) return reduced(Number(fraction[1]), Number(fraction[2]))
  const [match, whole] = percent ? [percent, 100] : [decimal, 1]
  if (!match) return null
  const places = 10 ** (match[2]?.length ?? 0)
  return reduced(Number(match[1]) * places + Number(match[2] ?? 0), whole * places)
}

function reduced(num: number, den: number): { num: number; den: number } | null {
  if (num <= 0 || den <= 0 || num > den) return null
  let [a, b] = [num, den]
  while (b > 0) [a, b] = [b, a % b]
  return { num: num / a, den: den / a }
}

/** Tells when the stated shares are not the whole. Nobody's share is changed. */
export function checkShares(drafts: Draft[], tell: Tell): void {
  const shares = drafts.flatMap((draft) => (draft.owner.share ? [draft.owner.share] : []))
  if (shares.length === 0) return
  const den = shares.reduce((product, share) => product * BigInt(share.den), 1n)
  const num = shares.reduce((sum, share) => sum + (den / BigInt(share.den)) * BigInt(share.num), 0n)
  const value = drafts
    .map(({ owner }) => `${owner.name} ${owner.share ? `${owner.share.num}/${owner.share.den}` : '?'}`)
    .join('、')
  if (num !== den || shares.length !== drafts.length)
    tell('shares_do_not_sum', { cell: drafts[0]?.cell ?? null, field: 'owners', value })
}
