/** Facts of the steps at law. */
import { fact } from './fact.ts'
import { aDay, count, flag, list, money, one, orNone, record, some, text, whole } from './shape.ts'

/** What a court wants to see with the complaint. */
export const PACK = [
  'company_papers',
  'contract',
  'ownership_and_delivery',
  'area_and_rate',
  'statement_of_account',
  'service_records',
  'demand_and_delivery_proof',
  'late_fee_calculation',
  'limitation_table',
  'address_confirmation',
] as const

export const APPROVERS = ['community_manager', 'legal', 'finance', 'company_admin'] as const
export type Approver = (typeof APPROVERS)[number]

export const LEGAL_FACTS = {
  approvals: fact(
    list(record({ by: one(...APPROVERS), reason: text, rule: text })),
    '已有审批：岗位、理由、针对哪一条规则；没有写明规则的，只有该岗位一条待审批时才算',
    'approvals given: by which role, for what reason and which rule; without a rule it counts only where that role is asked for one',
  ),
  today: fact(aDay, '今天', 'today'),
  nonWorkingDays: fact(list(aDay), '期限末尾附近的休息日', 'days off near the end of the period'),
  contractOnFile: fact(
    flag,
    '是否有对业主有约束力的物业服务合同',
    'whether a service contract that binds the owner is on file',
  ),
  contractTerm: fact(
    one('running', 'went_on_after_expiry', 'ended'),
    '合同期限状态',
    'where the term of the contract stands',
  ),
  demands: fact(
    list(
      record({
        arrivedOn: orNone(aDay),
        deadlineDays: count,
        periods: list(text),
        proof: one(
          'signed',
          'ems_receipt',
          'electronic_with_proof',
          'notarised',
          'newspaper',
          'posted_only',
          'none',
        ),
        whereaboutsUnknown: flag,
        newspaperRank: one('national', 'provincial', 'local'),
      }),
    ),
    '已发出的催告：何日到达、宽限天数、列明期间、送达证据；公告的，是否下落不明、刊物级别',
    'demands made: day of arrival, days given, periods listed, proof; of an announcement, whether the payer cannot be found and how far the paper is read',
  ),
  claimedPeriods: fact(list(text), '主张的账期', 'periods claimed'),
  clause: fact(
    orNone(record({ intent: flag, matters: flag, institution: flag })),
    '仲裁条款：请求仲裁的意思、事项、选定的委员会',
    'arbitration clause: intent, matters, institution',
  ),
  payer: fact(one('owner', 'tenant', 'developer', 'former_owner', 'later_owner'), '向谁主张', 'against whom'),
  delivered: fact(flag, '房屋是否已交付买受人', 'whether the premises were handed over to the buyer'),
  tenantAgreedToPay: fact(flag, '是否约定由租户缴纳', 'whether owner and tenant agreed that the tenant pays'),
  owedInOwnPeriod: fact(flag, '所主张期间是否属其产权期间', 'whether the periods fall into their ownership'),
  daysToLimitation: fact(whole, '距时效届满天数（已过为负）', 'days until limitation, negative when past'),
  plan: fact(one('none', 'performing', 'broken', 'finished'), '分期协议状态', 'instalment plan'),
  openComplaints: fact(count, '未了结的服务投诉数', 'service complaints still open'),
  evidence: fact(some(...PACK), '已备材料', 'papers at hand'),
  claims: fact(some('fee', 'late_fee', 'loss', 'costs'), '主张内容', 'what is claimed'),
  lateFeeClause: fact(flag, '合同是否约定违约金', 'whether the contract agrees a late fee'),
  feeClaimed: fact(money, '主张的物业费', 'the fee claimed, without late fee'),
  track: fact(one('ordinary', 'small_claims'), '拟走程序', 'track wanted'),
  claimAmount: fact(money, '标的额', 'amount claimed'),
  province: fact(text, '省、自治区、直辖市', 'province'),
  smallClaimsAgreed: fact(flag, '双方是否约定适用小额诉讼', 'whether both sides agreed on small claims'),
  counterclaim: fact(flag, '对方是否反诉', 'whether there is a counterclaim'),
  appraisalNeeded: fact(flag, '是否需要评估鉴定', 'whether an appraisal is needed'),
  mediationOffered: fact(flag, '是否已提出先行调解', 'whether mediation was offered first'),
  payerInChina: fact(flag, '对方是否在境内', 'whether the payer is in China'),
  whereaboutsKnown: fact(flag, '是否知道对方下落', 'whether the whereabouts are known'),
  canBeServed: fact(flag, '支付令能否送达', 'whether the order can be served'),
  otherDisputes: fact(flag, '双方有无其他纠纷', 'whether there are other disputes between the two'),
  amountFixedAndDue: fact(flag, '金额是否确定且到期', 'whether the amount is fixed and due'),
  counterDuty: fact(flag, '我方有无对待给付义务', 'whether we owe something in return'),
  preservationApplied: fact(flag, '是否申请了诉前保全', 'whether preservation before suit was applied for'),
  suitPending: fact(flag, '同一欠费是否已起诉', 'whether a suit on the same arrears is pending'),
  orderReceivedOn: fact(orNone(aDay), '对方收到支付令之日', 'day the payer received the order'),
  objection: fact(
    orNone(
      record({
        receivedOn: aDay,
        form: one('written', 'oral'),
        ground: one('against_the_claim', 'cannot_pay', 'asks_for_time', 'other_way_of_paying'),
      }),
    ),
    '对方的异议：何日、书面或口头、理由',
    'the objection: its day, form and ground',
  ),
  lapseRulingOn: fact(orNone(aDay), '收到终结督促程序裁定之日', 'day the ruling that ends the order came'),
  agreementEffectiveOn: fact(orNone(aDay), '调解协议生效之日', 'day the mediation agreement took effect'),
  criteriaRecorded: fact(flag, '批量起诉标准是否事先记录', 'whether the criteria were recorded beforehand'),
  criteriaObjective: fact(
    flag,
    '标准是否客观、同类同办',
    'whether the criteria are objective and treat like cases alike',
  ),
  eachCaseChecked: fact(flag, '是否逐户人工复核', 'whether each case was checked by a person'),
  judgmentEffective: fact(flag, '法律文书是否生效', 'whether the judgment is effective'),
  performanceEndsOn: fact(aDay, '文书确定的履行期限最后一日', 'last day for performance'),
} as const
