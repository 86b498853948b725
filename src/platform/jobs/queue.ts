/**
 * Long work people can watch. Each kind of job is declared once, by the slice that does it, and must be idempotent:
 * a killed worker's job is simply run again.
 */
import type { Context, Database, Tx } from '../db/tx.ts'

export type JobRun = {
  jobId: string
  database: Database
  context: Context
  communityId: string | null
  /** The instant it is now: `context.at` is the one the job began at. */
  clock(): Date
  /** Says how far it is; at most a few writes a second reach the database, whatever is said. */
  progress(done: number, total?: number | null): Promise<void>
}

export type JobKind = {
  /** `slice.verb`, e.g. `billing.run`. */
  kind: string
  run(input: unknown, job: JobRun): Promise<unknown>
}

export type JobQueue = {
  /**
   * Leaves a job inside the caller's transaction: it exists if and only if that commits. Answers the id to poll at
   * `GET /api/jobs/{jobId}`.
   */
  enqueue(tx: Tx, kind: string, communityId: string | null, input: unknown): Promise<string>
}
