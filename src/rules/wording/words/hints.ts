/**
 * Said sideways: hints, favours with a condition, plans in staff notes, about services, ways in and persons. Asked only
 * where no other rule found anything, and a warning, never more: somebody should look.
 */
import { isMaintenance, isSupplier, saidUnconnected } from '../cues.ts'
import { isOwnAct } from '../exempt.ts'
import type { Flag, Severity } from '../model.ts'
import { DEBT } from '../other-matters.ts'
import type { Rule } from '../rule.ts'
import { type Hit, says } from '../sentences.ts'

const MONEY = /结清|费用|到账|欠|款|付清|清账|账[^，。]{0,3}清|履约|余额|[缴交付]清|未[缴付]|补齐|pay|fee|钱/

/** Money is owed in the message, in any words. */
export const speaksOfDebt = ({ message }: Hit): boolean => says(message, DEBT) || says(message, MONEY)
/** Somebody in particular is meant. */
export const speaksToOne = ({ sentence }: Hit): boolean =>
  /[您你她]|(?<!其)他(?!人)|贵户|贵方|该户|阁下/.test(sentence.text)
const inNote = ({ message }: Hit): boolean => message.context.channel === 'staff_note'

const SUPPLY = [
  '(?:线路|户内电源?|总阀|支管|分集水器|加压服务|空开|电闸)[^。]{0,16}(?:断开|关闭|关了|拉了|暂缓|关阀|在我们)',
  '(?:没电|没水|无水|无电|没热水|没空调)[^。]{0,10}(?:奇怪|滋味|想过|吧|活该|$)',
  '复[电供水暖](?![印])|即送水|拧上|降容|限容|按户启停|能源管控|技术(?:性)?调整措施|不给您(?:这户|家)?(?:转|送|供)',
  '(?:供电|供水|供热|供暖|用水|用电)[^。]{0,20}(?:限时|管控)|(?:water|power|electricity)[^。]{0,16}(?:suspend|stop|cut)|guarantee[^。]{0,8}[水电]',
  '水什么时候来|(?:冰箱|保鲜|洗热水澡|洗头|看电视|空调|做饭)[^。]{0,16}(?:先[缴交]费|没法|原因您|关几天|开不了)|关自己家的水|暖气要是不热|水卡[^。]{0,10}充不|暂停[^，。]{0,8}供热|(?:水|电|两样)[^。]{0,6}先关一样',
]
const WAYS_IN = [
  '入(?:唔|不)到闸|闸机[^。]{0,16}(?:没交费|欠费|认得出)|未结清[^。]{0,12}(?:授权|暂不)|电梯卡马上给|附属卡|门卡[^，。]{0,6}挂失|门就不开|暂不纳入授权|(?:欠费|就|别|再)(?:给)?不?抬杆|不抬杆|杆子[^，。]{0,6}(?:不|认)|刷不动|开不出来|爬上去|清权|等待组|(?:到期|续期|激活|延期)[^。]{0,12}先[缴交]|先[缴交]清[^。]{0,12}(?:续期|激活|续卡|延期)|欠费(?:的)?车|岗亭登记后|系统(?:不让|让)进|不是不让进|门禁[^，。]{0,3}不续',
  '(?:人脸|车牌)[^，。]{0,8}(?:清空|移到)|(?:通行|出入)[^，。]{0,4}(?:等级|权限)[^。]{0,14}(?:降|调整|人工)|人工核验|权限已关闭',
  '(?:仅|只|专)(?:对|向|供|限|给|面向)[^，。]{0,4}(?:已?[缴交付结]|费用)[^，。]{0,8}(?:住户|业主|家庭|户|用户)|仅面向[^，。]{0,3}[缴交]',
  '(?:快递|外卖)[^。]{0,8}(?:拦在|放门岗)|后轮|账户异常|访客(?:不得|登记)[^。]{0,14}(?:停留|停车位)|说明缴费情况|核实费用',
]
const TIED = [
  '(?:须|要|得|必须)先[缴交付清][^。]{0,10}(?:否则|不予)|须待全部费用|重点管理名册|一律暂缓提供|一起算清再退|少一分不办|先(?:补|缴|交|付|清|把)[^，。]{0,4}(?:费|钱|款|账|清)[^，。]{0,3}(?:后|再|才|方)[^，。]{0,3}(?:提供|动工|办|修|派|复印|开|给|恢复)|先(?:把)?费补|先jiao费|钱先到账|转过来我就',
  '(?:凭|持|出示)[^，。]{0,10}(?:缴费|预[缴交]|物业费|收据)[^，。]{0,10}(?:领|办|激活|换|发放|进|凭证|收据)',
  '(?:无|没|未)欠费[^。]{0,4}(?:家庭|住户|业主|$)|核验无欠费|得先没欠费|欠费户?(?:的)?，?(?:不(?:修|排|派|办|接|管)|排在后|靠后)',
  '(?:缴费|守约|履约)[^，。]{0,4}(?:用户|业主|家庭|住户)[^，。]{0,4}(?:专享|福利|优先)|优先(?:服务|安排|处理)[^，。]{0,6}(?:守约|已缴|缴费|已履约)|只能先服务',
  '(?:派单|派工|放行条?|审批|签字|盖章|报修|维修|同意函)[^。]{0,22}(?:余额|清账|看[^，。]{0,6}账单|缴费单|执行款|财务那边|账清|清没清)',
  '(?:从您付款到账|等[^，。]{0,10}(?:到了?账|结了))|流程第一步就是清账|(?:申请|登记|报修电话)[^，。]{0,8}(?:一概不|不予接听)|前提[^。]{0,16}账清|no(?:payment|repair)|repairrequest|预[缴付交][^。]{0,24}(?:领取钥匙|否则)|历史未清|服务[^，。]{0,4}区别对待|重点关注对象',
]
const SHOWN = [
  '(?:红黄|黄|黑|冰冷|不光荣)榜|红榜|(?:朋友圈|群)[^，。]{0,4}(?:里)?见|群里提一嘴|群文件|发(?:个)?朋友圈|判决书[^，。]{0,6}(?:发群|张贴|贴[于在]|已发)|名单(?:已|最后)?[^，。]{0,3}(?:打印|更新|截止)|贴不贴',
  '保住面子|真要贴出来|脸上挂|从墙上|不是我一个人知道|全小区(?:都|就)?(?:知道)?$|一键查|扫码看谁|昵称[^。]{0,8}未缴|只发您的房号|欠款截图|大家引以为戒|名字(?:就)?(?:从|在)[^，。]{0,4}(?:墙|榜)|法治栏目|(?:邀请|请|找)[^，。]{0,4}(?:媒体|记者|电视台)|name[^。]{0,4}shame|周[一二三四五六日天]上墙|文化墙|贴[^，。]{0,4}家?门[上外]|门外侧|贴[^，。]{0,8}(?:门口|门外|岗亭)|led[^。]{0,14}账单|已缴名单|上墙预告|公布门牌',
  '@所有人[^。]{0,30}(?:还差|元)|别问\\d+[^。]{0,24}欠',
]
const ROLE =
  '(?:班主任|校长|校方|护士长|科室|hr|人事|纪检|前妻|前夫|女婿|儿媳|表[哥姐弟妹]|堂[哥弟]|妹妹|弟弟|女朋友|男朋友|牌友|楼长|居委会大妈|租客|合伙人|总经理|雇主|党支部|村支书|村委|任职企业|亲属|邻舍|对门|家里人|前同事|前台电话|单位领导|dan位|登记的联系人|班上的家长|放学|老婆|爱人|科长|丈人|房东|老人家|客户|您学生|同学|岳|婆婆|公公|叔|舅|亲戚|朋友|主任)'
