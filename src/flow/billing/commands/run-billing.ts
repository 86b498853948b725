/**
 * A billing run (批量出账): charges every premises for the periods that begin in a month. SQL gathers, the tariff rule
 * decides, SQL writes. What is charged already is skipped, what cannot be charged is parked with its reason, and the
 * run ends by proving in = done + parked + skipped. A second run adds nothing, whatever died in between.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { CellValue, Tx } from '../../../platform/db/tx.ts'
import { addMonths, type Day, type DayRange, later, monthStart, partsOf } from '../../../rules/day.ts'
import { add, type Fen, ZERO } from '../../../rules/money.ts'
import {
  type ComputedCharge,
  computeCharges,
  type Liability,
  periodBeginningIn,
  type Rate,
  type Standard,
} from '../../../rules/tariff.ts'
import { type BillingRun, monthOf, type ParkReason, parkReason, periodShape } from '../model.ts'
import { billingProblems } from '../problems.ts'
import { standardsIn } from '../standards.ts'

const GATHER = sqlFile(import.meta.url, '../sql/gather.sql')
const LOCK_RUN = sqlFile(import.meta.url, '../sql/lock-run.sql')
const INSERT_RUN = sqlFile(import.meta.url, '../sql/insert-run.sql')
const COVER_DAYS = sqlFile(import.meta.url, '../sql/cover-days.sql')
const LAST_RUN = sqlFile(import.meta.url, '../sql/last-run.sql')
const CONTRACT_ON = sqlFile(import.meta.url, '../sql/contract-on.sql')

const BATCH = 5_000
/** Rows between two looks at what the database has answered: it is kept busy while we decide. */
const AT_A_TIME = 200
/** Parked rows shown in the answer; all of them are stored. */
const PARKED_SHOWN = 200

type GatheredRow = {
  premises_id: string
  fee_item_id: string
  standard_id: string
  assigned_from: Day
  assigned_to: Day | null
  equals: number
  code: string
  floor_area: string | null
  liabilities: Liability[] | null
  charged: boolean
}

type Known = { standard: Standard; rates: Rate[]; period: DayRange; begins: boolean; feeItemName: string }

export async function runBilling(
  tx: Tx,
  input: { communityId: string; period: string; day: Day },
  onProgress: (done: number) => void = () => {},
): Promise<BillingRun> {
  if (!periodShape.safeParse(input.period).success) throw billingProblems.bad_period({ period: input.period })
  const known = await standardsOf(tx, input)
  await tx.rows(LOCK_RUN, { community_id: input.communityId, company_id: tx.companyId })
  const run = new Run(tx, input)
  const gathered = tx.stream<GatheredRow>(
    GATHER,
    { community_id: input.communityId, periods: periodsJson(known), month: monthOf(input.period) },
    BATCH,
  )
  for await (const rows of gathered) {
    for (const [index, row] of rows.entries()) {
      run.decide(row, known.get(row.standard_id) as Known)
      if (index % AT_A_TIME === 0) await setImmediate()
    }
    await run.write()
    onProgress(run.count.in)
  }
  await run.written()
  return run.finish(await contractWarnings(tx, input.communityId, monthOf(input.period)))
}

async function standardsOf(
  tx: Tx,
  input: { communityId: string; period: string },
): Promise<Map<string, Known>> {
  const standards = await standardsIn(tx, input.communityId)
  if (!standards.some((one) => one.assigned)) throw billingProblems.nothing_assigned()
  const known = new Map<string, Known>()
  const month = monthOf(input.period)
  for (const { standardId, standard, rates } of standards) {
    const now = periodBeginningIn(standard, month)
    const period = now ?? periodAround(standard, month)
    known.set(standardId, {
      standard,
      rates,
      period,
      begins: now !== null,
      feeItemName: standard.feeItemName,
    })
  }
  return known
}

