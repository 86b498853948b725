/**
 * What a room is called. People write one room in many ways (`3-2-1502`, `3栋2单元1502室`, `３－２－１５０２`); the code is
 * the one name by which two spellings are recognised as one room. Nothing is guessed: text that can be read in two ways
 * is a problem, not a room.
 */

export type RoomName = {
  /** Without its measure word: `3`, `A`, `1期3`. */
  building: string
  /** Null when the building has none, or when it is written as 0 (the convention of HC for shops). */
  entrance: string | null
  /** As written, without 室 or 号: `1502`, `商铺12`, `0101`. */
  room: string
  /** `3-2-1502`, or `A-商铺12` without an entrance. Leading zeros do not count: `03-02-0101` is `3-2-101`. */
  code: string
  floor: number | null
  /** True when the floor was read off a room number of three or four digits. */
  derived: boolean
  /** What the words say it is, when they do. Null for a bare number. */
  usage: 'shop' | 'parking' | 'storage' | 'office' | null
}

export type RoomProblem = {
  problem: 'empty' | 'no_building' | 'no_room' | 'ambiguous' | 'unreadable' | 'conflict'
}

/** What other columns, the sheet's name or its title already say. Texts as written. */
export type RoomContext = {
  building?: string | null | undefined
  entrance?: string | null | undefined
  /** What stands first in `1-1502` beside a building column: the entrance, unless the whole column repeats the building. */
  pair?: 'entrance' | 'building'
}

const LONGEST = 60

/** The room a text names. Empty text, text without a room and text with two readings come back as a problem. */
export function parseRoom(text: string, context: RoomContext = {}): RoomName | RoomProblem {
  if (tidy(text) === '') return { problem: 'empty' }
  if (text.length > LONGEST) return { problem: 'unreadable' }
  const given = givenParts(context)
  if ('problem' in given) return given
  const parts = assign(segments(text), given)
  if ('problem' in parts) return parts
  const building = agree(given.building, parts.building)
  const entrance = agree(given.entrance, parts.entrance)
  if (building === 'conflict' || entrance === 'conflict') return { problem: 'conflict' }
  if (!building) return { problem: 'no_building' }
  return named(building, entrance, parts.room, parts.floor, usageOf(text))
}

