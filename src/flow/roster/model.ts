/** The nouns of the roster, parsed where they enter. Days are `YYYY-MM-DD`, areas ㎡ with at most two decimals. */
import { z } from 'zod'
import { type Day, parseDay } from '../../rules/day.ts'

export const USAGES = ['residential', 'shop', 'parking', 'storage', 'office'] as const
export type Usage = (typeof USAGES)[number]

export const PREMISES_STATUSES = [
  'unknown',
  'unsold',
  'sold',
  'handed_over',
  'renovating',
  'occupied',
  'vacant',
  'let',
] as const
export type PremisesStatus = (typeof PREMISES_STATUSES)[number]

export const PARTY_KINDS = ['person', 'organisation', 'developer'] as const
export const CONTACT_KINDS = [
  'phone',
  'wechat',
  'email',
  'address',
  'second_address',
  'emergency_phone',
] as const
/** Where a contact value may come from. Neighbours, colleagues and the like are no source. */
export const CONTACT_SOURCES = ['contract', 'owner', 'property_register', 'court'] as const
export const CONTACT_STATES = ['unverified', 'verified', 'wrong', 'withdrawn'] as const
export const CONSENT_CHANNELS = ['sms', 'wechat', 'call', 'visit', 'letter', 'email'] as const
export const NEED_KINDS = ['preference', 'service_need', 'contact_window'] as const
export const LIABLE_AS = ['owner', 'tenant', 'developer'] as const
export type LiableAs = (typeof LIABLE_AS)[number]

export const dayText = z.iso
  .date()
  .refine((text) => parseDay(text) !== null, '不是日期') as unknown as z.ZodType<Day, string>
const id = z.uuid()
const words = (longest: number) => z.string().trim().min(1).max(longest)
/** ㎡: positive, at most two decimals. */
export const areaText = z
  .string()
  .regex(/^\d{1,8}(\.\d{1,2})?$/)
  .refine((text) => Number(text) > 0, '面积须大于 0')

export const communityInput = z.object({
  code: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, '编号只能用字母、数字、下划线和连字符，最多 32 个'),
  name: words(100),
  zone: z.string().min(1).max(64).optional(),
  address: words(200).optional(),
  province: words(50).optional(),
  city: words(50).optional(),
  hotline: words(50).optional(),
  paymentInstructions: words(2000).optional(),
})
export type CommunityInput = z.input<typeof communityInput>

export const communityEdit = communityInput
  .omit({ code: true, zone: true })
  .partial()
  .extend({ communityId: id })
export type CommunityEdit = z.input<typeof communityEdit>

export const serviceContractInput = z.object({
  communityId: id,
  title: words(200),
  fromDay: dayText,
  toDay: dayText.nullish(),
  feeClause: words(4000),
  dueClause: words(4000),
  lateFeeClause: words(4000).nullish(),
  /** A day's share of the overdue amount, `0.0005` = 0.05 %. Without a clause there is no rate. */
  lateFeeDailyRate: z
    .string()
    .regex(/^0(\.\d{1,8})?$/)
    .nullish(),
  arbitrationClause: words(4000).nullish(),
  scan: z.object({ name: words(255), bytes: z.instanceof(Uint8Array) }).nullish(),
})
export type ServiceContractInput = z.input<typeof serviceContractInput>

/** Both days count, so the last is never before the first. */
const inOrder = ({ fromDay, toDay }: { fromDay: string; toDay?: string | null | undefined }) =>
  !toDay || toDay >= fromDay
const OUT_OF_ORDER = { path: ['toDay'], message: '结束日不能早于开始日 (the last day is before the first)' }

export const serviceContract = serviceContractInput.refine(inOrder, OUT_OF_ORDER)

/** One premises as somebody states it. Null or absent: nothing is said, what is stored stays. */
export const premisesRow = z.object({
  phase: words(60).nullish(),
  building: words(60),
  entrance: words(60).nullish(),
  room: words(60),
  /** The canonical room: `parseRoom` of rules/room makes it. */
  code: words(180),
  floor: z.int().min(-20).max(300).nullish(),
  /** The floor was read off the room number: it fills an empty place and contradicts nothing. */
  floorDerived: z.boolean().optional(),
  usage: z.enum(USAGES),
  floorArea: areaText.nullish(),
  status: z.enum(PREMISES_STATUSES).nullish(),
  handoverDay: dayText.nullish(),
  /** The last day already settled before this system took over. */
  paidUntil: dayText.nullish(),
})
export type PremisesRow = z.infer<typeof premisesRow>
export type PremisesRowInput = z.input<typeof premisesRow>

export const ownerRow = z.object({
  name: words(200),
  kind: z.enum(PARTY_KINDS).optional(),
  /** Verified by its check digit; anything else is quarantined, not given here. */
  idNumber: z.string().min(15).max(18).nullish(),
  phones: z.array(words(40)).default([]),
  /** The source's own number for this owner: joins rows of one file, beside an equal name. */
  number: words(60).nullish(),
  share: z
    .object({ num: z.int().positive().max(1_000_000), den: z.int().positive().max(1_000_000) })
    .refine((share) => share.num <= share.den)
    .nullish(),
})
export type OwnerRow = z.infer<typeof ownerRow>