/** The period a month lies in, begun in an earlier one: of it, only what begins in its middle may still be charged. */
function periodAround(standard: Standard, month: Day): DayRange {
  const past = (partsOf(month).month - 1) % standard.periodMonths
  return periodBeginningIn(standard, addMonths(month, -past)) as DayRange
}

/** What begins in the middle of a period is due by the month it begins in: nothing is overdue before it was billed. */
function periodOf(row: GatheredRow, period: DayRange): DayRange {
  return { from: later(period.from, monthStart(row.assigned_from)), to: period.to }
}

function periodsJson(known: Map<string, Known>): string {
  return JSON.stringify(
    [...known].map(([standardId, { period, begins }]) => ({
      standard_id: standardId,
      from_day: period.from,
      to_day: period.to,
      begins,
    })),
  )
}

/** Letters and late fees quote the contract, so its absence is said with every bill. */
async function contractWarnings(tx: Tx, communityId: string, day: Day): Promise<BillingRun['warnings']> {
  const contract = await tx.row(CONTRACT_ON, { community_id: communityId, day })
  if (contract) return []
  return [
    {
      code: 'billing.no_service_contract',
      zh: `${day} 没有登记生效的物业服务合同；催缴函要引用合同条款，登记之前不会发出。`,
      en: `No service contract in force on ${day} is recorded; demand letters quote it and are held until it is.`,
    },
  ]
}

/** The state of one run between batches. */
class Run {
  readonly count = { in: 0, done: 0, parked: 0, skipped: 0, charges: 0 }
  private readonly tx: Tx
  private readonly input: { communityId: string; period: string; day: Day }
  private readonly id: string
  private sum: Fen = ZERO
  private readonly digest = createHash('sha256')
  private readonly parkedDigest = createHash('sha256')
  private readonly parkedShown: BillingRun['parkedRows'] = []
  private readonly bills = new Map<string, string>()
  private newBills: CellValue[][] = []
  private newCharges: CellValue[][] = []
  private allParked: CellValue[][] = []
  private writing: Promise<unknown> = Promise.resolve()

  constructor(tx: Tx, input: { communityId: string; period: string; day: Day }) {
    this.tx = tx
    this.input = input
    this.id = tx.newId()
  }

  decide(row: GatheredRow, known: Known) {
    this.count.in += 1
    if (row.charged) {
      this.count.skipped += 1
      return
    }
    if (row.equals > 1) return this.park(row, known, 'assignment_ambiguous', {})
    const result = computeCharges(
      known.standard,
      known.rates,
      {
        floorArea: row.floor_area,
        liabilities: row.liabilities ?? [],
        assigned: { from: row.assigned_from, to: row.assigned_to },
      },
      periodOf(row, known.period),
    )
    if ('refused' in result) {
      const { code, ...facts } = result.refused
      return this.park(row, known, code, facts)
    }
    this.count.done += 1
    for (const charge of result.charges) this.charge(row, charge)
  }

  private charge(row: GatheredRow, charge: ComputedCharge) {
    this.count.charges += 1
    this.sum = add(this.sum, charge.amount)
    this.digest.update(
      `${row.code}|${row.fee_item_id}|${charge.householdId}|${charge.from}|${charge.to}|${charge.amount}\n`,
    )
    this.newCharges.push([
      this.input.communityId,
      this.tx.newId(),
      this.tx.companyId,
      this.billOf(charge.householdId),
      row.premises_id,
      charge.householdId,
      row.fee_item_id,
      row.standard_id,
      'periodic',
      charge.from,
      charge.to,
      charge.amount,
      charge.dueDay,
      charge.because,
    ])
  }

  private billOf(householdId: string): string {
    const known = this.bills.get(householdId)
    if (known) return known
    const id = this.tx.newId()
    this.bills.set(householdId, id)
    this.newBills.push([
      this.input.communityId,
      id,
      this.tx.companyId,
      this.id,
      householdId,
      this.input.period,
      this.input.day,
    ])
    return id
  }

