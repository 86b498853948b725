/**
 * What each reason stands on. Hours and caps are no law for a property company: their numbers are a benchmark of another
 * trade or the product's own, and what binds is that nobody's private peace may be disturbed (民法典 1033). Both are named.
 */
import { type Because, because, type Source } from '../because.ts'
import type { ContactRequest, RequestReason, Stop } from './request.ts'

type Ground = { source: Source; zh: string; en: string }

const ground = (law: string, article: string | null, zh: string, en: string): Ground => ({
  source: article === null ? { law } : { law, article },
  zh,
  en,
})

const PEACE = ground(
  '民法典',
  '第一千零三十三条',
  '除法律另有规定或者权利人明确同意外，不得以电话、短信等侵扰他人的私人生活安宁',
  'unless the law or the person allows it, nobody’s peace is disturbed by calls or messages',
)
const GUIDE = (zh: string, en: string) =>
  ground(
    '金融机构个人消费类贷款催收工作指引',
    null,
    `参照（不约束物业公司）：${zh}`,
    `a benchmark, not binding here: ${en}`,
  )
const REG_F = (article: string, zh: string, en: string) =>
  ground('12 CFR 1006', article, `参照（不约束物业公司）：${zh}`, `a benchmark, not binding here: ${en}`)
const PRODUCT = (zh: string, en: string) =>
  ground('产品规定', null, `产品规定：${zh}`, `the product’s own: ${en}`)
const PROCEDURE = ground('催缴方案', null, '公司的催缴方案', 'the company’s dunning procedure')
const PERSONAL = (article: string, zh: string, en: string) => ground('个人信息保护法', article, zh, en)

const LEAST = PERSONAL(
  '第六条',
  '处理个人信息采取对个人权益影响最小的方式',
  'personal data are used in the least harmful way',
)
const TRUE_DATA = PERSONAL(
  '第八条',
  '个人信息应当准确，避免不准确对个人造成不利',
  'personal data must be right, so that nobody is harmed by what is wrong',
)
const RELAY = GUIDE(
  '失联时只可请第三人转告或提供联系方式，不得透露债务，对方拒绝即止',
  'a third person is only asked to relay, hears no word of the debt, and is left alone on refusal',
)
const CAPS = PRODUCT('次数从严', 'its cap is stricter')

const GROUNDS: Partial<Record<RequestReason, readonly Ground[]>> = {
  PAID_OR_CLEARING: [TRUE_DATA],
  CONTACT_UNUSABLE: [
    TRUE_DATA,
    PERSONAL('第四十六条', '信息不准确的，核实并更正', 'what is wrong is checked and corrected'),
    PEACE,
  ],
  OPTED_OUT: [
    PERSONAL(
      '第四十四条',
      '个人有权限制或者拒绝他人对其个人信息进行处理',
      'everyone may limit or refuse the use of their data',
    ),
    PERSONAL('第十五条', '同意可以撤回', 'consent can be taken back'),
    PEACE,
  ],
  UNLAWFUL_SOURCE: [
    PERSONAL(
      '第十三条',
      '处理个人信息要有同意、合同等依据',
      'data are used on consent, a contract or another ground',
    ),
    PERSONAL('第十条', '不得非法收集、买卖他人个人信息', 'no unlawful collecting or trading of data'),
  ],
  THIRD_PERSON: [PEACE, LEAST, RELAY],
  NOT_LIABLE: [PEACE, LEAST],
  EMERGENCY_CONTACT: [PEACE, LEAST],
  RELAY_ONLY: [RELAY, LEAST],
  IDENTITY_NOT_VERIFIED: [
    LEAST,
    PERSONAL('第五条', '处理个人信息应当必要、诚信', 'data are used as far as necessary and in good faith'),
    PERSONAL('第九条', '采取必要措施保障个人信息安全', 'data are kept safe'),
    REG_F('1006.14(d)', '通话先表明身份', 'a caller says who calls'),
  ],
  DISPUTE_OPEN: [
    ground(
      '民法典',
      '第五百二十五条',
      '一方未履行的，对方有权拒绝其履行请求',
      'who was not served may refuse to perform',
    ),
    ground(
      '民法典',
      '第五百二十六条',
      '应当先履行的一方未履行的，对方有权拒绝其履行请求',
      'who is to perform second may wait for the first',
    ),
    ground(
      '民法典',
      '第五百八十二条',
      '服务不符合约定的，可以请求减少价款',
      'service short of the contract may lower the price',
    ),
    ground(
      '物业服务纠纷解释',
      '第二条',
      '违规收费的抗辩应予支持',
      'the defence of an unlawful charge is upheld',
    ),
  ],
  VULNERABLE: [
    ground('民法典', '第一千零三十六条', '处理个人信息应当合理', 'personal data are used reasonably'),
    PRODUCT('涉困难的转人工', 'hardship is handed to a person'),
  ],
  HOLIDAY: [PROCEDURE],
  ENOUGH_REMINDERS: [
    ground(
      '民法典',
      '第九百四十四条',
      '催告以逾期为前提，到期前只可提醒',
      'a demand presupposes default; before that there are reminders only',
    ),
    PRODUCT('到期前至多提醒两次', 'two reminders before the due day at most'),
  ],
  NOT_OVERDUE: [
    ground('民法典', '第九百四十四条', '逾期不支付的才可以催告', 'only what is overdue is demanded'),
  ],
  COOLDOWN: [
    REG_F('1006.14(b)(2)(i)(B)', '通话之后七天内不再致电', 'no call within seven days after a conversation'),
    PEACE,
  ],
  CALLS_7D_CAP: [
    REG_F('1006.14(b)(2)(i)(A)', '七天内至多拨打七次', 'at most seven calls in seven days'),
    PEACE,
  ],
  ATTEMPT_CAP: [REG_F('1006.14(b)(2)', '七天七次', 'seven in seven days'), PEACE, CAPS],
  DAILY_DIAL_CAP: [
    GUIDE('同一号码无人接听，一天不宜超过六次', 'at most six unanswered dials of one number a day'),
    PEACE,
  ],
  MESSAGE_CAP: [PEACE, PRODUCT('短信和微信有条数上限，可以更严', 'its cap on messages, or a stricter one')],
  VISIT_CAP: [PEACE, PRODUCT('上门有次数上限，可以更严', 'its cap on visits, or a stricter one')],
  CONVERSATION_CAP: [PEACE, CAPS],
}