/** Who owns one premises and who pays for it, as somebody states it. No owners: nothing is said of them. */
export const householdRow = z.object({
  premisesCode: words(180),
  owners: z.array(ownerRow).max(50).default([]),
  /** The owners' first day: hand-over when known. */
  fromDay: dayText,
  /** Pays by agreement from `fromDay`; the owners stay jointly liable. */
  tenant: z.object({ name: words(200), phones: z.array(words(40)).default([]), fromDay: dayText }).nullish(),
  /** Owes from `fromDay` until the day before the owners do. */
  developer: z.object({ name: words(200), fromDay: dayText }).nullish(),
  /** The mailing address of the first owner. */
  address: words(300).nullish(),
  emergency: z.object({ name: words(100).nullish(), phone: words(40) }).nullish(),
  quarantined: z
    .array(
      z.object({
        kind: z.enum(['phone', 'id', 'other']),
        value: z.string().min(1).max(500),
        place: z.string().max(200),
        reason: z.string().max(300),
      }),
    )
    .default([]),
  source: z.enum(CONTACT_SOURCES).default('property_register'),
})
export type HouseholdRow = z.infer<typeof householdRow>
export type HouseholdRowInput = z.input<typeof householdRow>

/** Premises as a person names them; the canonical code is made of it. */
export const namedPremises = premisesRow.omit({ code: true, floorDerived: true })
export type NamedPremises = z.infer<typeof namedPremises>

/** What one row would do to what is stored. */
export type Outcome = 'new' | 'changed' | 'unchanged' | 'conflict'

/** A stored fact beside the one given. `code` names the kind of difference, e.g. `area_changes`. */
export type Difference = {
  field:
    | 'building'
    | 'floor'
    | 'usage'
    | 'area'
    | 'status'
    | 'handover'
    | 'owners'
    | 'phones'
    | 'ids'
    | 'tenant'
    | 'address'
    | 'emergency'
    | 'paid_until'
  code: string
  stored: string
  given: string
  /** True: cannot be taken over; the row is in conflict. */
  conflict: boolean
}

export type RowOutcome = { code: string; outcome: Outcome; differences: Difference[] }

/** Options of bulk commands: rows of a batch can be taken back together. */
export type BatchOptions = { batchId?: string; progress?: (done: number, total: number) => void }

export const stewardsInput = z
  .object({
    communityId: id,
    staffId: id,
    buildingIds: z.array(id).optional(),
    householdIds: z.array(id).optional(),
    fromDay: dayText,
    toDay: dayText.nullish(),
    duty: z.enum(['responsible', 'cover']).default('responsible'),
    handoverNote: words(2000).nullish(),
  })
  .refine((input) => Boolean(input.buildingIds?.length) !== Boolean(input.householdIds?.length), {
    message: '楼栋和业户两者给其一',
  })
  .refine(inOrder, OUT_OF_ORDER)
export type StewardsInput = z.input<typeof stewardsInput>

export const transferInput = z.object({
  communityId: id,
  premisesId: id,
  /** The first day of the new owners. */
  day: dayText,
  newOwners: z.array(ownerRow).min(1).max(50),
})
export type TransferInput = z.input<typeof transferInput>

export const contactPointInput = z.object({
  communityId: id,
  partyId: id,
  kind: z.enum(CONTACT_KINDS),
  value: words(300),
  person: words(100).nullish(),
  source: z.enum(CONTACT_SOURCES),
})
export type ContactPointInput = z.input<typeof contactPointInput>

export const contactMarkInput = z.object({
  communityId: id,
  contactPointId: id,
  state: z.enum(['verified', 'wrong', 'withdrawn']),
})
export type ContactMarkInput = z.input<typeof contactMarkInput>

/** Why somebody needs a number or an address in full. */
export const REVEAL_REASONS = ['call', 'visit', 'letter', 'verify', 'owner_asked', 'court', 'other'] as const
export const revealInput = z
  .object({
    communityId: id,
    contactPointId: id,
    reason: z.enum(REVEAL_REASONS),
    note: words(200).nullish(),
  })
  .refine((input) => input.reason !== 'other' || input.note, {
    path: ['note'],
    error: '原因为“其他”时请写明 (say what for)',
  })
export type RevealInput = z.input<typeof revealInput>

export const consentInput = z.object({
  communityId: id,
  partyId: id,
  channel: z.enum(CONSENT_CHANNELS),
  answer: z.enum(['granted', 'refused']),
  day: dayText,
  note: words(500).nullish(),
})
export type ConsentInput = z.input<typeof consentInput>

export const serviceNeedInput = z.object({
  communityId: id,
  householdId: id,
  kind: z.enum(NEED_KINDS),
  note: words(1000),
})
export type ServiceNeedInput = z.input<typeof serviceNeedInput>
