/** What a reason says where the rule's own words are not near enough: what happened, what to do next. */
export const REASONS: Readonly<Record<string, { zh: string; en: string } | undefined>> = {
  PAID_OR_CLEARING: {
    zh: '已缴清或款项在途，不再催缴',
    en: 'paid, or on its way: nothing is asked for',
  },
  NO_DEMAND: {
    zh: '还没有向业主催告，先发催缴函并留存送达证据',
    en: 'no demand was made: send the letter and keep proof of its arrival',
  },
  DEMAND_NOT_PROVEN: {
    zh: '催告没有送达证据，换一种能留证的方式再送',
    en: 'no proof that a demand arrived: serve it again in a way that leaves proof',
  },
  PERIOD_NOT_DEMANDED: {
    zh: '主张的账期没有全部列入已送达的催告，补发催告或减去这些账期',
    en: 'not all periods claimed stand in a demand that arrived: demand them too or leave them out',
  },
  SHARE_ABOVE_WHOLE: {
    zh: '空置期间出账的份额不能超过全额',
    en: 'what is billed while premises are empty is never more than the whole',
  },
  LEFT_AT_DOOR: {
    zh: '留在门口只能作辅助证据，换一种能留证的方式再送',
    en: 'left at the door supports other proof and is none by itself: serve it in a way that leaves proof',
  },
  NEWSPAPER_DOES_NOT_COUNT: {
    zh: '公告只在对方下落不明、且登在省级以上媒体时才算送达',
    en: 'an announcement counts only when the payer cannot be found and the paper is provincial or national',
  },
  DEMAND_PERIOD_NOT_OVER: {
    zh: '催告期限尚未届满，届满次日再办',
    en: 'the time the demand gave is not over: wait until the day after',
  },
  DEADLINE_TOO_SHORT: {
    zh: '宽限不得少于七天，默认十五天',
    en: 'give at least seven days, by default fifteen',
  },
  DEVELOPER_PAYS: {
    zh: '房屋尚未交付，物业费由建设单位缴纳，向建设单位主张',
    en: 'not handed over yet: the developer pays, address the developer',
  },
  OWNER_PAYS: { zh: '房屋已交付，由业主缴纳', en: 'handed over: the owner pays' },
  TENANT_NOT_AGREED: {
    zh: '没有约定由租户缴纳，向业主主张',
    en: 'no agreement that the tenant pays: address the owner',
  },
  NOT_THEIR_PERIOD: {
    zh: '不是其产权期间的费用，向当时的业主主张',
    en: 'not the time of their ownership: address who owned it then',
  },
  NO_ARBITRATION_AGREEMENT: {
    zh: '合同没有完整的仲裁条款，不能申请仲裁；可以起诉',
    en: 'no complete arbitration clause: not arbitration, a suit',
  },
  ROUTE_TO_ARBITRATION: {
    zh: '合同有仲裁条款，向约定的仲裁委员会申请，不能起诉',
    en: 'the contract has an arbitration clause: apply to the institution it names, not to court',
  },
  NOT_IN_CHINA: { zh: '对方不在境内，支付令不适用', en: 'not in China: no payment order' },
  CANNOT_SERVE: {
    zh: '对方下落不明或支付令无法送达，改走诉讼',
    en: 'whereabouts unknown or the order cannot be served: file a suit instead',
  },
  OTHER_DISPUTES: { zh: '双方另有纠纷，支付令不适用', en: 'another dispute is open: no payment order' },
  AMOUNT_NOT_FIXED: {
    zh: '金额未定或未到期，先核定',
    en: 'the amount is not fixed or not due: settle it first',
  },
  COUNTER_DUTY: {
    zh: '我方有对待给付义务，支付令不适用',
    en: 'we owe something in return: no payment order',
  },
  PRESERVATION_APPLIED: {
    zh: '已申请诉前保全，支付令不适用',
    en: 'preservation was applied for: no payment order',
  },
  OBJECTION_TIME_RUNS: {
    zh: '异议期未满，期满无异议再申请执行',
    en: 'the time to object still runs: enforce when it is over without objection',
  },
  ORDER_LAPSES: {
    zh: '对方已书面异议，支付令失效，准备诉讼或在七日内表示不起诉',
    en: 'a written objection ends the order: prepare the suit, or decline it within seven days',
  },
  DECLINE_TIME_RUNS: {
    zh: '支付令已失效：不愿起诉的须在七日内书面表示，否则自动转为诉讼',
    en: 'the order lapsed: decline in writing within seven days, or it becomes a suit',
  },
  CONFIRMATION_TIME_OVER: {
    zh: '已过三十日，不能再申请司法确认；对方不履行时依调解协议起诉',
    en: 'thirty days are over: no confirmation any more; sue on the agreement if it is not kept',
  },
  MEDIATION_NOT_OFFERED: { zh: '建议先提出调解', en: 'offer mediation first' },
  BATCH_NEEDS_COUNSEL: { zh: '批量起诉由法务批准', en: 'counsel approves suits in a batch' },
  JUDGMENT_NOT_EFFECTIVE: { zh: '文书尚未生效，不能申请执行', en: 'not effective yet: no enforcement' },
  STILL_TIME_TO_PERFORM: {
    zh: '履行期限未满，期满不履行再申请',
    en: 'the time to perform still runs: apply when it is over',
  },
  ENFORCEMENT_PERIOD_OVER: {
    zh: '已过二年，对方可以抗辩，由法务决定',
    en: 'two years are over and the other side may object: counsel decides',
  },
  ENFORCEMENT_PERIOD_NEAR: { zh: '申请执行期间将届满，尽快办理', en: 'the two years end soon: apply now' },
  RATE_ABOVE_CONTRACT: {
    zh: '高于合同单价且无业主共同决定，超出部分不收',
    en: 'above the contract without the owners’ resolution: the excess is not collected',
  },
  PREPAYMENT_TOO_LONG: { zh: '预收超过当地月数上限', en: 'more months ahead than the place allows' },
  PREPAYMENT_BEYOND_CONTRACT: {
    zh: '预收超过合同剩余期限',
    en: 'more months ahead than the contract has left',
  },
  OWNER_DID_NOT_AGREE: { zh: '业主没有同意预缴，不得要求', en: 'the owner did not agree to pay ahead' },
  POINTS_TO_A_PERSON: {
    zh: '内容能指向具体的人或房屋，不公示；改为单独告知本人',
    en: 'it points to a person or premises: not published; tell the payer alone',
  },
  WAIVER_STANDS: { zh: '减免已告知业主，不再撤回', en: 'the owner was told: the waiver stands' },
  POSTING_NEVER_COUNTS: { zh: '张贴不计送达', en: 'a posting counts for nothing' },
  LIMITATION_EMERGENCY: {
    zh: '时效三十天内届满，催告要件经法务批准可后补',
    en: 'limitation ends within thirty days: counsel may let the act go before its demand',
  },
  CANNOT_DECLINE: {
    zh: '已经收款，应当开票，不因欠费拒开',
    en: 'the money came: issue it, whatever else is owed',
  },
  DELETE_DUE: { zh: '已到删除期，请删除', en: 'its time is over: delete it' },
}