const CONSENT_LAW = ground(
  '消费者权益保护法',
  '第二十九条',
  '未经消费者同意或者请求，不得向其发送商业性信息；缴费通知夹带优惠即成商业性信息',
  'no commercial message without consent or request; a notice with an offer in it is one',
)
const SMS_LAW = ground(
  '通信短信息服务管理规定',
  null,
  '未经同意不得发送商业性短信息',
  'no commercial SMS without consent',
)

const NIGHT_FROM = 22 * 60
const NIGHT_TO = 8 * 60
const EVENING = 21 * 60

function groundsOf(reason: RequestReason, request: ContactRequest): readonly Ground[] {
  if (reason === 'OFFER_WITHOUT_CONSENT')
    return request.channel === 'sms' ? [CONSENT_LAW, SMS_LAW] : [CONSENT_LAW]
  if (reason === 'QUIET_HOURS') return quietGrounds(request)
  const known = GROUNDS[reason] ?? [PROCEDURE]
  if (reason === 'COOLDOWN' && request.channel !== 'call')
    return [
      ...known,
      PRODUCT(
        '短信、上门一并停七天，比参照更严',
        'messages and visits rest too, stricter than the benchmark',
      ),
    ]
  return known
}

/** Whose number the hour is that stands against it. */
function quietGrounds({ channel, now, requested }: ContactRequest): readonly Ground[] {
  const asked = requested ? [ASKED] : []
  if (channel === 'visit')
    return [
      PEACE,
      PRODUCT('上门限于规定的时段，不因同意放宽', 'visits within their hours, whatever was agreed'),
    ]
  if (now.minutes >= NIGHT_FROM || now.minutes < NIGHT_TO)
    return [
      GUIDE('未经同意，22:00 至次日 08:00 不催收', 'nothing from 22:00 to 08:00 without consent'),
      PEACE,
      ...asked,
    ]
  if (now.minutes >= EVENING)
    return [
      REG_F('1006.6(b)', '21:00 以后不联系', 'nothing after 21:00'),
      PEACE,
      PRODUCT('取其严', 'the stricter one holds'),
      ...asked,
    ]
  return [PEACE, PROCEDURE, ...asked]
}

const ASKED = PRODUCT(
  '要求联系不等于同意在免打扰时段联系；有留存凭据的同意，另以 lateHoursConsent 给出',
  'a wish to be contacted is no consent to quiet hours; a consent with its proof is told as lateHoursConsent',
)

/** A stop with what it stands on: the first ground is its source, all of them are below it. */
export function stopTrail(stop: Stop, request: ContactRequest): Because {
  const grounds = groundsOf(stop.reason, request)
  const [first] = grounds
  return because(stop.reason, 'fact', `contact.${stop.reason.toLowerCase()}`, stop, {
    ...(first ? { source: first.source } : {}),
    from: grounds.map((one) =>
      because(one.source.law, 'fact', 'contact.ground', one, { source: one.source }),
    ),
  })
}

export const CONSENT_TO_HOURS: Source = { law: '民法典', article: '第一千零三十三条' }
