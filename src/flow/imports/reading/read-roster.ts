/**
 * A roster file into recognised rows and findings. The file is judged first, here; it is parsed in a thread of its own
 * with bounded memory and time, so that no file can take the server down.
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Day } from '../../../rules/day.ts'
import { inspect } from './guard.ts'
import { WORKER_HEAP_MIB, WORKER_SECONDS } from './limits.ts'
import type { FileRefused, Finding, RosterReading, RosterRow, SavedMapping } from './model.ts'
import { type Parsed, type Request, parseRoster } from './parse-roster.ts'
import { REFUSALS, Refusal } from './refusals.ts'
import type { SheetColumns } from './sheet-columns.ts'

export type RosterFile = { name: string; bytes: Buffer }
export type ReadOptions = {
  /** Columns as a person or an earlier import said; without it they are recognised. */
  mapping?: SavedMapping
  /** Told now and then how many rows have been read. */
  onProgress?: (rows: number) => void
  /** The business day: nobody is born after it, and a later handover is doubted. */
  today: Day
  /** Parse in this thread. For tests of the rules of reading; the bounds of memory and time then do not hold. */
  inline?: boolean
  /** Of the parsing thread; for tests. */
  bounds?: { heapMiB: number; seconds: number }
}

/** The reading, or why the whole file is refused. Throws only for our own defects. */
export async function readRoster(
  file: RosterFile,
  options: ReadOptions,
): Promise<RosterReading | FileRefused> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  try {
    const inspected = await inspect(file)
    const request = { bytes: file.bytes, inspected, mapping: options.mapping ?? null, today: options.today }
    const onProgress = options.onProgress ?? (() => undefined)
    const parsed = options.inline
      ? await parseRoster(request, onProgress)
      : await parseInThread(request, onProgress, options.bounds)
    return { refused: false, file: file.name, sha256, ...parsed, mapping: options.mapping ?? null }
  } catch (error) {
    if (error instanceof Refusal) return refused(file.name, sha256, error)
    throw error
  }
}

/** An .xlsx copy of the file with its findings marked; made in a thread, like the reading. */
export async function markedWorkbook(file: RosterFile, findings: Finding[]): Promise<Buffer | FileRefused> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  try {
    const { format } = await inspect(file)
    const bytes = await inThread<Uint8Array>(
      { task: 'mark', bytes: file.bytes, format, findings },
      () => undefined,
      BOUNDS,
    )
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (error) {
    if (error instanceof Refusal) return refused(file.name, sha256, error)
    throw error
  }
}

/** The columns of every sheet for a person to say what they mean; made in a thread, like the reading. */
export async function columnsOfFile(file: RosterFile): Promise<SheetColumns[] | FileRefused> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  try {
    const { format } = await inspect(file)
    return await inThread<SheetColumns[]>(
      { task: 'columns', bytes: file.bytes, format },
      () => undefined,
      BOUNDS,
    )
  } catch (error) {
    if (error instanceof Refusal) return refused(file.name, sha256, error)
    throw error
  }
}

function refused(file: string, sha256: string, { code, detail }: Refusal): FileRefused {
  const { zh, en, next } = REFUSALS[code]
  return {
    refused: true,
    file,
    sha256,
    code,
    message: zh,
    messageEn: en,
    suggestion: next,
    ...(detail === null ? {} : { detail }),
  }
}

export type Work =
  | ({ task: 'parse' } & Request)
  | { task: 'columns'; bytes: Buffer; format: RosterReading['format'] }
  | { task: 'mark'; bytes: Buffer; format: RosterReading['format']; findings: Finding[] }
/** What comes before the end: how far it is, and the rows in portions. */
type Portion = { kind: 'progress'; rows: number } | { kind: 'rows'; rows: RosterRow[] }
export type Reply =
  | Portion
  | { kind: 'done'; result: unknown }
  | { kind: 'refused'; code: Refusal['code']; detail: string | null }
  | { kind: 'defect'; error: unknown }

const BOUNDS = { heapMiB: WORKER_HEAP_MIB, seconds: WORKER_SECONDS }

async function parseInThread(
  request: Request,
  onProgress: (rows: number) => void,
  bounds = BOUNDS,
): Promise<Parsed> {
  const rows: RosterRow[] = []
  const take = (reply: Portion) => (reply.kind === 'rows' ? rows.push(...reply.rows) : onProgress(reply.rows))
  const parsed = await inThread<Parsed>({ task: 'parse', ...request }, take, bounds)
  return { ...parsed, rows }
}

function inThread<T>(work: Work, take: (reply: Portion) => void, bounds: typeof BOUNDS): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: bounds.heapMiB, maxYoungGenerationSizeMb: 4 },
    })
    const timer = setTimeout(
      () => end(() => reject(new Refusal('file_took_too_long'))),
      bounds.seconds * 1000,
    )
    const end = (answer: () => void) => {
      clearTimeout(timer)
      void worker.terminate()
      answer()
    }
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'progress' || reply.kind === 'rows') take(reply)
      if (reply.kind === 'done') end(() => resolve(reply.result as T))
      if (reply.kind === 'refused') end(() => reject(new Refusal(reply.code, reply.detail)))
      if (reply.kind === 'defect') end(() => reject(reply.error))
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(() => reject(isMemory ? new Refusal('file_took_too_long', error.message) : error))
    })
    worker.on('exit', () => end(() => reject(new Error('the parsing thread ended without an answer'))))
  })
}