  private park(row: GatheredRow, known: Known, code: ParkReason, facts: { from?: Day; to?: Day }) {
    this.count.parked += 1
    this.parkedDigest.update(
      `${row.premises_id}|${row.fee_item_id}|${code}|${facts.from ?? ''}|${facts.to ?? ''}\n`,
    )
    if (this.parkedShown.length < PARKED_SHOWN) {
      this.parkedShown.push({ room: row.code, feeItem: known.feeItemName, code, ...parkReason(code, facts) })
    }
    this.allParked.push([
      this.input.communityId,
      this.tx.newId(),
      this.tx.companyId,
      this.id,
      row.premises_id,
      row.fee_item_id,
      code,
      facts,
    ])
  }

  /** Gives the database what was decided; it writes while the next batch is decided. Waits for the batch before. */
  async write() {
    const before = this.writing
    this.writing = Promise.all([
      this.tx.insertRows('billing.bill', BILL_COLUMNS, this.newBills),
      this.tx.insertRows('billing.charge', CHARGE_COLUMNS, this.newCharges),
    ])
    this.writing.catch(() => undefined)
    this.newBills = []
    this.newCharges = []
    await before
  }

  async written() {
    await this.writing
  }

  async finish(warnings: BillingRun['warnings']): Promise<BillingRun> {
    const { count } = this
    if (count.in !== count.done + count.parked + count.skipped) throw new Error('a billing run lost count')
    const digest = this.digest.digest('hex')
    const parkedDigest = this.parkedDigest.digest('hex')
    const last = await this.tx.row<{ id: string; parked_digest: string }>(LAST_RUN, {
      community_id: this.input.communityId,
      period: this.input.period,
    })
    const nothingNew = count.done === 0 && (count.parked === 0 || last?.parked_digest === parkedDigest)
    if (nothingNew) this.tx.nothingChanged()
    else await this.record(digest, parkedDigest)
    return {
      runId: nothingNew ? (last?.id ?? null) : this.id,
      period: this.input.period,
      in: count.in,
      done: count.done,
      parked: count.parked,
      skipped: count.skipped,
      sumFen: this.sum,
      charges: count.charges,
      parkedRows: this.parkedShown,
      warnings,
    }
  }

  private async record(digest: string, parkedDigest: string) {
    const { communityId, period, day } = this.input
    await this.tx.inBulk(() => this.tx.rows(COVER_DAYS, { community_id: communityId, run_id: this.id }))
    await this.tx.insertRows('billing.parked', PARKED_COLUMNS, this.allParked)
    await this.tx.rows(INSERT_RUN, {
      community_id: communityId,
      id: this.id,
      company_id: this.tx.companyId,
      kind: 'periodic',
      period,
      day,
      at: this.tx.at,
      count_in: this.count.in,
      count_done: this.count.done,
      count_parked: this.count.parked,
      count_skipped: this.count.skipped,
      sum_fen: this.sum,
      digest,
      parked_digest: parkedDigest,
    })
    this.tx.audit({
      communityId,
      action: 'billing.run',
      subject: `run:${this.id}`,
      facts: { period, ...this.count, sumFen: this.sum, digest },
    })
  }
}

export const BILL_COLUMNS = [
  'community_id',
  'id',
  'company_id',
  'run_id',
  'household_id',
  'period',
  'day',
] as const
export const CHARGE_COLUMNS = [
  'community_id',
  'id',
  'company_id',
  'bill_id',
  'premises_id',
  'household_id',
  'fee_item_id',
  'standard_id',
  'kind',
  'from_day',
  'to_day',
  'amount_fen',
  'due_day',
  'because',
] as const
export const PARKED_COLUMNS = [
  'community_id',
  'id',
  'company_id',
  'run_id',
  'premises_id',
  'fee_item_id',
  'code',
  'facts',
] as const
