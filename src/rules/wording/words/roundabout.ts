/**
 * Said in a roundabout way: private pockets, bought numbers, fees nobody has published, services behind a cashier's
 * stamp, a tap turned a little. Part of the wide net: asked only where no other rule found anything that stands, and
 * the model has the last word.
 */
import type { Flag, Severity } from '../model.ts'
import type { Rule } from '../rule.ts'
import type { Hit } from '../sentences.ts'

const BOUGHT =
  /(?:托(?:人|老师|关系|熟人)|后台|骑手|快递(?:站|员|老板|面单)|外卖(?:员|小哥|地址)|社保|通讯录|家长群|中介|营业厅|车管所|户籍)[^。]{0,16}(?:查(?:到|得到|出)|打听|拿到|要到|套(?:到|出)|给(?:了)?我们|看(?:的|到)|获取|买(?:到|来|的|一份)|弄到|导出|我都有)|(?:买|花钱)[^，。]{0,8}(?:手机号|号码|名单|新号)|(?:新号|手机号|号码|地址)[^，。]{0,8}(?:打听|买来|套来|查到)|您?(?:住哪|在哪上班|开什么车)[^，。]{0,8}(?:查得到|我都有|都知道)|人脸轨迹|出入时间/g
const UNPUBLISHED =
  /(?:未|没有?|不另行|暂不)(?:经|在|列入)?[^，。]{0,4}(?:公示|列明)[^。]{0,20}(?:费|元|缴|收)|(?:费|元|收)[^。]{0,24}(?:未经?公示|没有?上?公示|未列入公示|不(?:另行|再)?公示|公示[牌栏][^，。]{0,4}[没不]|依据[^，。]{0,4}(?:以后|再|后续)|内部(?:核定|会议|纪要)|自行确定|经理定的|没有文件|问就说)|(?:补充|附加|养护|协调|包裹|加压|照明|运维|关怀|升级)费[^。]{0,20}(?:元|缴|先交)|不开(?:收据|票)|年检费[^。]{0,10}元|单子上不显示|每户都有的/g
const POCKET =
  /转(?:给|到|账给)?我?(?:弟|哥|姐|妹|老婆|爱人|对象)|(?:我|自己|本人)(?:的)?(?:收款码|二维码|微信|支付宝|账号|卡号)|昵称[^，。]{0,10}(?:付款|收款)|显示昵称|(?:打|转|付)[^，。]{0,6}(?:我|咱)(?:个人|自己)?(?:的)?[这那]?张?[^，。]{0,4}卡|不(?:用|走)(?:对公|公账)|扫我(?:头像|名片|这个)|我(?:来|先|可以)?(?:替|帮)您(?:交|入账)|先放我这儿?|(?:管家|收费员|小[一-龥])的?支付宝|储蓄卡，尾号/g
const CLAIMED =
  /获(?:得)?(?:法院)?受理(?!，您)|获(?:得)?立案(?!，案号)|拘传|开庭(?:时间|日期)?(?:定于|已定)|支付令[业已]{0,2}生效|进入执行(?!程序须)|丧失提出异议|批量判决|法院已经?排期/g
const DRESSED =
  /执字第|限你于|执行通知书|驻(?:小区|社区|项目)[^，。]{0,2}(?:办事处|联络员|工作站)|检察院(?!公益)|借用[^，。]{0,6}(?:身份|头像)|(?:落款|抬头)[^。]{0,14}(?:律所|律师事务所)|(?:仲裁委|法院|律所)[^，。]{0,12}名义/g
const KEPT =
  /(?:押金|保证金|收益|分红|余额|车位费|补贴|预存|退款)[^。]{0,30}(?:转(?:成|作|为)物业费|抵(?:了|掉|作)?(?:旧账|物业费|欠)|填[^，。]{0,8}窟窿|留抵|不再退还|不退了|不发您)|挪(?:去|到|用)[^，。]{0,8}(?:填|抵|物业)/g
const STAMPED =
  /缴费码[^。]{0,12}(?:通行|绿|红|不得|一律)|[绿红]码(?!数)|过[^，。]{0,4}(?:欠费|缴费|收费)这?一?关|盖[^，。]{0,3}已[缴交][^，。]{0,3}章|(?:呼|叫)梯(?:权|[^，。]{0,6}(?:停|取消|收回|关))|梯控[^，。]{0,8}(?:降|低|后)|排到[^，。]{0,6}(?:后面|最后)|费用?(?:清|结)了(?:才|再)(?:签|盖|发|给|领|修|办)|先[^，。]{0,10}(?:结清|缴清|交清|付清)[^。]{0,14}(?:发卡|领卡|盖章|签字|放行|收房|过户|验收)|预[缴交][^，。]{0,16}(?:方可|后才)|资料齐了也别|得看账|(?:费用?|账)[^，。]{0,4}先(?:走|过|平|清)一?下|凭[^，。]{0,6}缴费(?:发票|凭证|收据)[^，。]{0,4}(?:报名|参加|登记|领)|顺便把账|查账[^。]{0,8}(?:不给|锁着|再说)|工单先[挂放压]/g
const TURNED =
  /封条[^。]{0,16}(?:物业费|缴|交)|拧小|(?:账|费|钱)[^，。]{0,4}(?:平|清|到)[^，。]{0,4}(?:就|再|给您)[^，。]{0,6}(?:拧|开栓|通水|通电|送电|合闸)|不保证[^，。]{0,6}(?:合上|送上|来电)|翻翻?[^，。]{0,4}缴费记录|推不上|先停一停[^。]{0,16}(?:排款|付款|缴|交)|(?:水|电|暖|热水)[^。]{0,20}系统锁定/g
