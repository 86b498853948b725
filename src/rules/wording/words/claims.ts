/**
 * Said sideways about law, money and power: who is speaking, what a court has done, what interest bears, who set the
 * price. Asked only where no other rule found anything, and a warning, never more.
 */
import { saidUnconnected } from '../cues.ts'
import type { Flag, Severity } from '../model.ts'
import { OWED } from '../other-matters.ts'
import type { Rule } from '../rule.ts'
import { type Hit, says } from '../sentences.ts'
import { speaksOfArrears, speaksToOne } from './hints.ts'

const CREDIT =
  /信[用贷][^，。]{0,4}(?:评级|异常|修复|预警|污点|机构)|征信[^，。]{0,8}(?:上传|那边|预警|1$|黑|受牵连)|(?:上|往|传)征信|白不回|风控|银行[^，。]{0,10}(?:看见|会查)|限高人士|绿皮车|评职称|信用(?:积分|联盟)|(?:高铁|飞机)坐不了|征信花|黑名单共享|银行[^，。]{0,14}(?:来问|放款)|签证[^，。]{0,6}查|(?:考公|政审)[^。]{0,8}看|信用常青|不良信用|限高令|负面评级/g
const OFFICE =
  '(?:住建局|住房和城乡建设局|住建部|信访局|物管办|央行|人民银行|12345|执行法官|执行员|综治中心|社区矫正办?|市财政|税务(?:局|稽查)|公安(?:机关|局|分局)?|公an局|警务室|派出所|法院|仲裁院|调解委员会|街道办?|居委会|社区|网格员|供电局|物业管理协会|诉讼服务中心|诉前调解中心|调解中心|法律服务中心|银行客户经理|阿sir|律师|律所)'
const SPEAKS = new RegExp(
  [
    `【(?![^】]{0,16}(?:物业|服务中心|花园|小区))[^】]{0,12}${OFFICE}[^】]{0,8}】`,
    `(?<!以|按|据|收到|等|经)${OFFICE}(?:助理|室)?[^，。]{0,5}(?:通知(?!为准|后)|提示|提醒|回访|催告|短信|通告|告知书|限缴|签发|名义|专员|联合)`,
    `(?:自称|报|就说|说自己是|换成|改成|用|刻了|章借|仿|说是)[^，。]{0,10}${OFFICE}`,
    '装警察|警服|旧制服|律所抬头|局子里的|纪委的|清欠办|受命处理|这里是妇联|立案庭的|稽查名义|差馆|银行委托的|没有执照|【12348|名字编了一个|章用ps|律所名字|执行工作站|公证处声明|物业代拟|前台印制|物业打印|物业短信平台|自行制作|内部法务|项目经理签发|法务部正式函告|按律师函效力|客服代笔|别[报说]物业|仿[^，。]{0,6}格式',
    '催缴令|限缴决定|到案说明|征收期|配合了解情况|法律事务专用章|待领传票|国徽',
  ].join('|'),
  'g',
)
const COURT =
  /产权[^，。]{0,8}(?:转为|归|丧失)|丧失[^，。]{0,6}(?:使用权|所有权)|放弃[^，。]{0,4}所有权|视为(?:认可|胜诉|承认)|视同胜诉|不得再行抗辩|抗辩没有意义|胜诉率|惩罚性赔偿|共同被告|看守所|拘押|扣押|边控|强制执行|执行效力|(?:登记|不动产)[^，。]{0,6}锁定|冻结|查封|警车|法警|搬[^，。]{0,4}抵债|wanted|judgment|就没赢过|侵占|刑法|坐牢|支付令已|受理回执|拘留预警|可注销|会被注销|判决书不再另行|民催字|寻衅滋事|法警|报上去[^。]{0,12}派出所|派出所最喜欢|已经公证|加倍罚|民初字|民初字第0+1号|挂上拍卖/g
const COMPOUND =
  /(?:罚金|滞纳金|违约金)[^，。]{0,6}(?:也要?|还要?|部分)?[^，。]{0,4}(?:生|交|加收)(?:罚金|滞纳金|违约金)|打包进[^，。]{0,6}底数|基数[^。]{0,12}(?:更新|继续计|含前|，产生)|(?:之和|合计|总数|结转数|\d元)[^，。]{0,3}为(?:基数|起点|本金)|以[^，。]{0,12}结转数|(?:变成|成了?|算成|转作?|视为|并到|满百元自动转)[^，。]{0,4}本金|变成本了|(?:息|则|利)入本|复[利息](?!用)|复合计息|日复算|利加利|息外生|罚上加罚|罚息加|滚存|累进|累违约金|利[^，。]{0,2}利，息|利gun|fu利|违约金[^，。]{0,6}(?:之违约金|再收违约金|另计违约金)|(?:本金|违约金|欠款)[^。]{0,12}(?:重新起[息算]|双倍滞纳)|从[一二两三四五六七八九十百千\d]+起算|[息金][^，。]{0,6}算进|往本金里|下期新本金|物业费累计违约金|连它一起算|之滞纳金|孳生滞纳金|加到本里|利里有利|罚完再罚|利钱也|息上息|利息上头|加进去再罚|加回[^，。]{0,3}本金|也得再罚|连头一天|它自己也|合计数?为基础|利息没还也算|累计违约金[^。]{0,3}日率|本金加已产生/g
