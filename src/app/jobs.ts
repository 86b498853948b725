/** Every kind of long work. One line a slice. */
import type { JobKind } from '../platform/jobs/queue.ts'

export const jobKinds: readonly JobKind[] = []
