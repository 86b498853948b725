/**
 * What is to be said, read: whether it speaks of money, arrears or a court, and whether it presses. A contact who is no
 * payer may hear no word of it (银行业协会催收工作指引 2026; 个人信息保护法 6), and before an open dispute is answered only
 * neutral words leave (民法典 525). The net is wide on purpose: a script that is stopped is written anew in a minute, a word
 * that was said is not taken back. What a caller claims about a script never weakens what stands in it.
 */
import { fold } from '../wording/fold.ts'

/** Names, addresses and courtesies that hold a sign of money or of a court and mean none. Taken out before reading. */
const HARMLESS = [
  /单元|(?<![0-9〇零一二两三四五六七八九十百千万亿多余来])元[旦宵月首]|三元(?=里|桥|路|街|巷|村|小区|花园)/g,
  /(?<![业欠缴交催未没已支收])[钱付费赖催][\u4e00-\u9fff]{0,2}(?:女士|先生|小姐|太太|老师|师傅|阿姨|叔叔|大爷|大妈|奶奶|爷爷|经理|医生)/g,
  /费[心神劲力时]|浪费|(?<!减)免费|钱[塘江]|款[待式]|账号|帐[号篷]|身体欠[佳安]|欠妥/g,
  /(?:转告|告诉|告知|请)[\u4e00-\u9fff]{1,2}(?:律师|法官)(?=回|打|给物业|给我们|到前台|来前台|有空|方便)/g,
  /(?:快递|包裹|门禁卡|证件)[^，。]{0,4}[到过]期/g,
  /(?:法院|律师)[\u4e00-\u9fff]?(?:路|街|巷|弄|宿舍|家属院|小区|公寓|新村)/g,
  /转告|告[诉知]|敬告|转交|交[谈流接通房代换]|拖[鞋把车地]/g,
  /\bpay(?:ing)? attention\b|\b(?:in|free of) charge\b|\b(?:mr|mrs|ms|miss|dr)\.? (?:bill|cash|fee|rent)\b/gi,
]

const NUMBER = '[0-9〇零一二两三四五六七八九十百千万亿]'
const MONEY = new RegExp(
  [
    `${NUMBER}[多余来]?(?:元|块(?!地|绿)|圆)|[0-9]{3,}\\.[0-9]{2}(?![0-9])|[¥￥]|人民币|还差|差了?[0-9]`,
    '欠|费|款|缴|催|账|帐|债|钱|偿|贷|罚|逾期|超期|到期|拖|滞纳|违约|利息|金额|余额|数额|总额|尾数|减免|分期|发票|收据',
    '[没未不支垫代应该待补拒]付|付[清讫了掉上]|[没未不该补应拒待]交|[没未]有交|[去来要得快紧时]交|交[清齐上纳了掉足]|交一下',
    '[没未]结|结[清算掉账]|结了(?!婚)|了[了结断]|[年月度]的结|结一下|清一下|清掉|[还补][清上齐]|没给',
  ].join('|'),
)

const PRESSING =
  /起诉|诉讼|诉状|[应被胜]诉|诉[至前诸]|法院|法庭|法官|律师|官司|仲裁|传票|立案|[开出]庭|支付令|判决|强制|执行|失信|征信|信用|黑名单|老赖|赖[账帐着]|公安|报警|派出所|警察|法律|追[究讨缴]|讨[要债]|后果|否则|不然|再不|最后(?:一次|期限|通知|机会|警告)|限期|通牒|不客气|别怪|曝光|[就要去会]告[她他您你业]|告[上到]|[控状被]告|恶意|逃避/
const DUNNING = /逾期|拖[欠延着了]|欠[费缴款着]|违约金|滞纳金|催|立即|马上|务必|尽快[缴交付支结]/

const MONEY_EN =
  /\b(?:owe[sd]?|owing|fees?|arrears?|debts?|debtors?|pay|pays|paying|paid|payments?|payable|unpaid|overdue|past[- ]due|outstanding|invoices?|bills?|charges?|amounts?|balances?|money|cash|yuan|rmb|cny|dues|rent|instal?lments?|interest|penalt(?:y|ies)|collections?|collectors?|settle[sd]?|settlement|statements?|cleared|behind (?:on|with)|months? behind|late (?:on|with))\b/i
const PRESSING_EN =
  /\b(?:sue[sd]?|suing|lawsuits?|litigation|lawyers?|attorneys?|solicitors?|legal(?:ly)?|law|(?:in|to|the) court|court (?:action|order|case)|proceedings|arbitration|enforcement|blacklist(?:ed)?|credit (?:record|score|report)|police|or else|otherwise|consequences?|(?:final|last) (?:notice|warning|chance|reminder))\b/i
const DUNNING_EN = /\b(?:overdue|past[- ]due|arrears|late fee|immediately|at once|must pay|demand)\b/i

/** What says it sideways, or says more than a call-back: harmless to the owner, too much for anybody else. */
const HINTS = new RegExp(
  [
    '[一那几这]笔|应收|未收|月供|续交|交物业|个月物业|名单|函|公告|张贴|律所|法务|程序|影响[她他您]|躲|尾巴|贴单|违反|[清结]了(?![婚楚])',
    `(?:半年|[0-9一两二三四五六七八九十几多]+个?(?:年|月|季度))了|了一下|[月年周]底[^，。]{0,3}给|答应[^，。]{0,6}给|[划刷]一?下?卡`,
    '公[示布]|[停断][水电]|门禁',
  ].join('|'),
)

/** Whether what is to be passed on says more than that the owner may call back. An empty text says no more. */
export function saysMoreThanRelay(text: string): boolean {
  return speaksOfMoney(text) || HINTS.test(read(text).chinese)
}

/** Whether a text speaks of money, of arrears, or of what may follow. An empty text speaks of nothing. */
export function speaksOfMoney(text: string): boolean {
  const { chinese, english } = read(text)
  return MONEY.test(chinese) || PRESSING.test(chinese) || MONEY_EN.test(english) || PRESSING_EN.test(english)
}

/** Whether a text presses: calls it arrears, sets an ultimatum, names a court. Stating an amount does not press. */
export function presses(text: string): boolean {
  const { chinese: said, english } = read(text)
  const chinese = said.replace(/(?:不再|停止|暂停|不会|暂不|暂缓)催[促收缴]?/g, '·')
  return (
    PRESSING.test(chinese) || DUNNING.test(chinese) || PRESSING_EN.test(english) || DUNNING_EN.test(english)
  )
}

/** Whether a text calls it overdue or arrears: before the due day that is not true (民法典 944). */
export function saysOverdue(text: string): boolean {
  const { chinese, english } = read(text)
  return /逾期|欠[费缴款]|拖欠|拖延/.test(chinese) || /\b(?:overdue|arrears|past[- ]due)\b/i.test(english)
}

/** Simplified, without spaces, for Chinese; as it was written for English, whose words have their bounds. */
function read(text: string): { chinese: string; english: string } {
  const english = without(text.normalize('NFKC'))
  return { chinese: `${english}\n${without(fold(text).text)}`, english }
}

function without(text: string): string {
  return HARMLESS.reduce((left, pattern) => left.replace(pattern, '·'), text)
}