const ARBITRATION = /仲裁|zhong裁|arbitration|裁一下|没有也能仲/g
const PRICE =
  /(?:政府|国家|省里|市里|市物价|物价|发改委?|住建[局部]|财政局?|城管局?|国土局?|文旅局?|街道|人大|gov(?:ernment)?|zf|zheng府)[^，。]{0,8}(?:定(?!期|制|金)|核[价准定]|统一|收(?:的|取)|审定|收费标准|局标准|下的指标|盖过章|要涨|拍板|替您谈|审议|指定|盯着|给定|set|价格令)|依法征收|代征|强制标准|官价|接上级|国标|政府(?:核)?价|国家价|别问，问就是规定|价格批复|指标价/g
const VAGUE =
  /不愉快的事|您好好想想吧|自然知道|一套法子|心存侥幸|适当安排|拭目以待|关注法|列入重点关注|鼻梁骨|我可管不住|门锁不是问题|属于哪种|悔之|执迷不悟|一意孤行|后果如何|[后u]果[^，。]{0,4}自负|后自负|果请自己|regret|别哭|不会喜欢|不愿看到|记住(?:您|你)了|不算完|慢慢玩|开胃菜|失眠|处置名单|您心里有数|懂我意思|不是这语气|没这么好商量|留一线|闹得太僵|说得够明白|老实了|棺材|别怨人|别说没人|好好跟您说话|决定您的生活质量|看不过来|睡觉想想|有些代价|不利均由|没想明白的人/g
const ENTRY =
  /(?:直接)?到客厅|我们就进去了|锁匠约好|放您床头|坐沙发上|进(?:屋|您家|你家)[^，。]{0,6}(?:谈|坐)|的名义进屋|入户核查|径行入户|跟进去|进入贵户室内|无需贵户在场|不管[^，。]{0,4}同意/g
const DATA =
  /爬虫|扒了[^，。]{0,3}抖音|信息表，比对|行车轨迹|快递单上抄|朋友圈看看|调取门禁|中介[^，。]{0,4}买|人脸闸机|闸机显示|道闸记录|门禁记录[^，。]{0,4}确认|查了[^，。]{0,4}快递|快递盒|大数据|修复到|营业厅[^。]{0,10}查|装定位|电梯监控|监控[^，。]{0,6}(?:看到|昨晚)/g
const CHARGE =
  /另收[^，。]{0,8}费(?!用)|合同里没写|公司新加|开通费|通道费|法务处理费|律师咨询费|新想出来|补打账单|查账每次|价目表上没有|缴费加收|合同没有，先挂|未约定，亦由/g
const VOTE =
  /欠[^。]{0,14}(?:楼栋代表|参会|选票|联名|罢免|议事会)|(?:无|未|没)[缴交]费，?不投票|选票[^，。]{0,4}不予|无权罢免|(?:表决|投票)[^。]{0,10}(?:结清|暂停)|(?:结清|缴费|缴清)[^。]{0,10}(?:表决|投票)|暂停[^，。]{0,14}表决|那一票/g
const OFFER = /代理了|车险|暑期线|报个价|保险代理|享礼品|土鸡蛋|新盘|代订|商城链接|带点货|旅行社|火热报名/g
const PAYEE =
  /红包码|(?<!贵)户名(?!下|单|册)[^，。司]{1,4}(?=，|$)|收款人|现金给我|私账|私下给我|微信收款|不走公司|别走公司/g
const HURRY =
  /末班车|最后一小时|名额马上|今日关闭|绝不延期|再也交不了|逾期警告|最后一次(?:提醒|机会)|神仙|永远没法|概不受理|终极通知|分钟内不|一并作废|窗口期/g
const LOAN = /信用卡套|套出来|垫付，?您?慢慢|金融公司垫|借钱[缴交]|消费金融|京东白条|筹措款项|loan/g
const SETOFF = /(?:押金|收益)[^。]{0,14}(?:转抵|抵作|折抵)/g

const ofOwed = (hit: Hit): Severity =>
  (speaksOfArrears(hit) || speaksToOne(hit)) &&
  !saidUnconnected(hit) &&
  !/不得(?!买卖|再行)|严禁|禁止|退回|不能|不必|不用|不收现金|均可|无论|无须/.test(hit.sentence.text)
    ? 'warn'
    : 'none'

/** "Principal 3600; the late fee on 3600": simple. */
function isSimple({ words, message: { text } }: Hit): boolean {
  if (/以(?:所欠|未付|欠付|尚欠|逾期)(?:的)?本金[\d，,.]{0,12}元为基数/.test(text))
    return !/合计|之和|连同|加上/.test(text)
  const base = /以([\d.]+)元为基数/.exec(text)?.[1]
  return (
    base !== undefined && /为基数/.test(words) && new RegExp(`本金${base.replace('.', '\\.')}元`).test(text)
  )
}

