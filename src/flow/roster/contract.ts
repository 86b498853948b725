/** The API of 房产与业主. */
import { z } from 'zod'
import { endpoint, zBecause, zCommunity, zDay, zId } from '../../platform/http/contract.ts'
import {
  communityEdit,
  communityInput,
  CONTACT_KINDS,
  CONTACT_SOURCES,
  CONTACT_STATES,
  consentInput,
  contactMarkInput,
  contactPointInput,
  householdRow,
  LIABLE_AS,
  namedPremises,
  PARTY_KINDS,
  PREMISES_STATUSES,
  revealInput,
  serviceContractInput,
  serviceNeedInput,
  stewardsInput,
  transferInput,
  USAGES,
} from './model.ts'

const saved = z.object({ created: z.int(), changed: z.int(), unchanged: z.int() })
const zPremises = z.object({
  premisesId: zId,
  code: z.string(),
  building: z.string(),
  entrance: z.string().nullable(),
  room: z.string(),
  floor: z.int().nullable(),
  usage: z.enum(USAGES),
  floorArea: z.string().nullable(),
  status: z.enum(PREMISES_STATUSES),
  handoverDay: zDay.nullable(),
  paidUntil: zDay.nullable(),
  householdId: zId.nullable(),
  household: z.string().nullable(),
})
const onDay = zCommunity.extend({ day: zDay.optional() })

