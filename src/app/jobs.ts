/** Every kind of long work. One line a slice. */
import { acceptJob } from '../flow/imports/jobs.ts'
import { billingJob } from '../flow/ledger/jobs.ts'
import type { JobKind } from '../platform/jobs/queue.ts'

export const jobKinds: readonly JobKind[] = [billingJob, acceptJob]
