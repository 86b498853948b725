/** Credit, court, police: what is claimed about a person's standing before the law, and who claims to be speaking. */
import { aboutArrears, aboutFees, inEnglish, isToOneInArrears, SCRAP } from '../cues.ts'
import type { Severity } from '../model.ts'
import { OWED } from '../other-matters.ts'
import { blockIf, type Rule } from '../rule.ts'
import { around, clauseOf, type Hit, says } from '../sentences.ts'

const CREDIT =
  /征信|人民银行|央行|芝麻分|处处碰壁|个人信用|信用(?:管理|记录|档案|分|报告|等级|受损|污点|评级|评分|系统|平台|体系|中国|惩戒|信息|值|扣)|(?:您|你)的信用|失信(?!者)|黑名单|限高(?!杆|架|栏)|限制(?:您|你|他|她)?(?:的)?高?消费|限消|限制(?:乘坐|坐)[^，。]{0,6}(?:飞机|高铁)|芝麻信用|不良(?:记录|信用|影响记录)|(?:坐|乘)不了[^，。]{0,6}(?:高铁|飞机|动车)|(?:不能|不让|没法|无法|禁止)(?:坐|乘|乘坐)(?:高铁|飞机|动车)|(?:影响|耽误|拖累|连累)[^，。]{0,10}(?:房贷|贷款|买房|办卡|信用卡|上学|入学|考公|政审|入党|参军|升学|出国|前途|征兵|信用|就业|落户|积分)|(?:房贷|贷款|信用卡|政审|考公|入学|上学)[^，。]{0,8}(?:受影响|批不|办不|受限|过不了|泡汤|被拒|难)|私立学校|(?:银行|贷款)[^，。]{0,10}(?:一查|查到|查得到|看到)|信誉(?:受损|扫地)|诚信(?:黑|档案|记录|名单)|处处受限|寸步难行|联合惩戒|老赖名单|creditscore|creditbureau|creditreport|creditrecord|blacklist/g

function weighCredit(hit: Hit): Severity {
  if (/^[a-z]/.test(hit.words)) return inEnglish(hit)
  const { text } = hit.sentence
  const { context } = hit.message
  if (
    /物业[^，。]{0,6}(?:不(?!会放)|无权|没有权)[^，。]{0,4}(?:报送|上报|管)?/.test(text) &&
    /报送|上报|管理/.test(text)
  )
    return 'none'
  if (/不是我们|跟我们没关系|进社区|知识/.test(text) && !/否则|不然|再不|物业费将/.test(text)) return 'none'
  if (/(?:查不到|看不到|管不着|碰不到|不涉及)[^，。]{0,4}$/.test(hit.before)) return 'none'
  if (/不(?:会)?受影响$/.test(hit.words)) return 'none'
  if (/骗子|密码|修复|保护好|刷信用|诈骗|注销校园贷|查询个人征信|防骗/.test(text)) return 'none'
  if (
    /解除|撤销|屏蔽/.test(text) &&
    /履行|付清|结清/.test(hit.message.text) &&
    context.stage === 'post_judgment'
  )
    return 'none'
  if (!says(hit.message, OWED) && /热线|官网|公开网/.test(text)) return 'none'
  const byCourt = /法院|执行法官|执行通知书|依法|被执行人|强制执行|民事诉讼法/.test(text)
  const afterJudgment =
    /判决(?:书)?(?:已)?生效|(?:文书|裁定|调解书|判决)[^，。]{0,3}生效|生效(?:的)?(?:判决|法律文书|裁判)|拒不履行[^，。]{0,6}(?:判决|生效|义务)/.test(
      text,
    )
  const statutory = /失信被执行人|限制(?:高)?消费|限高|失信/.test(hit.words)
  if (context.stage === 'post_judgment')
    return byCourt && statutory && !/黑名单|孩子|子女|上学|高铁|飞机/.test(text) ? 'none' : 'hard_block'
  if (context.stage === undefined && byCourt && afterJudgment && statutory) return 'none'
  if (/拉黑|黑名单/.test(hit.words) && /骚扰电话|号码|软件|误拦/.test(text)) return 'none'
  return aboutArrears(hit) || aboutFees(hit) || /您|你|物业|信用|影响|列入|纳入|拉入|会|上/.test(text)
    ? 'hard_block'
    : hit.message.text.length <= SCRAP && isToOneInArrears(hit)
      ? 'warn'
      : 'none'
}

