/** Looks at a file before any parser does. What a file is, its bytes say; its name only earns a warning. */
import type { Archive } from './zip.ts'
import { MAX_FILE_BYTES, MAX_XLS_BYTES } from './limits.ts'
import { Refusal } from './refusals.ts'
import { openArchive } from './zip.ts'

export type Inspected = {
  format: 'xlsx' | 'xls' | 'csv'
  /** Codes of what is odd but harmless. */
  warnings: ('file_named_otherwise' | 'file_has_macros' | 'file_has_external_links')[]
}

/** Throws a Refusal for everything that must not reach a parser; bounded in memory whatever the file claims. */
export async function inspect(file: { name: string; bytes: Buffer }): Promise<Inspected> {
  const { bytes } = file
  if (bytes.length === 0) throw new Refusal('file_empty')
  if (bytes.length > MAX_FILE_BYTES) throw new Refusal('file_too_large')
  const found = await byContent(bytes)
  return { format: found.format, warnings: [...nameWarning(file.name, found.format), ...found.warnings] }
}

async function byContent(bytes: Buffer): Promise<Inspected> {
  if (startsWith(bytes, 'PK\x03\x04')) return workbookArchive(bytes)
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFile(bytes)
  if (startsWith(bytes, '\x09\x08') || startsWith(bytes, '\x09\x04')) return { format: 'xls', warnings: [] }
  const other = FOREIGN.find((magic) => startsWith(bytes, magic))
  if (other !== undefined) throw new Refusal('file_not_a_table', other.replace(/[^ -~]/g, '?'))
  return text(bytes)
}

/** PDF, Windows and Linux programs, archives, pictures, Java classes, RTF, SQLite, an empty or spanned zip. */
const FOREIGN = [
  '%PDF',
  'MZ',
  '\x7fELF',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'BM',
  'RIFF',
  '\xca\xfe\xba\xbe',
  '{\\rtf',
  'SQLite format',
  'PK\x05\x06',
  'PK\x07\x08',
  '#!',
]

async function workbookArchive(bytes: Buffer): Promise<Inspected> {
  const archive = await openArchive(bytes)
  if (!archive.names.includes('xl/workbook.xml'))
    throw new Refusal('file_not_a_table', archive.names[0] ?? null)
  for (const name of archive.names) await checkPart(archive, name)
  const warnings: Inspected['warnings'] = []
  if (archive.names.some((name) => /vbaProject|macrosheets\//i.test(name))) warnings.push('file_has_macros')
  if (archive.names.some((name) => /^xl\/externalLinks\//i.test(name)))
    warnings.push('file_has_external_links')
  return { format: 'xlsx', warnings }
}

const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i
const OVERLAP = 16

/** Inflates a part chunk by chunk, keeps nothing, and sees whether the size is true and no entity is declared. */
async function checkPart(archive: Archive, name: string): Promise<void> {
  const isXml = /\.(?:xml|rels|vml)$/i.test(name)
  let tail = ''
  let first = true
  for await (const chunk of archive.read(name)) {
    if (!isXml) continue
    const isUtf16 =
      first && (startsWith(chunk, '\xff\xfe') || startsWith(chunk, '\xfe\xff') || chunk[1] === 0)
    if (isUtf16 || (first && chunk[0] === 0)) throw new Refusal('file_broken', `${name} is not UTF-8`)
    // Latin-1 keeps bytes and ASCII apart, so this costs no decoding; a declaration is always ASCII.
    const seam = tail + chunk.subarray(0, OVERLAP).toString('latin1')
    const declares =
      DECLARATION.test(seam) || (chunk.includes('<!') && DECLARATION.test(chunk.toString('latin1')))
    if (declares) throw new Refusal('file_xml_entities', name)
    tail = chunk.subarray(-OVERLAP).toString('latin1')
    first = false
  }
}

/** OLE: the old .xls, or a container for an encrypted .xlsx, or a Word file, told apart by their stream names. */
function compoundFile(bytes: Buffer): Inspected {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw new Refusal('file_encrypted')
  if (!has('Workbook') && !has('Book')) {
    throw new Refusal(
      bytes.length < 1536 || !hasDirectory(bytes) ? 'file_truncated' : 'file_not_a_table',
      'OLE',
    )
  }
  if (bytes.length > MAX_XLS_BYTES) throw new Refusal('file_too_large')
  if (!hasDirectory(bytes)) throw new Refusal('file_truncated')
  return { format: 'xls', warnings: has('_VBA_PROJECT_CUR') || has('VBA') ? ['file_has_macros'] : [] }
}

/** Whether the sectors the header speaks of (allocation table, directory) lie within the file. */
function hasDirectory(bytes: Buffer): boolean {
  if (bytes.length < 512) return false
  const sector = 2 ** bytes.readUInt16LE(30)
  const end = (index: number) => (index + 2) * sector
  return bytes.length >= end(bytes.readUInt32LE(48)) && bytes.length >= end(bytes.readUInt32LE(76))
}

function text(bytes: Buffer): Inspected {
  const utf16 = startsWith(bytes, '\xff\xfe') || startsWith(bytes, '\xfe\xff')
  if (!utf16 && bytes.includes(0)) throw new Refusal('file_has_nul')
  const head = bytes.subarray(0, 4096).toString('latin1')
  if (/^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta|head|body|style|script)/i.test(head)) {
    throw new Refusal('file_not_a_table', 'HTML/XML')
  }
  const controls = [...head].filter((char) => char < ' ' && !/\s/.test(char)).length
  if (!utf16 && controls * 20 > head.length) throw new Refusal('file_not_a_table', 'binary')
  return { format: 'csv', warnings: [] }
}

function nameWarning(name: string, format: Inspected['format']): Inspected['warnings'] {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const expected = {
    xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm', 'et'],
    xls: ['xls', 'xlt', 'et'],
    csv: ['csv', 'txt', 'tsv'],
  }
  return expected[format].includes(ending) ? [] : ['file_named_otherwise']
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'))
}