export const rosterContract = {
  createCommunity: endpoint('POST', '/roster/communities', 'roster.create_community', {
    zh: '新建小区',
    en: 'Create a community',
  })
    .input(communityInput)
    .output(z.object({ communityId: zId })),
  community: endpoint('GET', '/roster/{communityId}', 'roster.read', { zh: '小区资料', en: 'A community' })
    .input(onDay)
    .output(
      z.object({
        communityId: zId,
        code: z.string(),
        name: z.string(),
        zone: z.string(),
        province: z.string().nullable(),
        city: z.string().nullable(),
        address: z.string().nullable(),
        hotline: z.string().nullable(),
        paymentInstructions: z.string().nullable(),
        hasContract: z.boolean(),
      }),
    ),
  editCommunity: endpoint('PATCH', '/roster/{communityId}', 'roster.write', {
    zh: '修改小区资料',
    en: 'Edit a community',
  })
    .input(communityEdit)
    .output(z.object({})),
  buildings: endpoint('GET', '/roster/{communityId}/buildings', 'roster.read', {
    zh: '楼栋',
    en: 'Buildings',
  })
    .input(zCommunity)
    .output(
      z.array(
        z.object({ buildingId: zId, name: z.string(), phase: z.string().nullable(), premises: z.int() }),
      ),
    ),
  premises: endpoint('GET', '/roster/{communityId}/premises', 'roster.read', { zh: '房屋', en: 'Premises' })
    .input(
      onDay.extend({
        buildingId: zId.optional(),
        q: z.string().max(60).optional(),
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.array(zPremises)),
  savePremises: endpoint('PUT', '/roster/{communityId}/premises', 'roster.write', {
    zh: '新增或修改房屋',
    en: 'Create or edit premises',
  })
    .input(zCommunity.extend({ rows: z.array(namedPremises).min(1).max(1000) }))
    .output(saved),
  saveHouseholds: endpoint('PUT', '/roster/{communityId}/households', 'roster.write', {
    zh: '登记业主和缴费人',
    en: 'Record owners and payers',
  })
    .input(zCommunity.extend({ rows: z.array(householdRow).min(1).max(1000) }))
    .output(saved.extend({ parties: z.int(), households: z.int() })),
  transfer: endpoint('POST', '/roster/{communityId}/premises/{premisesId}/transfers', 'roster.write', {
    zh: '过户',
    en: 'Transfer ownership',
  })
    .input(transferInput)
    .output(z.object({ closed: z.int() })),
  people: endpoint('GET', '/roster/{communityId}/households/{householdId}/people', 'roster.read', {
    zh: '业户成员',
    en: 'Members of a household',
  })
    .input(zCommunity.extend({ householdId: zId }))
    .output(
      z.array(
        z.object({
          partyId: zId,
          name: z.string(),
          kind: z.enum(PARTY_KINDS),
          liableAs: z.enum(LIABLE_AS),
        }),
      ),
    ),
  contacts: endpoint('GET', '/roster/{communityId}/households/{householdId}/contacts', 'roster.read', {
    zh: '业户的联系方式（遮蔽）',
    en: 'Contact points of a household, masked',
  })
    .input(zCommunity.extend({ householdId: zId }))
    .output(
      z.array(
        z.object({
          contactPointId: zId,
          partyId: zId,
          kind: z.enum(CONTACT_KINDS),
          /** Masked: `138****5678`. */
          value: z.string(),
          person: z.string().nullable(),
          source: z.enum(CONTACT_SOURCES),
          state: z.enum(CONTACT_STATES),
          since: z.date(),
        }),
      ),
    ),
  reveal: endpoint(
    'POST',
    '/roster/{communityId}/contact-points/{contactPointId}/reveal',
    'roster.reveal_contact',
    {
      zh: '查看一个完整的联系方式（须写原因，留痕）',
      en: 'One contact point in full, for a reason, on record',
    },
  )
    .input(revealInput)
    .output(
      z.object({
        contactPointId: zId,
        kind: z.enum(CONTACT_KINDS),
        value: z.string(),
        person: z.string().nullable(),
      }),
    ),
  recordContact: endpoint('POST', '/roster/{communityId}/contacts', 'roster.write', {
    zh: '登记联系方式',
    en: 'Record a contact point',
  })
    .input(contactPointInput)
    .output(z.object({ contactPointId: zId })),
  markContact: endpoint('POST', '/roster/{communityId}/contacts/{contactPointId}/state', 'roster.write', {
    zh: '标记联系方式：已核实、有误、不再使用',
    en: 'Mark a contact point',
  })
    .input(contactMarkInput)
    .output(z.object({})),
  recordConsent: endpoint('POST', '/roster/{communityId}/consents', 'roster.write', {
    zh: '登记联系意愿',
    en: 'Record consent or refusal',
  })
    .input(consentInput)
    .output(z.object({})),
  recordNeed: endpoint('POST', '/roster/{communityId}/needs', 'roster.write', {
    zh: '登记服务需要',
    en: 'Record a service need',
  })
    .input(serviceNeedInput)
    .output(z.object({ serviceNeedId: zId })),
  contracts: endpoint('GET', '/roster/{communityId}/contracts', 'roster.read', {
    zh: '物业服务合同',
    en: 'Service contracts',
  })
    .input(zCommunity)
    .output(
      z.array(
        z.object({
          serviceContractId: zId,
          title: z.string(),
          fromDay: zDay,
          toDay: zDay.nullable(),
          feeClause: z.string(),
          dueClause: z.string(),
          lateFeeClause: z.string().nullable(),
          lateFeeDailyRate: z.string().nullable(),
          arbitrationClause: z.string().nullable(),
          scanName: z.string().nullable(),
        }),
      ),
    ),
  recordContract: endpoint('POST', '/roster/{communityId}/contracts', 'roster.write', {
    zh: '登记物业服务合同',
    en: 'Record a service contract',
  })
    .input(serviceContractInput.omit({ scan: true }).extend({ scan: z.file().optional() }))
    .output(z.object({ id: zId })),
  contractScan: endpoint('GET', '/roster/{communityId}/contracts/{serviceContractId}/scan', 'roster.read', {
    zh: '合同扫描件',
    en: 'The scan of a contract',
  })
    .input(zCommunity.extend({ serviceContractId: zId }))
    .output(z.file()),
  stewards: endpoint('GET', '/roster/{communityId}/stewards', 'roster.read', {
    zh: '管家分工',
    en: 'Who looks after which households',
  })
    .input(onDay)
    .output(
      z.array(
        z.object({
          staffId: zId,
          staffName: z.string(),
          duty: z.enum(['responsible', 'cover']),
          buildingId: zId,
          building: z.string(),
          households: z.int(),
        }),
      ),
    ),
  explainStewardship: endpoint('GET', '/roster/{communityId}/explain/stewardship', 'roster.read', {
    zh: '管家户数从何而来',
    en: 'Why a steward has so many households',
  })
    .input(onDay.extend({ staffId: zId, buildingId: zId, duty: z.enum(['responsible', 'cover']) }))
    .output(zBecause),
  assignStewards: endpoint('POST', '/roster/{communityId}/stewards', 'roster.assign_steward', {
    zh: '指派管家',
    en: 'Assign a steward',
  })
    .input(stewardsInput)
    .output(z.object({ assigned: z.int(), handedOver: z.int() })),
}
