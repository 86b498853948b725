/** Handlers of 房产与业主: one command or one read each. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import { type ApiContext, implementApi } from '../../platform/http/api.ts'
import { platformProblems } from '../../platform/problems.ts'
import type { Day } from '../../rules/day.ts'
import { maskContact, maskName } from '../../rules/mask.ts'
import { assignStewards } from './commands/assign-stewards.ts'
import { createCommunity } from './commands/create-community.ts'
import { editCommunity } from './commands/edit-community.ts'
import { explainStewardship } from './commands/explain-stewardship.ts'
import { markContactPoint } from './commands/mark-contact-point.ts'
import { recordConsent } from './commands/record-consent.ts'
import { recordContactPoint } from './commands/record-contact-point.ts'
import { recordServiceContract } from './commands/record-service-contract.ts'
import { recordServiceNeed } from './commands/record-service-need.ts'
import { revealContact } from './commands/reveal-contact.ts'
import { saveHouseholds } from './commands/save-households.ts'
import { savePremises } from './commands/save-premises.ts'
import { transferOwnership } from './commands/transfer-ownership.ts'
import { rosterContract } from './contract.ts'
import type {
  CONTACT_KINDS,
  CONTACT_SOURCES,
  CONTACT_STATES,
  LiableAs,
  PARTY_KINDS,
  PremisesStatus,
  Usage,
} from './model.ts'
import { withCode } from './named-premises.ts'

const communityDetails = sqlFile(import.meta.url, './sql/community-details.sql')
const listBuildings = sqlFile(import.meta.url, './sql/list-buildings.sql')
const pagePremises = sqlFile(import.meta.url, './sql/page-premises.sql')
const householdPeople = sqlFile(import.meta.url, './sql/household-people.sql')
const householdContacts = sqlFile(import.meta.url, './sql/household-contacts.sql')
const listContracts = sqlFile(import.meta.url, './sql/list-contracts.sql')
const contractScan = sqlFile(import.meta.url, './sql/contract-scan.sql')
const listStewardships = sqlFile(import.meta.url, './sql/list-stewardships.sql')

type CommunityDetails = {
  communityId: string
  code: string
  name: string
  zone: string
  province: string | null
  city: string | null
  address: string | null
  hotline: string | null
  paymentInstructions: string | null
  hasContract: boolean
}
type PremisesLine = {
  premisesId: string
  code: string
  building: string
  entrance: string | null
  room: string
  floor: number | null
  usage: Usage
  floorArea: string | null
  status: PremisesStatus
  handoverDay: Day | null
  paidUntil: Day | null
  householdId: string | null
  household: string | null
}
type Person = { partyId: string; name: string; kind: (typeof PARTY_KINDS)[number]; liableAs: LiableAs }
type Contact = {
  contactPointId: string
  partyId: string
  kind: (typeof CONTACT_KINDS)[number]
  value: string
  person: string | null
  source: (typeof CONTACT_SOURCES)[number]
  state: (typeof CONTACT_STATES)[number]
  since: Date
}
type Contract = {
  serviceContractId: string
  title: string
  fromDay: Day
  toDay: Day | null
  feeClause: string
  dueClause: string
  lateFeeClause: string | null
  lateFeeDailyRate: string | null
  arbitrationClause: string | null
  scanName: string | null
}
type Duty = {
  staffId: string
  staffName: string
  duty: 'responsible' | 'cover'
  buildingId: string
  building: string
  households: number
}

const os = implementApi(rosterContract)

export const rosterRouter = os.router({
  createCommunity: os.createCommunity.handler(({ input, context }) =>
    context.write((tx) => createCommunity(tx, input)),
  ),
  community: os.community.handler(({ input, context }) =>
    context.read(async (tx) => {
      const { communityId: community, day = context.day } = input
      const found = await tx.row<CommunityDetails>(communityDetails, { community, day })
      if (!found) throw platformProblems.not_found({ what: '小区', id: community })
      return found
    }),
  ),
  editCommunity: os.editCommunity.handler(async ({ input, context }) => {
    await context.write((tx) => editCommunity(tx, input))
    return {}
  }),
  buildings: os.buildings.handler(({ input, context }) =>
    context.read((tx) =>
      tx.rows<{ buildingId: string; name: string; phase: string | null; premises: number }>(listBuildings, {
        community: input.communityId,
      }),
    ),
  ),
  premises: os.premises.handler(({ input, context }) =>
    context.read(async (tx) => {
      const rows = await tx.rows<PremisesLine & { known: boolean }>(pagePremises, {
        community: input.communityId,
        day: input.day ?? context.day,
        today: context.day,
        steward_id: context.stewardId,
        building: input.buildingId ?? null,
        like: input.q ? `%${input.q.replace(/[\\%_]/g, '\\$&')}%` : null,
        offset: input.offset,
        limit: input.limit,
      })
      return rows.map(({ known, ...row }) => ({
        ...row,
        household: known ? row.household : row.household && maskName(row.household),
      }))
    }),
  ),
  savePremises: os.savePremises.handler(({ input, context }) =>
    context.write((tx) => savePremises(tx, input.communityId, input.rows.map(withCode))),
  ),
  saveHouseholds: os.saveHouseholds.handler(({ input, context }) =>
    context.write((tx) => saveHouseholds(tx, input.communityId, input.rows)),
  ),
  transfer: os.transfer.handler(({ input, context }) => context.write((tx) => transferOwnership(tx, input))),
  people: os.people.handler(({ input, context }) =>
    context.read(async (tx) => {
      const rows = await tx.rows<Person & { known: boolean }>(householdPeople, oneHousehold(input, context))
      return rows.map(({ known, ...row }) => ({ ...row, name: known ? row.name : maskName(row.name) }))
    }),
  ),
  contacts: os.contacts.handler(({ input, context }) =>
    context.read(async (tx) => {
      const rows = await tx.rows<Contact>(householdContacts, oneHousehold(input, context))
      return rows.map((row) => ({
        ...row,
        value: maskContact(row.kind, row.value),
        person: row.person && maskName(row.person),
      }))
    }),
  ),
  reveal: os.reveal.handler(({ input, context }) =>
    context.write((tx) => revealContact(tx, { ...input, stewardId: context.stewardId, day: context.day })),
  ),
  recordContact: os.recordContact.handler(({ input, context }) =>
    context.write((tx) => recordContactPoint(tx, input)),
  ),
  markContact: os.markContact.handler(async ({ input, context }) => {
    await context.write((tx) => markContactPoint(tx, input))
    return {}
  }),
  recordConsent: os.recordConsent.handler(async ({ input, context }) => {
    await context.write((tx) => recordConsent(tx, input))
    return {}
  }),
  recordNeed: os.recordNeed.handler(({ input, context }) =>
    context.write((tx) => recordServiceNeed(tx, input)),
  ),
  contracts: os.contracts.handler(({ input, context }) =>
    context.read((tx) => tx.rows<Contract>(listContracts, { community: input.communityId })),
  ),
  recordContract: os.recordContract.handler(async ({ input, context }) => {
    const { scan, ...contract } = input
    const bytes = scan ? new Uint8Array(await scan.arrayBuffer()) : null
    const attached = scan && bytes ? { name: scan.name, bytes } : null
    return context.write((tx) => recordServiceContract(tx, { ...contract, scan: attached }))
  }),
  contractScan: os.contractScan.handler(({ input, context }) =>
    context.read(async (tx) => {
      const { communityId: community, serviceContractId: contract } = input
      const scan = await tx.row<{ name: string; bytes: Buffer }>(contractScan, { community, contract })
      if (!scan) throw platformProblems.not_found({ what: '合同扫描件', id: contract })
      return new File([new Uint8Array(scan.bytes)], scan.name)
    }),
  ),
  stewards: os.stewards.handler(({ input, context }) =>
    context.read((tx) =>
      tx.rows<Duty>(listStewardships, { community: input.communityId, day: input.day ?? context.day }),
    ),
  ),
  explainStewardship: os.explainStewardship.handler(({ input, context }) => {
    const { stewardId, day: today } = context
    return context.read((tx) =>
      explainStewardship(tx, { ...input, stewardId, today, day: input.day ?? today }),
    )
  }),
  assignStewards: os.assignStewards.handler(({ input, context }) =>
    context.write((tx) => assignStewards(tx, input)),
  ),
})

function oneHousehold(input: { communityId: string; householdId: string }, context: ApiContext) {
  const { communityId: community, householdId: household } = input
  return { community, household, steward_id: context.stewardId, day: context.day }
}
