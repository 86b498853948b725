/** The invariants of money and liability, read through the slices' public views. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import { type Check, sqlCheck } from '../../platform/verify/check.ts'

const check = (invariant: string, file: string, zh: string, en: string) =>
  sqlCheck(invariant, { zh, en }, sqlFile(import.meta.url, `./sql/${file}.sql`))

export const moneyChecks: Check[] = [
  check('postings_balance', 'verify-postings', '每笔分录借贷相等', 'the postings of an entry sum to zero'),
  check(
    'open_by_allocation',
    'verify-open-by-allocation',
    '未缴 = 应收 − 核销',
    'open = amount − allocations',
  ),
  check('open_by_posting', 'verify-open-by-posting', '未缴 = 应收科目余额', 'open = its receivable postings'),
  check(
    'charges_in_ledger',
    'verify-charges-in-ledger',
    '每笔应收都已入账',
    'every charge stands in the ledger',
  ),
  check('no_overlapping_charges', 'verify-charge-overlap', '同一费用不重复计期', 'no day is charged twice'),
  check(
    'covered_days',
    'verify-covered',
    '已计费日与应收相符',
    'the days taken are those of standing charges',
  ),
  check('receipt_numbers_gapless', 'verify-receipt-numbers', '收据号连续无缺', 'receipt numbers have no gap'),
  check(
    'receipts_hold',
    'verify-receipts',
    '收据不多抵、红冲后不再抵',
    'no receipt pays too much; a reversed one pays nothing',
  ),
  check(
    'credit_balance',
    'verify-credit',
    '预存余额相符且不为负',
    'credit balances agree and are never negative',
  ),
  check(
    'billing_runs_account',
    'verify-billing-runs',
    '计费批次：进 = 成 + 搁 + 跳',
    'billing runs: in = done + parked + skipped',
  ),
  check(
    'dunning_runs_account',
    'verify-dunning-runs',
    '催缴批次逐户有交代',
    'dunning runs account for every household',
  ),
  check(
    'one_liability_a_day',
    'verify-liability',
    '每天只有一个缴费责任方',
    'one liability set per premises and day',
  ),
]
