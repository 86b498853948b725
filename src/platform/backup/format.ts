/**
 * The file of a backup:
 *
 *     DUNWELL BACKUP 1⏎  gzip( frames )  ⏎SHA256 ‹of everything before this line›⏎
 *
 * A frame is one letter, four bytes of length, and that many bytes. `H` header · then for each table `T` its name and
 * columns, `D` rows as COPY text, `E` count and hash · at last `W` the count and hash of the whole. The outer hash finds
 * any changed byte; the inner ones say in which table, and prove what a restore has read back.
 */
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Problem } from '../../rules/problem.ts'
import { backupProblems } from './problems.ts'

export const FORMAT = 1
const MAGIC = Buffer.from(`DUNWELL BACKUP ${FORMAT}\n`)
const TRAILER_BYTES = '\nSHA256 \n'.length + 64
const LARGEST_FRAME = 4 << 20
const DATA_FRAME = 256 << 10

export type Header = {
  /** When the snapshot was taken. */
  at: string
  /** The release of Dunwell, and the major version of PostgreSQL, it was taken with. */
  dunwell: string
  server: number
  migrations: string[]
  companies: string[]
  rows: number
}
export type TableHead = { table: string; columns: string[] }
/** sha256: of the table's rows as COPY text, company by company, in the order of its key. */
export type TableSum = { table: string; rows: number; sha256: string }
/** sha256: over all tables' sums; equal for equal data, whenever and wherever it was backed up. */
export type Whole = { tables: number; rows: number; sha256: string }

export type Part =
  | ({ kind: 'header' } & Header)
  | ({ kind: 'table' } & TableHead)
  | { kind: 'rows'; chunk: Buffer }
  | ({ kind: 'end' } & TableSum)
  | ({ kind: 'whole' } & Whole)

const LETTERS = { header: 'H', table: 'T', rows: 'D', end: 'E', whole: 'W' } as const
const KINDS = Object.fromEntries(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind]))

/** Counts and hashes the rows of one table as they pass. */
export function tableSum(table: string) {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(chunk: Buffer) {
      hash.update(chunk)
      // In COPY's text format a line feed ends a row and stands nowhere else.
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1
    },
    sum: (): TableSum => ({ table, rows, sha256: hash.digest('hex') }),
  }
}

export function wholeOf(sums: readonly TableSum[]): Whole {
  const hash = createHash('sha256')
  for (const { table, rows, sha256 } of sums) hash.update(`${table} ${rows} ${sha256}\n`)
  const rows = sums.reduce((total, sum) => total + sum.rows, 0)
  return { tables: sums.length, rows, sha256: hash.digest('hex') }
}

/** Writes the parts into a file that must not exist yet, and is on the disk when this returns. */
export async function writeFile(path: string, parts: AsyncIterable<Part>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256').update(MAGIC)
    await file.write(MAGIC)
    await pipeline(Readable.from(framesOf(parts)), createGzip({ level: 4 }), async (packed) => {
      for await (const chunk of packed as AsyncIterable<Buffer>) {
        hash.update(chunk)
        await writeAll(file, chunk)
      }
    })
    await writeAll(file, Buffer.from(`\nSHA256 ${hash.digest('hex')}\n`))
    await file.sync()
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, chunk: Buffer) {
  let written = 0
  while (written < chunk.length) written += (await file.write(chunk, written)).bytesWritten
}

async function* framesOf(parts: AsyncIterable<Part>): AsyncGenerator<Buffer> {
  for await (const part of parts) {
    if (part.kind !== 'rows') {
      const { kind, ...content } = part
      yield frame(LETTERS[kind], Buffer.from(JSON.stringify(content)))
      continue
    }
    for (let at = 0; at < part.chunk.length; at += DATA_FRAME)
      yield frame(LETTERS.rows, part.chunk.subarray(at, at + DATA_FRAME))
  }
}

function frame(letter: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(letter, 0, 'latin1')
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

/**
 * The parts of a file, each checked as it passes; what is wrong with the file is a Problem. Only a reader that reaches
 * the end knows that the file is whole.
 */
export async function* readFile(path: string): AsyncGenerator<Part> {
  const file = await openBackup(path)
  try {
    const { size } = await file.stat()
    const outer = createHash('sha256')
    const expected = await trailerOf(file, size, path)
    const packed = Readable.from(payloadOf(file, size, outer))
    const unpacked = createGunzip()
    const piping = pipeline(packed, unpacked).catch(() => {})
    try {
      yield* checked(framed(unpacked, path), path)
    } finally {
      unpacked.destroy()
      await piping
    }
    if (outer.digest('hex') !== expected)
      throw damaged(path, '整体校验和不符', 'the checksum of the whole differs')
  } catch (error) {
    throw asProblem(error, path)
  } finally {
    await file.close()
  }
}

/** Whether a file begins as our backups do, whatever comes after. */
export async function looksLikeBackup(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const start = Buffer.alloc(MAGIC.length)
    await file.read(start, 0, start.length, 0)
    return /^DUNWELL BACKUP \d+\n/.test(start.toString('latin1'))
  } finally {
    await file.close()
  }
}

