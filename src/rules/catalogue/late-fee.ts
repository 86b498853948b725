/** F: the late fee, and forgiving it. */
import { on } from './law-pages.ts'
import { GATE, rule, shown } from './rule.ts'

const CODE = 'civil-code'
const lateFee = (fires: string, rests: string) => shown('src/rules/late-fee.ts', 'late-fee', fires, rests)

export const LATE_FEE = [
  rule(
    'F-01',
    'hard_block',
    'V',
    '合同没有约定，就没有违约金',
    'no clause, no late fee',
    on(CODE, 585),
    GATE,
  ),
  rule(
    'F-02',
    'hard_block',
    'V',
    '应缴日次日起算',
    'it begins the day after the due day',
    on(CODE, 201),
    lateFee('F12', 'F11'),
  ),
  rule(
    'F-03',
    'hard_block',
    'POL',
    '只按未付本金单利计算',
    'simple, on the open principal only',
    on(CODE, 585),
    lateFee('F7', 'F1'),
  ),
  rule(
    'F-04',
    'needs_approval',
    'V POL',
    '主张不超过上限；超过的须法务批准',
    'no more than its caps is claimed; more needs counsel',
    [
      ...on(CODE, 585),
      ...on('contract-general-interpretation', 65),
      ...on('sale-contract-interpretation', 18),
    ],
    GATE,
  ),
  rule(
    'F-05',
    'hard_block',
    'V2 V',
    '写到违约金的文书列明算式、利率、天数、截止日',
    'a paper that claims a late fee shows formula, rate, days and as-of day',
    [...on('complaint-form'), ...on('clear-price-rules', 15)],
    GATE,
  ),
  rule(
    'F-06',
    'needs_approval',
    'V',
    '减免和核销写明理由，由另一人批准；告知业主后即定',
    'a waiver or write-off has a reason and another person to approve it; once told, it stands',
    on(CODE, 575),
    GATE,
  ),
  rule(
    'F-07',
    'warn',
    'V',
    '违约金格式条款须在签约时提示说明',
    'a standard late-fee clause must have been shown at signing',
    [...on(CODE, 496, 497), ...on('contract-general-interpretation', 9, 10)],
    GATE,
  ),
  rule(
    'F-08',
    'needs_approval',
    'V',
    '没有约定而主张逾期损失的，须法务批准',
    'a loss for late payment without a clause needs counsel',
    [...on(CODE, 577, 584, 646), ...on('sale-contract-interpretation', 18)],
    GATE,
  ),
  rule(
    'F-09',
    'warn',
    'V',
    '分期协议写明数额的，以协议为准',
    'a repayment deal that states the amounts replaces the old sum',
    on('sale-contract-interpretation', 18),
    GATE,
  ),
  rule(
    'F-10',
    'needs_approval',
    'V V2',
    '已认定服务瑕疵的期间，违约金须先复核',
    'for a time of recognised service breach the late fee is reviewed first',
    [...on(CODE, 582, 592), ...on('cases', '(2025)鄂9004民初8076号', '(2025)鄂9004民初4575号')],
    GATE,
  ),
] as const
