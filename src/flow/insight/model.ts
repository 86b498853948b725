/** Nouns of 经营分析: what a square of the board can say, the ageing bands, the rows of reports. */
import { z } from 'zod'
import { zBecause, zDay, zFen, zId } from '../../platform/http/contract.ts'

/**
 * What a square of the board says of a premises today. hidden: its money is not for this person.
 * paid: billed and nothing open; not_due: open, nothing overdue; credit: nothing open and money held for it;
 * no_charge: nothing billed yet; vacant: nobody is liable for it today.
 */
export const CELL_STATES = ['paid', 'not_due', 'overdue', 'credit', 'no_charge', 'vacant', 'hidden'] as const
export const zCellState = z.enum(CELL_STATES)
export type CellState = z.infer<typeof zCellState>

export const zUsage = z.enum(['residential', 'shop', 'parking', 'storage', 'office'])

/** 账龄 by days past due on the day asked. */
export const BANDS = ['not_due', 'd1_30', 'd31_90', 'd91_180', 'd181_365', 'over_365'] as const
export type Band = (typeof BANDS)[number]
export const BAND_WORDS: Record<Band, { zh: string; en: string }> = {
  not_due: { zh: '未到期', en: 'not due' },
  d1_30: { zh: '1–30 天', en: '1–30 days' },
  d31_90: { zh: '31–90 天', en: '31–90 days' },
  d91_180: { zh: '91–180 天', en: '91–180 days' },
  d181_365: { zh: '181–365 天', en: '181–365 days' },
  over_365: { zh: '365 天以上', en: 'over 365 days' },
}
/** The days past due a band holds, both ends included; null: no end. The same edges as sql/ageing.sql. */
export const BAND_DAYS: Record<Band, readonly [number | null, number | null]> = {
  not_due: [null, 0],
  d1_30: [1, 30],
  d31_90: [31, 90],
  d91_180: [91, 180],
  d181_365: [181, 365],
  over_365: [366, null],
}

/** The figures of 台账 whose why may be asked. */
export const LEDGER_FIGURES = ['opening', 'charged', 'cancelled', 'received', 'reversed', 'closing'] as const

/** The figures of 概览 whose why may be asked. */
export const OVERVIEW_FIGURES = [
  'open',
  'overdue',
  'overdue_households',
  'credit',
  'received_today',
  'received_month',
] as const

export const zCell = z.object({
  premisesId: zId,
  code: z.string(),
  room: z.string(),
  entrance: z.string().nullable(),
  floor: z.int().nullable(),
  usage: zUsage,
  status: z.string(),
  state: zCellState,
  householdId: zId.nullable(),
  /** Masked (王**) where this person need not know it. */
  household: z.string().nullable(),
  /** null where hidden. */
  openFen: zFen.nullable(),
  overdueFen: zFen.nullable(),
  creditFen: zFen.nullable(),
})
export type Cell = z.infer<typeof zCell>

export const zBoard = z.object({
  day: zDay,
  buildings: z.array(
    z.object({ buildingId: zId, name: z.string(), phase: z.string().nullable(), cells: z.array(zCell) }),
  ),
  counts: z.record(zCellState, z.int()),
})
export type Board = z.infer<typeof zBoard>

export const zFound = z.object({
  premisesId: zId,
  code: z.string(),
  usage: zUsage,
  accountId: zId.nullable(),
  householdId: zId.nullable(),
  household: z.string().nullable(),
  /** What of the search hit: the room, a name, a phone's tail. */
  by: z.enum(['room', 'name', 'phone']),
  openFen: zFen.nullable(),
  overdueFen: zFen.nullable(),
})
export type Found = z.infer<typeof zFound>

export const zOpenItem = z.object({
  itemId: zId,
  accountId: zId,
  code: z.string(),
  feeItem: z.string(),
  component: z.enum(['principal', 'interest', 'late_fee', 'cost']),
  fromDay: zDay,
  toDay: zDay,
  dueDay: zDay,
  amountFen: zFen,
  openFen: zFen,
  overdueDays: z.int(),
  because: zBecause.nullable(),
})

export const zTimelineEntry = z.object({
  at: z.date(),
  day: zDay,
  kind: z.enum(['charge', 'receipt', 'reversal', 'cancellation', 'contact', 'promise', 'notice']),
  id: zId,
  zh: z.string(),
  en: z.string(),
  amountFen: zFen.nullable(),
})
export type TimelineEntry = z.infer<typeof zTimelineEntry>

export const zHouseholdPage = z.object({
  householdId: zId,
  name: z.string(),
  day: zDay,
  /** False: who and where only; the money fields below are empty. */
  moneyVisible: z.boolean(),
  members: z.array(
    z.object({
      partyId: zId,
      name: z.string(),
      kind: z.enum(['person', 'organisation', 'developer']),
      liableAs: z.enum(['owner', 'tenant', 'developer']),
      contacts: z.array(
        z.object({
          contactPointId: zId,
          kind: z.string(),
          value: z.string(),
          state: z.string(),
          source: z.string(),
        }),
      ),
    }),
  ),
  premises: z.array(
    z.object({
      premisesId: zId,
      code: z.string(),
      usage: zUsage,
      floorArea: z.string().nullable(),
      status: z.string(),
      fromDay: zDay,
      toDay: zDay.nullable(),
      accountId: zId.nullable(),
      openFen: zFen,
      overdueFen: zFen,
      creditFen: zFen,
    }),
  ),
  steward: z.object({ staffId: zId, name: z.string(), duty: z.enum(['responsible', 'cover']) }).nullable(),
  contract: z
    .object({
      title: z.string(),
      fromDay: zDay,
      toDay: zDay.nullable(),
      feeClause: z.string(),
      dueClause: z.string(),
    })
    .nullable(),
  needs: z.array(z.object({ kind: z.string(), note: z.string() })),
  totals: z.object({ openFen: zFen, overdueFen: zFen, creditFen: zFen, oldestDueDay: zDay.nullable() }),
  openItems: z.array(zOpenItem),
  receipts: z.array(
    z.object({
      receiptId: zId,
      receiptNo: z.string(),
      accountId: zId,
      day: zDay,
      at: z.date(),
      amountFen: zFen,
      method: z.string(),
      receivedBy: z.string(),
      reversedDay: zDay.nullable(),
      reversalReason: z.string().nullable(),
    }),
  ),
  timeline: z.array(zTimelineEntry),
})
export type HouseholdPage = z.infer<typeof zHouseholdPage>