/** A building's name without its measure word (`3栋`, `三号楼`, `03#` → `3`), or null when there is none. */
export function canonicalBuilding(text: string): string | null {
  const bare = tidy(text)
    .replace(/^第/, '')
    .replace(/(?:号楼|#楼|[栋幢座楼#号])$/, '')
  const name = plainZeros(numerals(bare.replace(/[-#\s]/g, '')))
  return name === '' ? null : name
}

/** An entrance without its measure word; null for none, for 0 and for a dash. */
export function canonicalEntrance(text: string): string | null {
  const bare = tidy(text)
    .replace(/^第/, '')
    .replace(/(?:单元|[单门梯])$/, '')
    .replace(/[-/\s]/g, '')
  const name = plainZeros(numerals(bare))
  return name === '' || name === '0' || name === '无' ? null : name
}

type Kind = 'building' | 'entrance' | 'floor' | 'room' | 'house' | null
type Segment = { text: string; kind: Kind }
type Parts = { building: string | null; entrance: string | null; floor: number | null; room: string }
type Given = {
  building: string | null
  entrance: string | null
  entranceKnown: boolean
  pair: 'entrance' | 'building'
}

function givenParts(context: RoomContext): Given | RoomProblem {
  const text = context.building ? tidy(context.building) : ''
  const entranceText = context.entrance ? tidy(context.entrance) : ''
  const inside = /^(.+?(?:号楼|#楼|[栋幢座#]))-?(.+?(?:单元|单))$/.exec(text)
  const building = text ? canonicalBuilding(inside?.[1] ?? text) : null
  const stated = entranceText ? canonicalEntrance(entranceText) : null
  const insideEntrance = inside?.[2] ? canonicalEntrance(inside[2]) : null
  if (stated && insideEntrance && stated !== insideEntrance) return { problem: 'conflict' }
  const entranceKnown = entranceText !== '' || insideEntrance !== null
  return { building, entrance: stated ?? insideEntrance, entranceKnown, pair: context.pair ?? 'entrance' }
}

const MARKS: [RegExp, Kind][] = [
  [/^(.+?)(?:号楼|#楼|[栋幢座#])/, 'building'],
  [/^(.+?)(?:单元|单(?=\d)|门(?=[-\d])|梯(?=[-\d]))/, 'entrance'],
  [/^(\d+|[零〇一二两三四五六七八九十]+)层/, 'floor'],
  [/^(\d+|[零〇一二两三四五六七八九十]+)楼(?=.)/, 'house'],
  [/^(\d+弄\d+)号(?=.)/, 'building'],
  [/^(\d+)号(?!楼)(?=.)/, 'house'],
]

/** Cuts at dashes and after measure words; a cut-off measure word says what its piece is. */
function segments(text: string): Segment[] {
  const found: Segment[] = []
  for (const piece of shopFirst(tidy(text)).split('-')) {
    let rest = piece.replace(/^第/, '')
    while (rest) {
      const next = marked(rest)
      if (!next) break
      found.push(next.segment)
      rest = next.rest.replace(/^第/, '')
    }
    if (rest) found.push(last(rest))
  }
  return found
}

function marked(text: string): { segment: Segment; rest: string } | null {
  const hits = MARKS.flatMap(([pattern, kind]) => {
    const match = pattern.exec(text)
    return match?.[1] ? [{ kind, whole: match[0], text: match[1] }] : []
  })
  const first = hits.sort((a, b) => a.whole.length - b.whole.length)[0]
  return first
    ? { segment: { text: first.text, kind: first.kind }, rest: text.slice(first.whole.length) }
    : null
}

function last(text: string): Segment {
  const bare = text.replace(/(?:室|房|户|号)$/, '')
  return bare === text || bare === '' ? { text, kind: null } : { text: bare, kind: 'room' }
}

/** `12号商铺` and `商铺-12` are `商铺12`: the kind is part of the name, and stands before the number. */
function shopFirst(text: string): string {
  return text
    .replace(/(\d+[A-Z]?)号?(商铺|门面|店铺|底商|车位|储藏室|储物间)$/, '$2$1')
    .replace(/(商铺|门面|店铺|底商|车位|储藏室|储物间)-(?=[0-9A-Z]+$)/, '$1')
    .replace(/(商铺|门面|店铺|底商|车位|储藏室|储物间)([0-9A-Z]+)号$/, '$1$2')
    .replace(/([^-])(?=(?:商铺|门面|店铺|底商|车位|储藏室|储物间)[0-9A-Z]*$)/, '$1-')
}

function assign(list: Segment[], given: Given): Parts | RoomProblem {
  const pieces = list.slice()
  const roomPiece = pieces.at(-1)
  if (!roomPiece || (roomPiece.kind !== null && roomPiece.kind !== 'room')) return { problem: 'no_room' }
  pieces.pop()
  const parts: Parts = { building: null, entrance: null, floor: null, room: roomPiece.text }
  const loose: string[] = []
  for (const [index, piece] of pieces.entries()) {
    const kind = piece.kind === 'house' ? houseOrFloor(pieces, index, roomPiece.text, given) : piece.kind
    if (kind === 'ambiguous') return { problem: 'ambiguous' }
    if (kind === null || kind === 'room') loose.push(piece.text)
    else if (kind === 'floor') parts.floor = whole(piece.text)
    else if (parts[kind] !== null) return { problem: 'unreadable' }
    else parts[kind] = kind === 'building' ? canonicalBuilding(piece.text) : canonicalEntrance(piece.text)
  }
  return place(loose, parts, given)
}

/** `3楼` is a building before an entrance and a floor inside a known building; `3楼302` alone can be either. */
function houseOrFloor(
  pieces: Segment[],
  index: number,
  room: string,
  given: Given,
): 'building' | 'floor' | 'ambiguous' {
  const before = pieces.slice(0, index)
  if (before.length > 0) return 'floor'
  if (pieces.slice(index + 1).length > 0) return 'building'
  const number = whole(pieces[index]?.text ?? '')
  if (number === null || floorOf(room) !== number) return 'building'
  return given.building ? 'floor' : 'ambiguous'
}

/** Unmarked pieces fill what is still open, from the left: building, entrance, floor. */
function place(loose: string[], parts: Parts, given: Given): Parts | RoomProblem {
  const open: ('building' | 'entrance' | 'floor')[] = []
  const needBuilding = parts.building === null
  // `2-1502` beside a building column is entrance and room; `3-2-1502` repeats the building, which must then agree.
  const entranceOpen = parts.entrance === null
  const pairRepeats = needBuilding && given.pair === 'building' && loose.length === 1
  const repeatsBuilding = needBuilding && (!given.building || loose.length > (entranceOpen ? 1 : 0))
  const soleIsBuilding =
    needBuilding &&
    given.building !== null &&
    given.entranceKnown &&
    loose.length === 1 &&
    canonicalBuilding(loose[0] ?? '') === given.building &&
    canonicalEntrance(loose[0] ?? '') !== given.entrance
  if (repeatsBuilding || soleIsBuilding || pairRepeats) open.push('building')
  if (entranceOpen) open.push('entrance')
  if (parts.floor === null) open.push('floor')
  if (loose.length > open.length) return { problem: 'unreadable' }
  for (const [index, text] of loose.entries()) {
    const slot = open[index]
    if (slot === 'building') parts.building = canonicalBuilding(text)
    else if (slot === 'entrance') parts.entrance = canonicalEntrance(text)
    else if (slot === 'floor') {
      parts.floor = whole(text)
      if (parts.floor === null) return { problem: 'unreadable' }
    }
  }
  return parts
}

function agree(given: string | null, read: string | null): string | null | 'conflict' {
  if (given !== null && read !== null && given !== read) return 'conflict'
  return given ?? read
}

function named(
  building: string,
  entrance: string | null,
  roomText: string,
  floor: number | null,
  usage: RoomName['usage'],
): RoomName | RoomProblem {
  const room = withFloor(roomText, floor)
  if (room === '' || /^(?:商铺|门面|店铺|底商|车位)$/.test(room)) return { problem: 'no_room' }
  const derived = floor === null ? floorOf(room) : null
  const code = [building, ...(entrance ? [entrance] : []), plainZeros(room)].join('-')
  return { building, entrance, room, code, floor: floor ?? derived, derived: derived !== null, usage }
}

/** `15层02室` is room 1502: one or two digits after a stated floor number it within that floor. */
function withFloor(room: string, floor: number | null): string {
  return floor !== null && floor > 0 && /^\d{1,2}$/.test(room) ? `${floor}${room.padStart(2, '0')}` : room
}

/** The floor a room number of three or four digits begins with, or null. */
function floorOf(room: string): number | null {
  const match = /^(\d{1,2})\d{2}[A-Z]?$/.exec(room)
  const floor = match ? Number(match[1]) : 0
  return floor > 0 ? floor : null
}

function usageOf(text: string): RoomName['usage'] {
  if (/商铺|门面|店铺|底商|铺/.test(text)) return 'shop'
  if (/车位|车库|泊位/.test(text)) return 'parking'
  if (/储藏|储物|仓库|杂物/.test(text)) return 'storage'
  return /办公|写字楼/.test(text) ? 'office' : null
}

/** Half-width, upper case, one kind of dash, no white space inside. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐‑‒–—―−_/\\~、，,.·]+/g, '-')
    .replace(/(\d)\s+(?=\d)/g, '$1-')
    .replace(/\s+/g, '')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Leading zeros of a number, or of the number after Chinese words, do not tell rooms apart; those in `C001` do. */
function plainZeros(text: string): string {
  return text.replace(/^((?:.*[^0-9A-Z])?)0+(?=\d)/, '$1')
}

const DIGITS = '零一二三四五六七八九'
const NUMERAL = '[零〇一二两三四五六七八九十百]+'

/** `十二` → `12` where the whole name, or the part before 期 or 区, is a Chinese numeral; other words stay. */
function numerals(text: string): string {
  return text
    .replace(new RegExp(`^${NUMERAL}(?=期|区|组团)`), arabic)
    .replace(
      new RegExp(`(^|期|区|组团)(${NUMERAL})$`),
      (_, before: string, number: string) => before + arabic(number),
    )
}

function arabic(numeral: string): string {
  const text = numeral.replace(/〇/g, '零').replace(/两/g, '二')
  if (!/[十百]/.test(text)) return [...text].map((char) => DIGITS.indexOf(char)).join('')
  const match = /^(?:(.)?百)?零?(?:(.)?十)?(.)?$/.exec(text)
  if (!match) return numeral
  const digit = (char: string | undefined, absent: number) => (char ? DIGITS.indexOf(char) : absent)
  const hundreds = text.includes('百') ? digit(match[1], 1) : 0
  const tens = text.includes('十') ? digit(match[2], 1) : 0
  return String(hundreds * 100 + tens * 10 + digit(match[3], 0))
}

function whole(text: string): number | null {
  const number = numerals(text)
  return /^-?\d{1,3}$/.test(number) ? Number(number) : null
}