async function openBackup(path: string): Promise<FileHandle> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    throw backupProblems.file_not_found({ file: path, reason: (error as Error).message })
  }
  try {
    const start = Buffer.alloc(24)
    const { bytesRead } = (await file.stat()).isFile()
      ? await file.read(start, 0, start.length, 0)
      : { bytesRead: 0 }
    const format = /^DUNWELL BACKUP (\d+)\n/.exec(start.subarray(0, bytesRead).toString('latin1'))?.[1]
    if (format === undefined) throw backupProblems.not_a_backup({ file: path })
    if (format !== String(FORMAT)) throw backupProblems.newer({ file: path, what: `format ${format}` })
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

async function trailerOf(file: FileHandle, size: number, path: string): Promise<string> {
  const end = Buffer.alloc(TRAILER_BYTES)
  if (size >= MAGIC.length + TRAILER_BYTES) await file.read(end, 0, TRAILER_BYTES, size - TRAILER_BYTES)
  const hash = /^\nSHA256 ([0-9a-f]{64})\n$/.exec(end.toString('latin1'))?.[1]
  if (!hash) throw damaged(path, '文件末尾不完整', 'its end is missing')
  return hash
}

async function* payloadOf(file: FileHandle, size: number, outer: ReturnType<typeof createHash>) {
  outer.update(MAGIC)
  const end = size - TRAILER_BYTES
  for (let at = MAGIC.length; at < end; ) {
    const chunk = Buffer.allocUnsafe(Math.min(DATA_FRAME, end - at))
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) return
    at += bytesRead
    outer.update(chunk.subarray(0, bytesRead))
    yield chunk.subarray(0, bytesRead)
  }
}

async function* framed(unpacked: AsyncIterable<Buffer>, path: string): AsyncGenerator<Part> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of unpacked) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    while (held.length >= 5) {
      const kind = KINDS[held.toString('latin1', 0, 1)] as Part['kind'] | undefined
      const length = held.readUInt32BE(1)
      if (!kind || length > LARGEST_FRAME) throw damaged(path, '内容无法辨认', 'its content makes no sense')
      if (held.length < 5 + length) break
      const content = held.subarray(5, 5 + length)
      held = held.subarray(5 + length)
      yield kind === 'rows'
        ? { kind, chunk: content }
        : ({ kind, ...(JSON.parse(content.toString('utf8')) as object) } as Part)
    }
  }
  if (held.length > 0) throw damaged(path, '中途截断', 'it is cut short')
}

/** The parts come in their order, and every count and hash is what the rows say. */
async function* checked(parts: AsyncIterable<Part>, path: string): AsyncGenerator<Part> {
  const sums: TableSum[] = []
  let open: ReturnType<typeof tableSum> | null = null
  let before: Part['kind'] | 'start' = 'start'
  for await (const part of parts) {
    if (!FOLLOWS[before].includes(part.kind))
      throw damaged(path, '各部分次序不对', 'its parts are out of order')
    if (part.kind === 'table') open = tableSum(part.table)
    if (part.kind === 'rows') open?.add(part.chunk)
    if (part.kind === 'end' && open) {
      const sum = open.sum()
      if (!same(sum, part))
        throw damaged(path, `表 ${sum.table} 校验不符`, `the table ${sum.table} differs from its checksum`)
      sums.push(sum)
    }
    if (part.kind === 'whole' && !same(wholeOf(sums), part))
      throw damaged(path, '各表合计不符', 'the tables do not add up')
    before = part.kind
    yield part
  }
  if (before !== 'whole') throw damaged(path, '中途截断', 'it is cut short')
}

const FOLLOWS: Record<Part['kind'] | 'start', readonly Part['kind'][]> = {
  start: ['header'],
  header: ['table', 'whole'],
  table: ['rows', 'end'],
  rows: ['rows', 'end'],
  end: ['table', 'whole'],
  whole: [],
}

function same(counted: TableSum | Whole, said: object): boolean {
  return Object.entries(counted).every(([key, value]) => (said as Record<string, unknown>)[key] === value)
}

function damaged(file: string, detail: string, detailEn: string): Problem {
  return backupProblems.damaged({ file, detail, detailEn })
}

/** A file that does not unpack, or whose JSON does not parse, is damaged; whatever else happened is what it is. */
function asProblem(error: unknown, path: string): unknown {
  const { code } = error as { code?: string }
  if (code?.startsWith('Z_') || error instanceof SyntaxError || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return damaged(path, '压缩内容已损坏', 'its compressed content is damaged')
  return error
}