export const zAgeingRow = z.object({
  key: z.string(),
  label: z.string(),
  households: z.int(),
  bands: z.record(z.enum(BANDS), zFen),
  totalFen: zFen,
})
export type AgeingRow = z.infer<typeof zAgeingRow>
export const zAgeing = z.object({
  asOf: zDay,
  by: z.enum(['building', 'steward', 'usage']),
  rows: z.array(zAgeingRow),
  total: zAgeingRow,
})
export type Ageing = z.infer<typeof zAgeing>

/** A rate never stands without what was divided by what. `share` is null when the denominator is zero. */
export const zRate = z.object({
  name: z.enum(['current', 'prior_arrears', 'combined']),
  zh: z.string(),
  en: z.string(),
  numeratorFen: zFen,
  numeratorZh: z.string(),
  denominatorFen: zFen,
  denominatorZh: z.string(),
  /** Four decimals, e.g. `0.9312`. */
  share: z.string().nullable(),
  formula: z.string(),
})
export const zCollectionRate = z.object({
  from: zDay,
  to: zDay,
  asOf: zDay,
  rates: z.array(zRate),
  rows: z.array(z.object({ key: z.string(), label: z.string(), rates: z.array(zRate) })),
})
export type CollectionRate = z.infer<typeof zCollectionRate>

/** How much of what fell due this year a steward's homes have paid, beside the target. The furthest behind stands first. */
export const zStewardRates = z.object({
  from: zDay,
  asOf: zDay,
  /** A share, e.g. `0.90`. */
  target: z.string(),
  rows: z.array(
    z.object({
      /** null: homes nobody answers for. */
      staffId: zId.nullable(),
      steward: z.string().nullable(),
      households: z.int(),
      openHouseholds: z.int(),
      chargedFen: zFen,
      paidFen: zFen,
      /** Four decimals; null where nothing fell due. */
      share: z.string().nullable(),
      /** What is still to come in until the target is met; zero where it is met. */
      toTargetFen: zFen,
      behind: z.boolean(),
    }),
  ),
})
export type StewardRates = z.infer<typeof zStewardRates>

/** Promises to pay by the day they are for. open: its day has not passed; kept, broken: it has been paid, or not. */
export const zPromises = z.object({
  from: zDay,
  to: zDay,
  today: zDay,
  rows: z.array(
    z.object({
      promiseId: zId,
      householdId: zId,
      household: z.string(),
      day: zDay,
      takenDay: zDay,
      amountFen: zFen,
      paidFen: zFen,
      state: z.enum(['open', 'kept', 'broken']),
    }),
  ),
})
export type Promises = z.infer<typeof zPromises>

export const zLedgerRow = z.object({
  accountId: zId,
  code: z.string(),
  household: z.string(),
  openingFen: zFen,
  chargedFen: zFen,
  receivedFen: zFen,
  reversedFen: zFen,
  cancelledFen: zFen,
  /** What is owed less the credit balance at the end: opening + charged − cancelled − received + reversed. */
  closingFen: zFen,
})
export const zLedgerReport = z.object({
  from: zDay,
  to: zDay,
  rows: z.array(zLedgerRow),
  total: zLedgerRow.omit({ accountId: true, code: true, household: true }),
})
export type LedgerReport = z.infer<typeof zLedgerReport>

export const zWorkRow = z.object({
  householdId: zId,
  household: z.string(),
  codes: z.array(z.string()),
  openFen: zFen,
  overdueFen: zFen,
  oldestDueDay: zDay,
  overdueDays: z.int(),
  items: z.int(),
  steward: z.string().nullable(),
  /** Why this household, and why now. */
  why: z.object({ zh: z.string(), en: z.string() }),
})
export type WorkRow = z.infer<typeof zWorkRow>

const zWords = z.object({ zh: z.string(), en: z.string() })

/** 法律与限值: one row a value; `inForce` marks the one that holds on the day, none past the last look. */
export const zLaw = z.object({
  day: zDay,
  subjects: z.array(zWords.extend({ subject: z.string() })),
  toConfirm: z.int(),
  rows: z.array(
    zWords.extend({
      subject: z.string(),
      code: z.string(),
      place: z.string().nullable(),
      from: zDay,
      value: zWords,
      law: z.string(),
      article: z.string().nullable(),
      page: z.string(),
      verified: z.enum(['text', 'secondary', 'knowledge', 'policy']),
      knownUntil: zDay.nullable(),
      inForce: z.boolean(),
      /** What this company works with, where it may tighten; null elsewhere. */
      company: zWords.extend({ tightened: z.boolean() }).nullable(),
    }),
  ),
})
