/** Reads the workbook of an archive that passed the guard: sheet states, shared strings, date styles; then sheets. */
import type { Workbook } from './grid.ts'
import { MAX_TEXT } from './limits.ts'
import { Refusal } from './refusals.ts'
import { parsePart, readXlsxSheet } from './xlsx-sheet.ts'
import { type Archive, openArchive } from './zip.ts'

/** The workbook behind the bytes; a sheet is read only when asked for. */
export async function openXlsx(bytes: Buffer): Promise<Workbook> {
  const archive = await openArchive(bytes)
  const targets = await relations(archive)
  const { sheets, base1904 } = await sheetList(archive)
  const strings = once(() => sharedStrings(archive, targets))
  const dates = once(() => dateStyles(archive, targets))
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, state, id }) => {
      const target = targets.find((one) => one.id === id)
      const isOther = target !== undefined && !target.type.endsWith('/worksheet')
      return {
        name,
        state: isOther ? 'not_a_worksheet' : state,
        read: async (onRow) => {
          if (!target) throw new Refusal('file_broken', name)
          const style = { isDate: await dates(), base1904 }
          return readXlsxSheet(archive, target.part, await strings(), style, onRow)
        },
      }
    }),
  }
}

type Target = { id: string; type: string; part: string }

async function relations(archive: Archive): Promise<Target[]> {
  const found: Target[] = []
  if (!archive.names.includes('xl/_rels/workbook.xml.rels'))
    throw new Refusal('file_broken', 'workbook.xml.rels')
  await parsePart(archive, 'xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const target = attributes['Target'] ?? ''
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      found.push({ id: attributes['Id'] ?? '', type: attributes['Type'] ?? '', part })
    },
  })
  return found
}

type Listed = { name: string; state: 'visible' | 'hidden' | 'very_hidden'; id: string }

async function sheetList(archive: Archive): Promise<{ sheets: Listed[]; base1904: boolean }> {
  const sheets: Listed[] = []
  let base1904 = false
  await parsePart(archive, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') base1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const state =
        attributes['state'] === 'hidden'
          ? 'hidden'
          : attributes['state'] === 'veryHidden'
            ? 'very_hidden'
            : 'visible'
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? ''
      sheets.push({ name: attributes['name'] ?? '', state, id })
    },
  })
  return { sheets, base1904 }
}

async function sharedStrings(archive: Archive, targets: Target[]): Promise<string[]> {
  const part = targets.find((target) => target.type.endsWith('/sharedStrings'))?.part
  const strings: string[] = []
  if (!part || !archive.names.includes(part)) return strings
  let current = ''
  let inText = false
  let inPhonetic = false
  let total = 0
  await parsePart(archive, part, {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') inPhonetic = true
      inText = name === 't' && !inPhonetic
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inPhonetic = false
      if (name !== 'si') return
      total += current.length
      if (total > MAX_TEXT) throw new Refusal('file_too_many_cells', 'text')
      strings.push(current)
    },
  })
  return strings
}

/** For each cell style: whether its number format shows a date. */
async function dateStyles(archive: Archive, targets: Target[]): Promise<boolean[]> {
  const part = targets.find((target) => target.type.endsWith('/styles'))?.part
  const formats = new Map<number, string>()
  const isDate: boolean[] = []
  if (!part || !archive.names.includes(part)) return isDate
  let inCellFormats = false
  await parsePart(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name !== 'xf' || !inCellFormats) return
      const id = Number(attributes['numFmtId'] ?? 0)
      isDate.push(isDateFormat(id, formats.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return isDate
}

/** Built-in date formats (27–36 and 50–58 are the Chinese ones), or a custom code with a day, month or year in it. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    )
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').replace(/General/gi, '')
  return /[ymdhs]/i.test(bare)
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}
