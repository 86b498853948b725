/**
 * Charges again what no longer fits (改户重计): a sale or a hand-over was told after its days were billed, so a standing
 * charge names a household that did not owe for all of them. The charge is cancelled and its amount charged to whoever
 * owed, pro rata by day. Where nobody is recorded for some days it is left as it is and parked, naming them. Nothing out
 * of place: nothing is written. The ledger's `rechargePosted` calls this and moves the money.
 */
import { createHash } from 'node:crypto'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { CellValue, Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { add, type Fen, fen, sum, ZERO } from '../../../rules/money.ts'
import { type Recharged, recharge as rechargeRule } from '../../../rules/recharge.ts'
import type { Liability } from '../../../rules/tariff.ts'
import { type BillingRun, parkReason } from '../model.ts'
import { type KnownStandard, standardsIn } from '../standards.ts'
import { cancelCharges } from './cancel-charges.ts'
import { BILL_COLUMNS, CHARGE_COLUMNS, PARKED_COLUMNS } from './run-billing.ts'

const MISPLACED_CHARGES = sqlFile(import.meta.url, '../sql/misplaced-charges.sql')
const MISPLACED = sqlFile(import.meta.url, '../sql/misplaced.sql')
const LOCK_RUN = sqlFile(import.meta.url, '../sql/lock-run.sql')
const LAST_RECHARGE = sqlFile(import.meta.url, '../sql/last-recharge.sql')
const INSERT_RUN = sqlFile(import.meta.url, '../sql/insert-run.sql')
const COVER_DAYS = sqlFile(import.meta.url, '../sql/cover-days.sql')

type MisplacedRow = {
  charge_id: string
  premises_id: string
  household_id: string
  fee_item_id: string
  standard_id: string
  from_day: Day
  to_day: Day
  due_day: Day
  amount_fen: number
  adjusted_fen: number
  code: string
  floor_area: string | null
  liabilities: Liability[]
}

export type Recharge = {
  /** null: nothing was out of place. */
  runId: string | null
  /** Charges found out of place = charged again (`done`) + parked. */
  in: number
  done: number
  parked: number
  /** Cancelled by this run, with their adjustments. */
  chargeIds: string[]
  /** Charges that took their place. */
  charges: number
  sumFen: Fen
  parkedRows: BillingRun['parkedRows']
}

/** `period`: of the bills the new charges stand on, `YYYY-MM`; without it the month of the day. */
export async function recharge(
  tx: Tx,
  input: { communityId: string; day: Day; period?: string },
): Promise<Recharge> {
  if ((await misplacedCharges(tx, input.communityId)).length === 0) return NOTHING
  await tx.rows(LOCK_RUN, { community_id: input.communityId, company_id: tx.companyId })
  // Read again under the lock: another run may have put them right while we waited.
  const chargeIds = await misplacedCharges(tx, input.communityId)
  if (chargeIds.length === 0) {
    tx.nothingChanged()
    return NOTHING
  }
  const rows = await tx.rows<MisplacedRow>(MISPLACED, {
    community_id: input.communityId,
    charge_ids: chargeIds,
  })
  const standards = new Map((await standardsIn(tx, input.communityId)).map((one) => [one.standardId, one]))
  const run = new Run(tx, { ...input, period: input.period ?? input.day.slice(0, 7) })
  for (const row of rows) run.decide(row, standards.get(row.standard_id) as KnownStandard)
  return run.finish()
}

async function misplacedCharges(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx.inBulk(() =>
    tx.rows<{ charge_id: string }>(MISPLACED_CHARGES, { community_id: communityId }),
  )
  return rows.map((row) => row.charge_id)
}

const NOTHING: Recharge = {
  runId: null,
  in: 0,
  done: 0,
  parked: 0,
  chargeIds: [],
  charges: 0,
  sumFen: ZERO,
  parkedRows: [],
}

class Run {
  private readonly tx: Tx
  private readonly input: { communityId: string; day: Day; period: string }
  private readonly id: string
  private readonly cancelled: string[] = []
  private readonly bills = new Map<string, string>()
  private readonly charges: CellValue[][] = []
  private readonly parked: CellValue[][] = []
  private readonly parkedRows: BillingRun['parkedRows'] = []
  private readonly digest = createHash('sha256')
  private readonly parkedDigest = createHash('sha256')
  private total: Fen = ZERO

  constructor(tx: Tx, input: { communityId: string; day: Day; period: string }) {
    this.tx = tx
    this.input = input
    this.id = tx.newId()
  }

  decide(row: MisplacedRow, { standard, rates }: KnownStandard) {
    const charge = {
      householdId: row.household_id,
      from: row.from_day,
      to: row.to_day,
      dueDay: row.due_day,
      charged: fen(row.amount_fen),
      amount: fen(row.adjusted_fen),
    }
    const tariff = { standard, rates, floorArea: row.floor_area }
    const result = rechargeRule(charge, row.liabilities, tariff, this.input.day)
    if ('refused' in result) return this.park(row, standard.feeItemName, result.refused)
    if (sum(result.charges.map((one) => one.amount)) !== charge.amount)
      throw new Error('charging again changed a sum')
    this.cancelled.push(row.charge_id)
    for (const one of result.charges) this.charge(row, one)
  }

  private charge(row: MisplacedRow, charge: Recharged) {
    this.total = add(this.total, charge.amount)
    this.digest.update(
      `${row.charge_id}|${charge.householdId}|${charge.from}|${charge.to}|${charge.amount}\n`,
    )
    this.charges.push([
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
      row.charge_id,
    ])
  }

  private billOf(householdId: string): string {
    const id = this.bills.get(householdId) ?? this.tx.newId()
    this.bills.set(householdId, id)
    return id
  }

  private park(
    row: MisplacedRow,
    feeItem: string,
    { code, ...facts }: { code: 'no_liable_party'; from: Day; to: Day },
  ) {
    this.parkedDigest.update(`${row.charge_id}|${code}|${facts.from}|${facts.to}\n`)
    this.parkedRows.push({ room: row.code, feeItem, code, ...parkReason(code, facts) })
    const { communityId } = this.input
    const id = this.tx.newId()
    this.parked.push([
      communityId,
      id,
      this.tx.companyId,
      this.id,
      row.premises_id,
      row.fee_item_id,
      code,
      facts,
    ])
  }

  async finish(): Promise<Recharge> {
    const parkedDigest = this.parkedDigest.digest('hex')
    const last = await this.tx.row<{ id: string; parked_digest: string }>(LAST_RECHARGE, {
      community_id: this.input.communityId,
    })
    const nothingNew = this.cancelled.length === 0 && last?.parked_digest === parkedDigest
    let chargeIds: string[] = []
    if (nothingNew) this.tx.nothingChanged()
    else chargeIds = await this.write(parkedDigest)
    return {
      runId: nothingNew ? (last?.id ?? null) : this.id,
      in: this.cancelled.length + this.parked.length,
      done: this.cancelled.length,
      parked: this.parked.length,
      chargeIds,
      charges: this.charges.length,
      sumFen: this.total,
      parkedRows: this.parkedRows,
    }
  }

  /** The days are freed before they are taken. */
  private async write(parkedDigest: string): Promise<string[]> {
    const { communityId, day, period } = this.input
    const { chargeIds } = await cancelCharges(this.tx, {
      communityId,
      chargeIds: this.cancelled,
      reason: '缴费责任变更，按天重计',
      day,
    })
    const bills = [...this.bills].map(([householdId, id]) => [
      communityId,
      id,
      this.tx.companyId,
      this.id,
      householdId,
      period,
      day,
    ])
    await this.tx.insertRows('billing.bill', BILL_COLUMNS, bills)
    await this.tx.insertRows('billing.charge', [...CHARGE_COLUMNS, 'corrects_id'], this.charges)
    await this.tx.rows(COVER_DAYS, { community_id: communityId, run_id: this.id })
    await this.tx.insertRows('billing.parked', PARKED_COLUMNS, this.parked)
    await this.record(parkedDigest)
    return chargeIds
  }

  private async record(parkedDigest: string) {
    const { communityId, day, period } = this.input
    const digest = this.digest.digest('hex')
    const counts = { done: this.cancelled.length, parked: this.parked.length }
    await this.tx.rows(INSERT_RUN, {
      community_id: communityId,
      id: this.id,
      company_id: this.tx.companyId,
      kind: 'recharge',
      period,
      day,
      at: this.tx.at,
      count_in: counts.done + counts.parked,
      count_done: counts.done,
      count_parked: counts.parked,
      count_skipped: 0,
      sum_fen: this.total,
      digest,
      parked_digest: parkedDigest,
    })
    this.tx.audit({
      communityId,
      action: 'billing.recharge',
      subject: `run:${this.id}`,
      facts: { ...counts, charges: this.charges.length, sumFen: this.total, digest },
    })
  }
}