const CRIME =
  /拘留|(?:被|会|来|要)?抓(?:人|你|您|他|走|起来|进去)|坐牢|徒刑|牢(?:饭|房|底)|判刑|刑事|犯罪|犯法|犯了法|诈骗罪|涉嫌(?:诈骗|违法|犯罪)|拒不执行判决|拒执罪|逮捕|经侦|刑侦|移送|逃避债务|关起来|传唤|警察|民警|(?:派出所|公安|警察|法院)[^，。]{0,6}(?:抓|带人|带走|传唤|来人)|(?:派出所|公安|警察)[^，。]{0,6}立案|公安(?:机关|局|人员|民警)?(?:会|将|来|就|已|在|正|上门|介入|立案|处理)|报警(?:抓|处理)|进局子|蹲(?:监狱|号子|大牢|局子)|进去(?:蹲|待)|吃(?:官司|牢饭)|法律(?:的)?(?:严惩|制裁|严厉)|治安处罚|(?:依法)?从重处罚|违法犯罪|留案底|案底|报(?:告|送|请)?公安|构成[^，。]{0,8}罪|arrest|jail|prison/g
const SEIZE =
  /查封|拍卖|变卖|冻结|划扣|划走|转走|扣划|划拨|强制(?:执行|扣款|划扣|扣除|搬|腾|收回)|贴封条|没收(?![到过取据齐费钱您])|收回(?:您|你|贵户|他)?(?:的)?(?:房|屋)|房(?:产|子|屋)(?:证)?[^，。]{0,6}(?:注销|作废|没收|收回|拍|查封|保不住|充公)|限制[^，。]{0,3}出境|出不了境|腾房|抵(?:偿|债)|执行(?:法官|局|庭|干警|人员)[^，。]{0,8}(?:上门|来|到|将|会)|公积金|工资卡|扣(?:您|你|他)?(?:的)?(?:工资|养老金|存款)|(?:直接)?从[^，。]{0,10}(?:账户|工资|银行卡|存款)[^，。]{0,4}扣/g
const FILED =
  /(?:已经?|刚|早就|早已|被|现已|业已|正式|都|就)[^，。]{0,6}(?:立案|受理|起诉|提起诉讼|提交法院|递交法院|报(?:到|给)法院)|(?:立案|受理)(?:了|成功|通知|编号)|(?:已|被)[^，。]{0,8}法院(?:立案|受理|起诉)|法院已|已(?:经)?向[^，。]{0,12}法院|(?:法官|法院)已?(?:经)?(?:认定|发出|判|裁|下达)|执行令|开庭(?:日期|时间)已|可?撤诉|传票(?:已|将|会|马上|在|都)|(?:即将|马上|将于|已经?|就要|准备)[^，。]{0,8}开庭|撤案|撤诉费|(?:做好|准备)[^，。]{0,3}应诉|应诉准备|等着(?:收|接)传票|案件(?:编号|已)|进入诉讼(?:程序)?|进入司法程序|已(?:移交|转交)(?:法院|公安|司法)|(?:败诉|判决书?)已|法院判(?:了|决了)|缺席判决(?!书)/g
const BOAST =
  /必败|必输|稳输|包赢|十倍|百倍|倾家荡产|败诉[^，。]{0,6}(?:无疑|一定|肯定)|一定(?:会)?(?:败|输)|双倍罚款|罚款[^，。]{0,4}(?:万|千|元|倍)|加倍罚/g

const COURT_DOES = /法院|依法|被执行人|民事诉讼法|执行案号|判决/

