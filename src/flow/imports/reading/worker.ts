/** The thread in which a file is parsed. Its memory is bounded by whoever starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { open, parseRoster } from './parse-roster.ts'
import type { Reply, Work } from './read-roster.ts'
import { Refusal } from './refusals.ts'
import { sheetColumns } from './sheet-columns.ts'

const reply = (message: Reply) => parentPort?.postMessage(message)

const PORTION = 2_000

try {
  reply({ kind: 'done', result: await done(workerData as Work) })
} catch (error) {
  reply(
    error instanceof Refusal
      ? { kind: 'refused', code: error.code, detail: error.detail }
      : { kind: 'defect', error },
  )
}

async function done(work: Work): Promise<unknown> {
  // A Buffer arrives as a plain array: only its bytes survive the way between threads.
  const bytes = Buffer.from(work.bytes.buffer, work.bytes.byteOffset, work.bytes.byteLength)
  if (work.task === 'parse') {
    const parsed = await parseRoster({ ...work, bytes }, (rows) => reply({ kind: 'progress', rows }))
    // In portions, each let go once it is sent: a large roster is never held three times over.
    while (parsed.rows.length > 0) reply({ kind: 'rows', rows: parsed.rows.splice(0, PORTION) })
    return parsed
  }
  if (work.task === 'columns') return sheetColumns(await open(work.format, bytes))
  // The writer is heavy and rarely wanted, so it is not loaded for every reading.
  const { errorWorkbook } = await import('./error-workbook.ts')
  return errorWorkbook(await open(work.format, bytes), work.findings)
}
