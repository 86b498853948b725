/** Every kind of long work. One line a slice. */
import { dispatchJob } from '../flow/channels/jobs.ts'
import { fileFolder } from '../flow/channels/transports/file-folder/file-folder.ts'
import { dunningJob } from '../flow/collections/jobs.ts'
import { acceptJob } from '../flow/imports/jobs.ts'
import { billingJob } from '../flow/ledger/jobs.ts'
import type { JobKind } from '../platform/jobs/queue.ts'

/** `dataDir`: where the outbox is. */
export const jobKinds = (dataDir: string): readonly JobKind[] => [
  billingJob,
  acceptJob,
  dunningJob,
  dispatchJob(fileFolder(dataDir)),
]