function weighCrime(hit: Hit): Severity {
  const { text } = hit.sentence
  if (
    hit.message.context.stage === 'post_judgment' &&
    /法院/.test(text) &&
    /依法/.test(text) &&
    /拘留|刑事|拒不/.test(text) &&
    !/抓|警察/.test(text)
  )
    return 'none'
  if (!aboutArrears(hit) && !/欠|缴|交钱|还钱/.test(hit.message.text))
    return /[您你]|涉嫌|(?:公安|警察|派出所|民警)[^，。]{0,3}(?:会|要|来|将)[^，。]{0,4}抓/.test(text) &&
      !/登记|核实|来过|出警|开门/.test(text) &&
      !/陪同|防|提醒|注意|谨|小偷|嫌疑|盗|损失|报案|砸/.test(text)
      ? 'hard_block'
      : 'none'
  if (
    /陪同|丢的|高空抛物|消防|违停|交警|居住证|盗窃|醉驾|电动车|噪音|飞线|报警(?:处理)?(?:，|$)|就报警|再打[^，。]{0,6}报警/.test(
      text,
    ) &&
    !/欠费|不缴|物业费/.test(text)
  )
    return 'none'
  return /吃官司/.test(hit.words) && !/局子|牢/.test(text) ? 'warn' : 'hard_block'
}

function weighSeize(hit: Hit): Severity {
  const { text } = hit.sentence
  const { stage } = hit.message.context
  if (/执行(?:法官|干警|人员)/.test(hit.words) && stage !== 'post_judgment') return 'hard_block'
  if (
    !aboutFees(hit) &&
    !/欠|法院|您(?:家|名下|的)|你(?:家|名下|的)|您的房|你的房|案号|判决/.test(hit.message.text)
  )
    return 'none'
  if (/冻结/.test(hit.words) && /门禁|权限|梯卡|车牌/.test(clauseOf(hit))) return 'none'
  if (/维修资金|公共收益|押金|保证金|装修款|法拍房|拍卖公告|系依职权|非我司所能|司法确认/.test(text))
    return 'none'
  if (stage === 'post_judgment' && /我司可(?:以)?(?:依法)?申请强制执行/.test(text)) return 'none'
  if (/^(?:法院|派出所)?(?:马上|明天)/.test(text)) return 'hard_block'
  if (/公积金|抵(?:偿|债)/.test(hit.words) && !/扣|划|冻结|拍/.test(text)) return 'none'
  if (stage === 'post_judgment' && /申请了?(?:法院)?强制执行$/.test(hit.before + hit.words)) return 'none'
  if (stage === 'post_judgment' && COURT_DOES.test(text) && !/房产证|上门|工资卡|出境/.test(hit.words))
    return 'none'
  if (/微信支付|账户异常|诈骗/.test(text) && !/欠/.test(text)) return 'none'
  if (
    /冻结不催|不会再从|解除/.test(hit.before + hit.words + hit.after.slice(0, 2)) &&
    /代扣|对账|账单|申请/.test(text)
  )
    return 'none'
  // True of every judgment, once there is one.
  if (
    /强制执行/.test(hit.words) &&
    /(?:判决|文书|裁定|调解书)[^，。]{0,3}生效|生效(?:的)?(?:判决|法律文书|裁判)|支付令生效/.test(
      around(hit),
    ) &&
    /申请/.test(text) &&
    !/拍卖|冻结|查封|划/.test(text)
  )
    return 'none'
  return 'hard_block'
}

/** The court's decision is awaited or respected, an action is withdrawn, a paper is handed in: no filing is claimed. */
function isCourtSpokenOf({ words, sentence: { text } }: Hit): boolean {
  if (/法院(?:认定|裁|判)/.test(words))
    return /(?:请求|诉请|以|等|由|请)(?:人民)?法院(?:裁[判断]|判断?(?!了|决))|撤回|(?:尊重|服从|听从|等待)[^，。]{0,6}法院|由(?:人民)?法院(?:依法)?(?:认定|裁决|判决|裁定|决定)/.test(
      text,
    )
  return /已?撤回(?:了)?(?:对您的)?(?:起诉|申请)|不等于|公告送达|授权书|起诉后(?:也|仍)(?:能|可)|高空抛物|如果以后走到|并非所有|法官判断|诉前调解|诉讼费(?:按|我们|由我)|想撤|我们记错/.test(
    text,
  )
}

/** We say that we have applied; nothing is said of what the court did. */
function isOwnApplication({ sentence: { text } }: Hit): boolean {
  return (
    /已(?:经)?(?:依法)?(?:向|到)[^，。]{0,12}法院(?:申请|提交|递交|提出)/.test(text) &&
    !/立案|受理|传票|开庭|判|查封|冻结|编号/.test(text)
  )
}

