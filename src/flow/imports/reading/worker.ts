/** The thread in which a file is parsed. Its memory is bounded by whoever starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { parseRoster } from './parse-roster.ts'
import type { Reply } from './read-roster.ts'
import { Refusal } from './refusals.ts'

const reply = (message: Reply) => parentPort?.postMessage(message)

try {
  // Bytes arrive as a plain array: a Buffer does not survive the way between threads.
  const request = {
    ...workerData,
    bytes: Buffer.from(workerData.bytes.buffer, workerData.bytes.byteOffset, workerData.bytes.byteLength),
  }
  reply({ kind: 'parsed', parsed: await parseRoster(request, (rows) => reply({ kind: 'rows', rows })) })
} catch (error) {
  reply(
    error instanceof Refusal
      ? { kind: 'refused', code: error.code, detail: error.detail }
      : { kind: 'defect', error },
  )
}