const BY_COURT = /法院(?:已|可|可以)?(?:裁定|依法)|法官判断|保全|申请(?:法院)?强制执行/
const BY_US = /看守所|拘押|我司|带走|法警/

/** What a court did, where it did, and its own words after a judgment, are no claim of ours. */
function weighCourt(hit: Hit): Severity {
  const { context } = hit.message
  if (context.case_filed === true || says(hit.message, BY_COURT)) return 'none'
  if (context.stage === 'post_judgment' && !says(hit.message, BY_US)) return 'none'
  return ofOwed(hit)
}

const WARNED_OF = /诈骗|冒充|谨防|调解员|社区活动|报到|疫苗|消防|居住证|医保|社保/
const FEE = /欠费|物业费|欠款|管理费/
const PRESSED = /欠|催|付款|付清/

function weighSpeaker(hit: Hit): Severity {
  const { message } = hit
  const { context } = message
  if (context.sender === 'law_firm' || context.case_filed === true || context.stage === 'post_judgment')
    return 'none'
  if (
    /^(?:报|用|改成|换成)/.test(hit.words) &&
    (context.channel !== 'staff_note' || /备案|审批|申请|用于/.test(hit.sentence.text))
  )
    return 'none'
  if (says(message, WARNED_OF) && !says(message, FEE)) return 'none'
  return says(message, OWED) || says(message, PRESSED) || context.channel === 'staff_note'
    ? ofOwed(hit)
    : 'none'
}

const NO_CLAUSE = /劳动仲裁(?!也好)|(?:未|没有?)约定|没有仲裁|不适用|不写|不用|改为起诉|删/
const ALL_THE_SAME = /虽|亦可|不影响我们|先在|改走|单方|其实|惯例|也能|任何人/

function weighArbitration({ message }: Hit): Severity {
  if (message.context.arbitration_clause !== false) return 'none'
  return says(message, NO_CLAUSE) && !says(message, ALL_THE_SAME) ? 'none' : 'warn'
}

const NOT_OUR_PRICE =
  /水电价|电价|污水|居住证|维修资金|税|补贴|12315|对照|电费|水费|燃气|垃圾处理费|非政府|不是政府|市场调节价(?!那)|业主大会|网站有|不参与|不执行|您要找|节假日|合同约定/
function weighPrice(hit: Hit): Severity {
  const { text } = hit.sentence
  if (hit.message.context.gov_guided_price === true || NOT_OUR_PRICE.test(text)) return 'none'
  if (/〔|文号|号文/.test(text) && !/0000/.test(text)) return 'none'
  return /费|价|标准|收|涨|定/.test(text) ? 'warn' : 'none'
}

const FORBIDDEN = /不得|严禁|不能|禁|改成|错误/

/** A script that tells staff what to threaten with. */
const SCRIPTED =
  /(?:就说|接一句|跟他讲|先在函里写|函上写|换成)[^。]{0,16}(?:征信|断水|停水|停电|拘留|仲裁|黑名单|复息|强制执行|信用)|讲子女征信/g

const rule = (flag: Flag, find: RegExp, weigh: Rule['weigh'] = ofOwed): Rule => ({ flag, find, weigh })

export const CLAIMS: Rule[] = [
  rule('CREDIT_THREAT', CREDIT),
  rule('IMPERSONATION', SPEAKS, weighSpeaker),
  rule('FALSE_LEGAL', COURT, weighCourt),
  rule('COMPOUND_FEE', COMPOUND, (hit) =>
    (/不计入|不会|不再|已改正|单利(?!，违约金另计)|时效|理财|投资|已修正|退[\d.]+元/.test(
      hit.sentence.text,
    ) &&
      !/就不会变成/.test(hit.sentence.text)) ||
    isSimple(hit)
      ? 'none'
      : 'warn',
  ),
  rule('ARBITRATION_NO_CLAUSE', ARBITRATION, weighArbitration),
  rule('GOV_PRICE_CLAIM', PRICE, weighPrice),
  rule('VAGUE_THREAT', VAGUE),
  rule('HOME_ENTRY', ENTRY),
  rule('DATA_SOURCE', DATA),
  rule('UNPUBLISHED_FEE', CHARGE),
  rule('VOTING_RIGHTS', VOTE),
  rule('MARKETING', OFFER, (hit) => (says(hit.message, OWED) ? ofOwed(hit) : 'none')),
  rule('PERSONAL_PAYEE', PAYEE),
  rule('FALSE_URGENCY', HURRY),
  rule('BORROWING', LOAN),
  rule('SET_OFF', SETOFF),
  {
    flag: 'FALSE_LEGAL',
    find: SCRIPTED,
    weigh: (hit) => (says(hit.message, FORBIDDEN) ? 'none' : 'warn'),
    plain: true,
  },
]