const UNVOTED =
  /(?:没有?|无)(?:表决权|投票权|选举权|选票)|不可投|表决票[^。]{0,10}(?:补齐|缴|交|结清)|(?:欠费|未缴)[^，。]{0,6}(?:不得|不能)[^，。]{0,4}(?:签署|联名|投|参选|候选)/g
const SHOWN =
  /照片墙|欠费名录|未缴[^，。]{0,4}房号|房号接龙|门牌号[^。]{0,16}贴|第[^，。]{1,3}版刊登|白[吃住享][^，。]{0,3}榜|长期白享|扫码[^。]{0,10}(?:欠费|名单)|小分队|(?:红底|标红|打叉)[^。]{0,10}(?:房号|您|户)|(?:房号|门牌)[^。]{0,12}(?:红底|黑板|展架|轮播|滚动)|一户一户念|公众号推送[^，。]{0,4}欠/g
const SENT =
  /(?:分送|分发|函告|抄送|同寄)[^。]{0,24}(?:棋牌室|公公|婆婆|岳|校领导|单位|主任|亲|邻|同事|老板|女婿|媳)|提一嘴|老师?[^，。]{0,8}不想[她他]知道|传达室[^，。]{0,6}留了?[^，。]{0,3}条|党支部|人力资源/g
const LENT =
  /(?:引导|帮[您你]|教[他她])[^，。]{0,6}(?:借|贷|套现)|分钟放款|额度[^，。]{0,6}先?垫|(?:民间|信用)[借贷][贷款]/g
const DARK =
  /(?:好难|难|不好)讲啦|讲得准|油漆|花圈|[那一]帮兄弟|急坠|出入小心|一百种(?:方|办)法|有的是办法|好难讲|走夜路|换[个种]方式(?:聊|谈|说)|没人看见|出点[啥什]么?事|低头不见|停哪儿我清楚|掂量着办/g
const SOLD = /(?:代理|合作)的?[^，。]{0,6}(?:保险|理财|车险|重疾)|投保|买一份|点此抢购|满\d+减/g
const CALLED_ON =
  /年夜饭|三十儿?我[也还]来|初一我[也还]来|(?:十|二十|五)分钟一轮|凌晨前|轮流打|23，30|坐您家门口|按一次铃|什么时候出来我/g
const PRICED = /国家收的|红本本|指定价格|盖了?章规定|行政定价/g
const PRESSED =
  /永久丧失|\d+分钟后[^，。]{0,6}(?:提交|生效|关闭)|快转快转|错过[^。]{0,14}(?:丧失|作废|关闭)|十万火急/g
const ROLLED = /违约金[^，。]{0,8}也(?:开始)?要?计违约金|[拨转]作本金|新本金|滚进本金/g

const RIGHTED =
  /退还|退回|不得|严禁|禁止|无须|不会|违规|诈骗|道歉|致歉|取消该|不能|不许|不由|免费|举报|书面同意|同意书|审批|误发|停职|已删|请勿|谨防/

const unlessRighted = ({ sentence: { text } }: Hit): Severity => (RIGHTED.test(text) ? 'none' : 'warn')

/** True only where no court has the case. */
const beforeCourt = (hit: Hit): Severity => {
  const { case_filed, stage } = hit.message.context
  return case_filed === true || stage === 'post_judgment' ? 'none' : unlessRighted(hit)
}

const ofArbitrated = ({ message }: Hit): Severity =>
  message.context.arbitration_clause === true ? 'warn' : 'none'

const beforeDue = (hit: Hit): Severity =>
  hit.message.context.stage === 'pre_due' && hit.message.context.channel !== 'staff_note'
    ? unlessRighted(hit)
    : 'none'

const rule = (flag: Flag, find: RegExp, weigh: Rule['weigh'] = unlessRighted): Rule => ({ flag, find, weigh })

export const ROUNDABOUT: Rule[] = [
  rule('DATA_SOURCE', BOUGHT),
  rule('UNPUBLISHED_FEE', UNPUBLISHED),
  rule('PERSONAL_PAYEE', POCKET),
  rule('FALSE_LEGAL', CLAIMED, beforeCourt),
  rule('IMPERSONATION', DRESSED, beforeCourt),
  rule('SET_OFF', KEPT),
  rule('TYING', STAMPED),
  rule('UTILITY_CUTOFF', TURNED),
  rule('VOTING_RIGHTS', UNVOTED),
  rule('PUBLICITY', SHOWN),
  rule('THIRD_PARTY', SENT),
  rule('BORROWING', LENT),
  rule('VIOLENCE', DARK),
  rule('MARKETING', SOLD),
  rule('HARASSMENT', CALLED_ON),
  rule('GOV_PRICE_CLAIM', PRICED),
  rule('FALSE_URGENCY', PRESSED),
  rule('COMPOUND_FEE', ROLLED),
  rule('ROUTE_MISMATCH', /(?:不经|绕过|不走|放弃)仲裁|径直?向[^，。]{0,12}法院/g, ofArbitrated),
  rule('NOT_YET_DUE', /至今未[付缴]|违约(?!金)|违约金[^，。]{0,6}(?:一天|每天|按天)|从昨天起/g, beforeDue),
]
