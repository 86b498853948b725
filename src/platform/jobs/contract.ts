/** The API of long work people can watch. */
import { z } from 'zod'
import { endpoint, zId } from '../http/contract.ts'

export const zJob = z.object({
  jobId: zId,
  communityId: zId.nullable(),
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  requestedBy: z.string(),
  requestedAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  done: z.int(),
  total: z.int().nullable(),
  /** What the work answered; its shape belongs to the slice whose job it is. */
  result: z.unknown().nullable(),
  /** A problem as every refusal: code, message, messageEn, next, nextEn, facts. */
  problem: z.record(z.string(), z.unknown()).nullable(),
})
export type Job = z.infer<typeof zJob>

export const jobsContract = {
  /** Poll once a second. */
  job: endpoint('GET', '/jobs/{jobId}', 'signed_in', { zh: '任务进度', en: 'Progress of a job' })
    .input(z.object({ jobId: zId }))
    .output(zJob),
  recent: endpoint('GET', '/jobs', 'signed_in', { zh: '我的近期任务', en: 'Own recent jobs' })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) }))
    .output(z.array(zJob)),
}