const TOLD =
  '(?:电话|微信|认识|认得|沟通|打给|打去|打一遍|去找|找找|聊|念叨|打招呼|转达|告知|说明|晓得|捎|来劝|施压|打扰|座机|email|函告|送交|我们也有|不希望看到|软了|替您脸红|关心|做做工作|找谁付|说道|打过电话|先垫|敲过他门|通知)'
const OTHERS = [
  '(?:跟|和|找|给|让)[^，。]{0,6}(?:妈|爸|阿姨|叔叔|奶奶|爷爷|儿子|女儿|闺女|姑娘|老人)[^，。]{0,8}(?:说说|说[你您]|聊聊|谈谈|反映|催)',
  `${ROLE}[^。]{0,18}${TOLD}`,
  `${TOLD}[^。]{0,14}${ROLE}`,
  '去买条鱼|一封信的事|引以为戒',
]
const INVITED =
  /授权|代[缴付办]|委托(?!员工)|陪同|照顾|急事|共有人|承租|装修|漏水|走失|生病|报名|报修|不会|不能|未透露|不透露|不得|严禁|保密|更新|转告|过世|继承/
const CALLED =
  /廉耻|老妖婆|疯子|叫兽|loser|乡巴佬|貔貅|垃圾客户|没品|属乌龟|骗吃骗喝|穷[^，。]{0,5}别住|脸不红|躲债|死猪|素质(?:极|太|真)差|这种人也?配|鉴定完毕|l赖|不舍得掏|装病|大家便宜|装什么装|害臊|奇葩|专业户|老油子|都赖|寒碜|冇品|走数|点b数|外号|笑掉大牙|看大门的来讨|开(?:着)?(?:宝马|奔驰|豪车)|舍不得[^。]{0,4}(?:掏|交|缴|$)/g
