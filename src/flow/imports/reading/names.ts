/** Names are never corrected: they are cut where a separator stands, freed of outer white space, and judged. */
import { isNothing, trimmed } from './cells.ts'
import { parseShare } from './shares.ts'

export type OwnerPiece = { name: string; share: { num: number; den: number } | null; phones: string[] }

/** The pieces of a list, in order; an empty middle piece keeps its place, so that parallel lists still pair. */
export function splitList(text: string): string[] {
  const pieces = trimmed(text).split(/\s*[、，,;；/／|\n\r]+\s*/)
  return pieces.length === 1 && pieces[0] === '' ? [] : pieces.map(trimmed)
}

/** Owners in a cell: `张三、李四`, `张三60% 李四40%`, `张三(1/2),李四(1/2)`, `张三13987651234/李四13987651235`. */
export function ownerPieces(text: string): OwnerPiece[] {
  return outsideBrackets(trimmed(text))
    .flatMap(chineseNames)
    .map(pieceOf)
    .filter((piece) => piece.name !== '' || piece.phones.length > 0)
}

const NAME =
  /^(?:[\p{Script=Han}·〇]{2,4}|[\p{Script=Han}·〇]{2,4}(?:\d{1,3}(?:\.\d+)?%|[(（][^)）]+[)）]|1\d{10}))$/u

/** White space separates only what are names on both sides: `张 三` and `John Smith` stay whole. */
function chineseNames(piece: string): string[] {
  const parts = piece.split(/\s+/)
  return parts.length > 1 && parts.every((part) => NAME.test(part)) ? parts : [piece]
}

function outsideBrackets(text: string): string[] {
  const pieces: string[] = ['']
  let depth = 0
  for (const char of text) {
    if (char === '(' || char === '（') depth += 1
    if (char === ')' || char === '）') depth = Math.max(0, depth - 1)
    if (depth === 0 && /[、，,;；/／|\n\r]/.test(char)) pieces.push('')
    else pieces[pieces.length - 1] += char
  }
  return pieces.map(trimmed).filter((piece) => piece !== '')
}

function pieceOf(text: string): OwnerPiece {
  const phones: string[] = []
  const without = text.replace(/[:：(（]?\s*(?<!\d)(1[3-9]\d{9})(?!\d)\s*[)）]?/, (_, phone: string) => {
    phones.push(phone)
    return ''
  })
  const shared = /^(.+?)\s*(?:[(（]\s*([\d./%％]+)\s*[)）]|(\d{1,3}(?:\.\d+)?[%％]))$/.exec(trimmed(without))
  const share = shared ? parseShare((shared[2] ?? shared[3]) as string) : null
  const isOnlyPhone = phones.length > 0 && trimmed(without) === ''
  if (isOnlyPhone) return { name: trimmed(text), share: null, phones: [] }
  return { name: trimmed(share && shared ? (shared[1] as string) : without), share, phones }
}

/** Control and format characters, but for the selectors that choose between the written forms of a character. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}]/u
/** Lost in an encoding, or a private code point older systems use for rare characters. */
const DAMAGED =
  /[\ufffd\u25a1\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]|\?(?=\p{Script=Han})|(?<=\p{Script=Han})\?/u

/** Whether a text holds characters that show nothing or turn the reading direction. */
export function isInvisible(text: string): boolean {
  // A joiner inside an emoji is how the emoji is written.
  return INVISIBLE.test(
    text.replace(/(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu, ''),
  )
}

type NameProblem =
  | 'owner_name_too_long'
  | 'owner_name_is_number'
  | 'owner_name_invisible'
  | 'owner_name_damaged'
  | 'owner_name_formula'
  | 'owner_placeholder'

/** The first thing wrong with a name, or null. */
export function nameProblem(name: string): NameProblem | null {
  if ([...name].length > 100) return 'owner_name_too_long'
  if (isInvisible(name)) return 'owner_name_invisible'
  if (isNothing(name) || /^(?:空置|空房|未售|未销售|待售|业主|住户|暂无业主|无业主|空户|空关)$/.test(name))
    return 'owner_placeholder'
  if (/^[\d\s.,+-]+$/.test(name.normalize('NFKC'))) return 'owner_name_is_number'
  if (/^[=+\-@]/.test(name)) return 'owner_name_formula'
  return DAMAGED.test(name) ? 'owner_name_damaged' : null
}
