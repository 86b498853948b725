/** The whole API in one tree: what the web client and openapi.json are made of. One line a slice. */
import { billingContract } from '../flow/billing/contract.ts'
import { channelsContract } from '../flow/channels/contract.ts'
import { collectionsContract } from '../flow/collections/contract.ts'
import { documentsContract } from '../flow/documents/contract.ts'
import { importsContract } from '../flow/imports/contract.ts'
import { insightContract } from '../flow/insight/contract.ts'
import { ledgerContract } from '../flow/ledger/contract.ts'
import { rosterContract } from '../flow/roster/contract.ts'
import { tariffContract } from '../flow/tariff/contract.ts'
import { authContract } from '../platform/auth/contract.ts'
import { jobsContract } from '../platform/jobs/contract.ts'
import { calendarContract } from './calendar/contract.ts'
import { setupContract } from './setup/contract.ts'

export const contract = {
  setup: setupContract,
  auth: authContract,
  jobs: { ...jobsContract, calendar: calendarContract.plan },
  roster: rosterContract,
  tariff: tariffContract,
  billing: billingContract,
  ledger: ledgerContract,
  imports: importsContract,
  collections: collectionsContract,
  documents: documentsContract,
  channels: channelsContract,
  insight: insightContract,
}
export type Contract = typeof contract
