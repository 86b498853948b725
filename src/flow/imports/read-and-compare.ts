import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db/tx.ts'
import type { Day } from '../../rules/day.ts'
import { compareReading } from './compare-reading.ts'
import { type Comparison, type ImportFile, reportOf, type RosterReport, type SavedMapping } from './model.ts'
import { fileProblem } from './problems.ts'
import { readRoster } from './reading/read-roster.ts'
import { reportHash } from './reading/report-hash.ts'

export type Progress = (done: number, total: number | null, what: string) => void

/**
 * Reads a file and sets it beside what is stored: the report and what accepting it would do. The same file, mapping, day
 * and stored rows give the same hash. A file that cannot be read is a Problem.
 */
export async function readAndCompare(
  tx: Tx,
  input: { communityId: string; file: ImportFile; day: Day; mapping: SavedMapping | null },
  progress: Progress = () => {},
): Promise<{ report: RosterReport; comparison: Comparison }> {
  const { communityId, file, day, mapping } = input
  const reading = await readRoster(file, {
    today: day,
    onProgress: (rows) => progress(rows, null, '读取文件'),
    ...(mapping ? { mapping } : {}),
  })
  if (reading.refused) throw fileProblem(reading)
  const comparison = await compareReading(tx, { communityId, reading, day })
  const hash = createHash('sha256')
    .update(`${communityId} ${day} ${reportHash(reading)} ${comparison.digest}`)
    .digest('hex')
  return { report: reportOf(reading, comparison, hash, day), comparison }
}
