/** The whole API in one tree: what the web client and openapi.json are made of. One line a slice. */
import { insightContract } from '../flow/insight/contract.ts'
import { authContract } from '../platform/auth/contract.ts'
import { jobsContract } from '../platform/jobs/contract.ts'
import { calendarContract } from './calendar/contract.ts'
import { setupContract } from './setup/contract.ts'

export const contract = {
  setup: setupContract,
  auth: authContract,
  jobs: { ...jobsContract, calendar: calendarContract.plan },
  insight: insightContract,
}
export type Contract = typeof contract
