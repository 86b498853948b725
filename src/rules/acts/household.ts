/** What is asked before any act toward a household, and whose fee it is. */
import { check, figure } from './check.ts'

/** Paid or on its way; under a report of misconduct; hard times: before any contact. */
export const HOUSEHOLD = [
  check('C-14', 'PAID_OR_CLEARING', ['balanceDue', 'inClearing'], (f) => f.balanceDue - f.inClearing <= 0),
  check('P-06', 'CONDUCT_REPORT_OPEN', ['conductReport'], (f) => f.conductReport),
  check('P-08', 'ADDRESSEE_NOT_A_PAYER', ['addressee'], (f) => !f.addressee),
  check('C-12', 'VULNERABLE', ['vulnerable'], (f) => f.vulnerable, { approver: 'community_manager' }),
] as const

export const DISPUTE = check('C-07', 'DISPUTE_OPEN', ['openDispute'], (f) => f.openDispute, {
  approver: 'community_manager',
})

export const AMOUNT_IS_TRUE = check(
  'W-15',
  'AMOUNT_DIFFERS',
  ['statedAmount', 'ledgerAmount'],
  (f) => f.statedAmount !== f.ledgerAmount,
)

export const PLAN = check('G-16', 'PLAN_PERFORMING', ['plan'], (f) => f.plan === 'performing')

export const CONTRACT = check('G-06', 'NO_CONTRACT', ['contractOnFile'], (f) => !f.contractOnFile)

/** Whose fee it is. */
export const PAYER = [
  check('G-05', 'DEVELOPER_PAYS', ['delivered', 'payer'], (f) => !f.delivered && f.payer !== 'developer'),
  check('G-05', 'OWNER_PAYS', ['payer', 'delivered'], (f) => f.payer === 'developer' && f.delivered),
  check(
    'G-05',
    'TENANT_NOT_AGREED',
    ['payer', 'tenantAgreedToPay'],
    (f) => f.payer === 'tenant' && !f.tenantAgreedToPay,
  ),
] as const

/** 物业管理条例 41: an agreed tenant pays and the owner answers with them; who sold answers for their own time. */
export const LIABLE = figure(['delivered', 'payer', 'tenantAgreedToPay'], (f) => {
  if (!f.delivered) return { liable: ['developer'] }
  if (f.payer === 'former_owner' || f.payer === 'later_owner') return { liable: [f.payer] }
  return { liable: f.tenantAgreedToPay ? ['tenant', 'owner'] : ['owner'] }
})