const PESTERED =
  /天天见|日日登门|(?:六|五|6|5)点[^，。]{0,3}楼下|(?:十[一二]|1[12]|23)点(?:以后|后)?[^，。]{0,6}打|三班倒|(?:晚上|夜里|深夜)(?:九|十|十一|9|10|11|2[123])点半?[^，。约]{0,8}(?:上门|打|敲)|敲[^，。]{0,4}(?:分钟|小时)|半夜[^，。]{0,4}见|拉黑[^。]{0,6}(?:换号|还有)|一天(?:的量|[^，。不]{0,3}[条次])|call到|24h|群呼|跟到[^，。]{0,4}[口站]|不让[他她您]走|敲门不止|电话不断|恭候|每天关心|\d+次，其中|tian天|不签字不|不间断|明早见|后天也见|几点(?:下课|遛狗|下班|回家)|门口等您|一直按门铃|第\d{2,}次|自动重拨|通宵|一天都少不了|想清静|敲十下|每小时一条|轨迹/g

/** Works, a supplier, an owner's own act, and what has nothing to do with fees are no hint. */
function weighService(hit: Hit): Severity {
  if (!speaksOfDebt(hit) && !(inNote(hit) || speaksToOne(hit))) return 'none'
  if (saidUnconnected(hit) || isSupplier(hit) || isOwnAct(hit)) return 'none'
  if (/照常|免费|不影响|无需|无须|没关系|跳闸|修好|抢修|停车费|月卡|访客车/.test(hit.sentence.text))
    return 'none'
  return !says(hit.message, DEBT) && isMaintenance(hit) ? 'none' : speaksOfDebt(hit) ? 'warn' : 'none'
}

function weighPerson(hit: Hit): Severity {
  if (INVITED.test(hit.sentence.text) && !/否则|只要|不排除|除非|别让/.test(hit.sentence.text)) return 'none'
  if (says(hit.message, DEBT)) return 'warn'
  return speaksToOne(hit) &&
    /我[^，。]{0,3}(?:认|有|去|拨|打)|将[^。]{0,8}沟通|我就|说明|晓得|一封信/.test(hit.sentence.text)
    ? 'warn'
    : 'none'
}

const warnOfDebt = (hit: Hit): Severity =>
  (speaksOfDebt(hit) || speaksToOne(hit) || inNote(hit)) &&
  !saidUnconnected(hit) &&
  !/不得|严禁|禁止|全楼通知|隐私|通知，每|年检|爆了|被淹|冒烟|着火/.test(hit.sentence.text)
    ? 'warn'
    : 'none'

const any = (patterns: string[]): RegExp => new RegExp(patterns.join('|'), 'g')
const rule = (flag: Flag, find: RegExp, weigh: Rule['weigh']): Rule => ({ flag, find, weigh })

export const HINTS: Rule[] = [
  rule('UTILITY_CUTOFF', any(SUPPLY), weighService),
  rule('ACCESS_RESTRICTION', any(WAYS_IN), weighService),
  rule('TYING', any(TIED), weighService),
  rule('PUBLICITY', any(SHOWN), warnOfDebt),
  rule('THIRD_PARTY', any(OTHERS), weighPerson),
  rule('INSULT', CALLED, warnOfDebt),
  rule('HARASSMENT', PESTERED, warnOfDebt),
]