function weighFiled(hit: Hit): Severity {
  const { context, text } = hit.message
  if (/未立案|没有立案|尚未/.test(hit.sentence.text) && !/其实/.test(hit.sentence.text)) return 'none'
  if (!/法院|立案|起诉|诉讼|开庭|传票|案/.test(hit.sentence.text)) return 'none'
  if (
    /仲裁|异议|投诉|申请(?:已|我们已)受理|更正申请|报修已受理|分期申请|减免/.test(hit.sentence.text) &&
    !/法院|起诉|立案/.test(hit.sentence.text)
  )
    return 'none'
  if (/不(?:能|得)(?:写|说|用)/.test(hit.words)) return 'none'
  if (/(?:授权|委托)[^，。]{0,4}(?:本所|我所|律师)/.test(hit.words)) return 'none'
  if (/其实(?:还)?(?:没|未)|(?<!说我们)吓唬/.test(text)) return 'hard_block'
  if (context.case_filed === true) return 'none'
  if (
    context.stage === 'legal' &&
    /和解|撤诉[^，。]{0,6}(?:可|减半)|(?:传票|开庭)[^，。]{0,6}(?:由|以)法院/.test(text)
  )
    return 'none'
  if (isCourtSpokenOf(hit)) return 'none'
  if (
    context.stage === 'legal' &&
    context.case_filed === undefined &&
    /(?:本案|案件)已由[^，。]{2,12}法院(?:依法)?受理/.test(text)
  )
    return 'none'
  if (context.stage === 'post_judgment' && context.case_filed === undefined) return 'none'
  if (
    context.case_filed === undefined &&
    (context.stage === 'legal' || context.stage === undefined) &&
    /案号|[（(〔，]?20\d\d[^。]{0,3}[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?\d{0,4}(?:民|诉前|财保|执)/.test(
      text,
    )
  )
    return 'none'
  if (
    /(?:做好|准备)[^，。]{0,4}(?:起诉|诉讼)/.test(hit.sentence.text) &&
    !/传票|立案/.test(hit.sentence.text)
  )
    return 'none'
  // Our own application, of which the file says neither yes nor no: somebody who knows should look.
  if (context.case_filed === undefined && isOwnApplication(hit)) return 'warn'
  if (/准备|拟|如|若|可能|可以|将依法|最后的选择/.test(hit.words)) return 'none'
  return 'hard_block'
}

const OFFICE =
  '(?:人民法院|法院|执行局|法庭|检察院|派出所|公安局?|警方|司法局|住建局|住房局|房管局|发改委|物价局|市监局|综合执法队?|城管|街道办?(?:事务所)?|社区居委会|居委会|政府|仲裁委(?:员会)?|信用中心|征信中心|信用办|纪委|税务局|12345|法官|民警|警官|书记员)'
const SIGNED = new RegExp(
  [
    `【[^】]{0,14}${OFFICE}[^】]{0,10}】`,
    `(?:我(?:这边|这里)?|这里|这边|我们|本人|咱们)(?:就)?是[^，。]{0,10}${OFFICE}(?!指定|认定的|委托律师)`,
    `${OFFICE}(?:、${OFFICE})*(?:郑重|联合|正式)?(?:提醒|通知(?!为准|书|后|的)|敬告|督办|委托|指派|责令|要求)(?:您|你|的|我)?[，。]?[^。]{0,12}(?:欠|缴|物业|案|催)`,
    `(?:受|由|经)[^，。]{0,6}${OFFICE}(?:的)?(?:委托|指派|授权|督办)`,
    `(?:被)?(?:我|本)(?:局|院|所|队|庭)(?!提供|受[^，。]{0,14}委托[^，。]{0,20}函)[^，。]{0,10}(?:督办|传唤|查处|处理|受理|要求|责令)`,
    '本院|冒充|装作|装成|我就是(?:律师|法官|警察)|假装(?:是)?(?:律师|法官|警察|法院|民警)|扮(?:成|作)(?:律师|法官|警察)|以(?:律师|法院|法官|派出所|公安)(?:的)?(?:名义|身份)',
    '^(?:传票|拘传票|执行通知书|法院传票|限制消费令|支付令|刑事|立案通知书|受理案件通知书|协助执行通知书)$|被传唤人|上门执法|执法(?:队|人员|检查)',
  ].join('|'),
  'g',
)
const FIRM =
  /【[^】]{0,14}(?:律师事务所|律所|律师)[^】]{0,6}】|(?:^|，)(?:律师|法律顾问)(?:催告|警告|催收)?函(?=，|$|】)|本律师|本所(?!在|有|属)|代律师事务所|律师事务所函|(?:我|这边|这里)是[^，。]{0,10}(?:律师|律所)|律师事务所(?:受托|受[^，。]{0,12}委托)|(?:律师|法律)(?:声明|警告)函?$/g

function weighSigned(hit: Hit): Severity {
  const { text, context } = hit.message
  const money = aboutFees(hit) || /物业|欠/.test(text)
  if (/^(?:咱们|我们)是去/.test(hit.words)) return 'none'
  if (/持[^，。]{0,4}执法证|统一派出|违建/.test(text) && !/欠|物业费/.test(text)) return 'none'
  if (/不法分子|请勿(?:点击|相信)/.test(text) && !/欠|缴/.test(hit.words)) return 'none'
  if (/近日有人|提高警惕|举报|诈骗(?!罪)|谨防/.test(text) && !/涉嫌/.test(text)) return 'none'
  if (
    /高空|消防|盗窃|被盗|案件多发|居住证|疫苗|垃圾分类|普法|演练/.test(hit.sentence.text) &&
    !/欠/.test(text)
  )
    return 'none'
  if (/人民调解|司法所|诉前调解/.test(hit.sentence.text) && !/【|是/.test(hit.words)) return 'none'
  if (context.sender === 'law_firm' && /本所|我所/.test(hit.words)) return 'none'
  if (context.case_filed === true && !/【|^传票|是[^，。]{0,8}法院|冒充|本院|我院/.test(hit.words))
    return 'none'
  if (context.stage === 'post_judgment' && !/【|^传票|冒充|本院|我院|我是/.test(hit.words)) return 'none'
  if (/^(?:受|由|经)/.test(hit.words) && !/欠|缴|收费|催|(?<![提移成])交费/.test(text)) return 'none'
  if (/^(?:我|这里|这边|我们|本人|咱们)/.test(hit.words) && /是/.test(hit.words)) return 'hard_block'
  return money ||
    /案|处理|冒充|装|本院|我就是|是[^，。]{0,10}局|(?:法院|公安|派出所)[^，。]{0,4}委托|执法/.test(
      hit.sentence.text,
    )
    ? 'hard_block'
    : 'none'
}

/** A property company has no letterhead of a firm; a firm's own letter with its signature is its own. */
function weighFirm(hit: Hit): Severity {
  if (
    /(?:formal|legal)/.test(hit.message.context.stage ?? '') &&
    /附[^。]{0,10}(?:委托书|执业证|签章)|(?:委托书|执业证|签章)[^。]{0,16}(?:附|见附件|随函)/.test(
      hit.message.text,
    ) &&
    !/自行制作|未经|代拟|物业法务/.test(hit.message.text)
  )
    return 'none'
  const { sender } = hit.message.context
  if (sender === 'law_firm' || (!aboutFees(hit) && !/起诉|诉讼|催告/.test(hit.message.text))) return 'none'
  if (sender === undefined)
    return /律师事务所|承办律师/.test(hit.message.text) && !/代律师/.test(hit.words) ? 'none' : 'hard_block'
  return 'hard_block'
}

export const STANDING: Rule[] = [
  { flag: 'CREDIT_THREAT', find: CREDIT, weigh: weighCredit },
  { flag: 'FALSE_LEGAL', find: CRIME, weigh: weighCrime },
  { flag: 'FALSE_LEGAL', find: SEIZE, weigh: weighSeize },
  { flag: 'FALSE_LEGAL', find: FILED, weigh: weighFiled },
  {
    flag: 'FALSE_LEGAL',
    find: BOAST,
    weigh: blockIf((hit) => aboutFees(hit) || /案|起诉|律师/.test(hit.sentence.text)),
  },
  { flag: 'IMPERSONATION', find: SIGNED, weigh: weighSigned },
  { flag: 'IMPERSONATION', find: FIRM, weigh: weighFirm },
]
