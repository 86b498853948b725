/**
 * Streams one worksheet. Cells without content cost only their parsing: nothing is kept of them, so a million empty
 * rows take no memory. The sheet's own `dimension` is never believed.
 */
import { SaxesParser } from 'saxes'
import { type GridRow, type GridSheet, type Merge, type Raw, address, parseAddress } from './grid.ts'
import { MAX_CELLS, MAX_CELL_TEXT, MAX_COLUMN, MAX_ROW, MAX_TEXT } from './limits.ts'
import { Refusal } from './refusals.ts'
import type { Archive } from './zip.ts'

export type Attributes = Record<string, string>
type Handlers = {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** Runs one XML part through the handlers; element names come without their prefix. Throws a Refusal when broken. */
export async function parsePart(archive: Archive, part: string, on: Handlers): Promise<void> {
  if (!archive.names.includes(part)) throw new Refusal('file_broken', `${part} is missing`)
  const parser = new SaxesParser({ position: false })
  parser.on('doctype', () => {
    throw new Refusal('file_xml_entities', part)
  })
  parser.on('error', (error) => {
    throw new Refusal('file_broken', `${part}: ${error.message}`)
  })
  parser.on('opentag', (tag) => on.open?.(local(tag.name), tag.attributes as Attributes))
  parser.on('closetag', (tag) => on.close?.(local(tag.name)))
  parser.on('text', (text) => on.text?.(text))
  parser.on('cdata', (text) => on.text?.(text))
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of archive.read(part)) parser.write(decoder.decode(chunk, { stream: true }))
  parser.write(decoder.decode())
  parser.close()
}

type Style = { isDate: boolean[]; base1904: boolean }

/** Every cell with content, every merge, and the addresses that lie outside what a sheet can have. */
export async function readXlsxSheet(
  archive: Archive,
  part: string,
  strings: string[],
  style: Style,
  onRow: () => void,
): Promise<GridSheet> {
  const sheet = new SheetBuilder(strings, style, onRow)
  await parsePart(archive, part, sheet)
  return sheet.done()
}

class SheetBuilder implements Handlers {
  private rows: GridRow[] = []
  private merges: Merge[] = []
  private outside: string[] = []
  private row: GridRow = { row: 0, cells: [] }
  private column = -1
  private type = ''
  private styleIndex = 0
  private value: string | null = null
  private formula: string | null = null
  private into: 'value' | 'inline' | 'formula' | null = null
  private inPhonetic = false
  private cells = 0
  private textLength = 0
  private readonly strings: string[]
  private readonly style: Style
  private readonly onRow: () => void

  constructor(strings: string[], style: Style, onRow: () => void) {
    this.strings = strings
    this.style = style
    this.onRow = onRow
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'v') this.begin('value')
    else if (name === 'f') {
      this.formula = ''
      this.into = 'formula'
    } else if (name === 't' && !this.inPhonetic) this.begin('inline')
    else if (name === 'rPh') this.inPhonetic = true
    else if (name === 'mergeCell') this.merge(attributes['ref'] ?? '')
  }

  text(text: string): void {
    if (this.into === 'formula') this.formula += text
    else if (this.into) this.value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.into = null
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
    else if (name === 'rPh') this.inPhonetic = false
  }

  done(): GridSheet {
    return { rows: this.rows, merges: this.merges, outside: this.outside }
  }

  private openRow(attributes: Attributes): void {
    const row = attributes['r'] === undefined ? this.row.row + 1 : Number(attributes['r'])
    this.row = { row, cells: [] }
    if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') this.row.hidden = true
    this.column = -1
  }

  private closeRow(): void {
    if (this.row.cells.length > 0) {
      this.rows.push(this.row)
      this.onRow()
    }
  }

  private openCell(attributes: Attributes): void {
    const at = attributes['r'] === undefined ? null : parseAddress(attributes['r'])
    this.column = at ? at.column : this.column + 1
    if (at && this.row.cells.length === 0 && at.row !== this.row.row) this.row.row = at.row
    this.type = attributes['t'] ?? 'n'
    this.styleIndex = Number(attributes['s'] ?? 0)
    this.value = null
    this.formula = null
  }

  private begin(into: 'value' | 'inline'): void {
    this.value ??= ''
    this.into = into
  }

  private closeCell(): void {
    const raw = this.raw()
    this.value = null
    if (raw === null || (typeof raw === 'string' && raw.trim() === '')) return
    if (this.row.row > MAX_ROW || this.row.row < 1 || this.column >= MAX_COLUMN || this.column < 0) {
      if (this.outside.length < 100) this.outside.push(address(this.row.row, Math.max(0, this.column)))
      return
    }
    this.cells += 1
    if (typeof raw === 'string') this.textLength += raw.length
    if (this.cells > MAX_CELLS || this.textLength > MAX_TEXT) throw new Refusal('file_too_many_cells')
    this.row.cells[this.column] = raw
  }

  private raw(): Raw | null {
    const { value, formula } = this
    if (value === null || (value === '' && this.type !== 'str')) {
      return formula === null ? null : { kind: 'no_value', formula }
    }
    if (this.type === 's') return unescaped(this.strings[Number(value)] ?? missing(value))
    if (this.type === 'str' || this.type === 'inlineStr') return unescaped(value)
    if (this.type === 'b') return value === '1' || value === 'true'
    if (this.type === 'e') return { kind: 'error', text: value }
    if (this.type === 'd') return value
    return this.number(value)
  }

  private number(text: string): Raw {
    const number = Number(text)
    if (text.trim() === '' || Number.isNaN(number)) return text
    if (!this.style.isDate[this.styleIndex]) return number
    return { kind: 'date', serial: number, base1904: this.style.base1904 }
  }

  private merge(ref: string): void {
    const [from, to] = ref.split(':').map((text) => parseAddress(text))
    if (!from || !to || this.merges.length >= 200_000) return
    this.merges.push({
      top: from.row,
      left: from.column,
      bottom: Math.min(to.row, MAX_ROW),
      right: to.column,
    })
  }
}

function missing(index: string): never {
  throw new Refusal('file_broken', `shared string ${index} is missing`)
}

/** `_x000D_` is how a workbook writes a character XML cannot hold. */
function unescaped(text: string): Raw {
  if (text.length > MAX_CELL_TEXT) return { kind: 'too_long', length: text.length }
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
