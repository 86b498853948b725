/** Water, power, heat; gates, lifts, cars; services and papers held back: what nobody may lose for a debt. */
import {
  aboutArrears,
  aboutFees,
  inEnglish,
  inSentenceArrears,
  isAimed,
  isMaintenance,
  isOurAct,
  isSupplier,
  isToOneInArrears,
  SCRAP,
  saidUnconnected,
} from '../cues.ts'
import { isOwnAct } from '../exempt.ts'
import type { Severity } from '../model.ts'
import { blockIf, type Rule } from '../rule.ts'
import { clauseBefore, type Hit, says } from '../sentences.ts'

const SUPPLY =
  '(?:自来水|水电|生活水|水(?![平泥果分准洼池疗晶]|费)|电(?![梯话视瓶动子商器脑影台邮信]|费)|燃气|煤气|天然气|气(?![候氛温愤质势象味])|暖(?![心和阳]))'
const USE =
  '(?:用水|用电|用气|给水|供水|供电|供气|供热|供暖|送电|送水|水电气?|暖气|热水|自来水|燃气|煤气|天然气|采暖|电力|洗澡)'
const WHOSE =
  '(?:止|掉|了|用|供|住|给|您|你|贵|该|他|她|其|们|家|户|的|对|向|所有|全部|一切|生活|公共|欠费|房屋?|里|那|个|这|边|里面|进|入)'

const CUT = new RegExp(
  [
    `(?:停(?![车电](?:费|位|场|放)|车)|断|掐|切断?|砍|卡|控|禁)${WHOSE}{0,7}${SUPPLY}`,
    `限(?:时|量|制|流|定|期)?(?:地|每天|每日)?(?:供|用|给|送|向您|您家)?${SUPPLY}`,
    `关(?:闭|掉|停|了|上|断)?${WHOSE}{0,8}(?:${SUPPLY}|总阀|进户阀|入户阀|阀|水闸|电闸|总闸|总开关|空开)`,
    `(?:暂停|停止|中止|终止|中断|不再|暂缓|拒绝|取消)[^，。]{0,12}(?:供应|提供|配送|输送|供|服务)?(?:${USE}|供能)`,
    `${USE}[^，。]{0,8}(?:暂停|暂缓|停止|中断|切断|断供|停供|停掉|停了|关停|关闭|中止|受限|被停|断开|断了|关了|掐|没了|受(?:到)?影响|出现问题|无法承诺|不敢保证|不作保证|最后保障|限)`,
    `(?:没法|无法|不能|难以|不再|没办法|很难|恕不)(?:再)?(?:保证|保障|确保|给|为|向|提供)[^，。]{0,10}(?:${USE}|${SUPPLY})`,
    `影响(?:到)?(?:了)?(?:您|你|贵户)?(?:的)?(?:家|家里|家庭|户)?(?:的)?(?:正常)?(?:生活)?(?:${USE}|${SUPPLY})`,
    `(?:没有?|木有|缺)${SUPPLY}(?![费表])(?:用|了|洗|喝|咯|啦)?`,
    `(?<![降漏进积洪雨污消防])(?:水|电(?![梯话视瓶动子])|燃气|煤气|天然气|暖气?|网)(?:也|都|给|就|已经?|要|会|即将|马上|被|全|统统|我们?|又|再)*(?:停|断|掐|关|截|切|掉|不予开通|不给开|不开通)(?:脱|了|掉|住|断|停)?(?![水电车气])|(?:停|断|截|掐|关)(?:恁|侬|您|你|他|她|家|的|脱|了)*(?:水|电(?![梯话视瓶动子])|网)|截(?:水|电)|锁闸|停供|断供|没有?义务供|(?:可以|就|恕|将|一律)不供(?!应商)`,
    '(?:还想|也想|也配|还要|凭什么)[^，。]{0,6}(?:用水|用电|用热水|开空调|洗澡|洗热水|取暖|有水|有电|用气)|(?:有没有|有|没|能不能有)(?:水|电|暖)[^。]{0,8}(?:看|取决于)[^。]{0,6}(?:[交缴]|费)|(?:水|电|气)管?[^，。]{0,6}(?:出(?:点)?(?:毛病|问题|故障)|不太稳定|不稳)',
    '(?:减少|缩短|压缩|缩减|削减)[^，。]{0,6}(?:供[水电暖热气]|用[水电气])|(?:水电?|电|暖气?)(?:那边)?(?:可)?(?:就|也)?(?:不好说|难说|两说|说不准|保不齐|难讲)',
    '(?:欠费|未缴|未交|没交)[^，。]{0,6}(?:一起|统统|统一|一并|顺带)停',
    '摸黑|点蜡烛|黑灯瞎火|黑灯|(?:拧|流|放|打)不出[^，。]{0,3}水|不出水|洗不(?:了|成)澡|(?:洗)?冷水澡|用不(?:上|了|到)(?:水|电|气|暖)|(?:喝|用)不上水|挑水|没得(?:水|电)|大[夏冬]天没(?:空调|暖气)|挨冻|受冻|喝西北风',
    '(?:水压|供水|供电|供暖|热水)[^，。]{0,6}按(?:缴费|交费|账)[^，。]{0,6}(?:调|供|定)|水压[^，。]{0,4}(?:调|降|减|低|小)|(?:调|降|减)[^，。]{0,3}水压|限流',
    '拉(?:了|掉|您|你|家|的|他|她|户|总|电)*闸|断闸|推闸|关(?:了|掉|您|你|家|的|他|她|户|总|进|入|水)*阀|闭阀',
    '(?:拆|锁|封|断|卸|摘|撤)(?:了|掉|除|走|您|你|家|的|他|她|户|那|个)*(?:水|电|气|燃气|天然气)?(?:电)?表(?![示格态明达决单现情扬])(?:箱)?',
    '(?:水|电|气)?表箱?(?:给|我们|已经?|被|都|您|你|他)*(?:拆|锁|封|卸|摘|断)|(?:电表箱?|水表箱?)[^，。]{0,8}(?:断开|处理|拆|锁|封|停)',
    '(?:水闸|电闸|总闸|总阀|阀门|进户阀|入户阀|水阀|空开|空气开关|总开关|表前阀)[^，。]{0,12}(?:关|闭|锁|断|拉|拧|封)',
    '(?:购电|售电|购水|售水|充值|水卡|电卡|预付费)(?:系统)?[^，。]{0,10}(?:锁|停|禁|不予|不给|不能|限制|冻结)|(?:停止|不予|不给|限制|锁定|暂停)[^，。]{0,5}(?:购电|售电|购水|售水|买电|买水|充电费|水电充值)',
    '(?:只|仅|定时|限时|分时段?|每天只|每日只|每晚)(?:供|给|送|放|来|有|通)(?:水|电|气|暖|热水)|(?:供|送|来|放)(?:水|电|暖)(?:时间)?(?:改为|缩短|限|减少|只有|仅)|每[天日晚周][^，。]{0,8}(?:送电|供水|供电|放水)[^，。]{0,4}(?:小时)?',
    '(?:水泵|二次供水|变压器|配电|供水设备|供暖阀|供热阀|暖气阀)[^，。]{0,10}(?:停|关|断|锁)',
    `(?:后|再|才|方可|即可|立即|为您|给您)(?:为您|给您|给你)?(?:恢复|重新|接通|开通|送|供|放|开|通)[^，。]{0,6}(?:${USE}|${SUPPLY}|水闸|阀)`,
    '(?:不交|不缴|欠费|没交|不给钱|不付)[^，。一-龥]{0,2}(?:的)?(?:就|则|=|一律|马上|直接|必|等于|，)*停(?!车|止|留|顿|滞|办|息)',
    '恢复[^，。]{0,4}[送供通放](?:水|电|气|暖|热)|断(?:水|电(?!话|视|脑)|气|暖|网|供)|剪(?:断)?(?:电|网|水)?(?:线|管)',
    '(?:cut(?:ting)?off|shut(?:ting)?off|disconnect|turn(?:ing)?off|suspend|stop)(?:your|the)?(?:water|power|electricity|gas|heating|utilities)|(?:water|power|electricity|gas|heating|utilities)(?:supply)?(?:will|may|is|are|getting|to)?(?:be)?(?:cutoff|cut|shutoff|disconnected|turnedoff|suspended|stopped)',
  ].join('|'),
  'g',
)

/** A notice without a reason, yet with its time, or with what to do meanwhile. */
function isPlainNotice(hit: Hit): boolean {
  if (aboutFees(hit)) return false
  const { text, context } = hit.message
  return (
    context.channel === 'notice' ||
    /储水|存水|做好准备|提前准备|谅解|敬请|恢复|转告|\d点|\d时|小时|通知|抢|早知道|全区|点返/.test(text)
  )
}

/** Staff note that one flat's supply is taken away, and not why. */
function isRoomNoted({ message, sentence: { text } }: Hit): boolean {
  return (
    message.context.channel === 'staff_note' &&
    /\d{3,4}(?:的|室|户)/.test(text) &&
    /断掉|拉掉|关掉|掐|锁了/.test(text) &&
    !/业主|本人|申请|漏|检修|维修|故障|跳闸|抢修|短路/.test(text)
  )
}

/** A battery is flat; a pipe has burst and the tap is turned at once; a notice is spoken of, not a cut. */
function isBatteryOrFlood({ words, sentence: { text } }: Hit): boolean {
  if (/过充|充满|充电[棚柜桩]/.test(text)) return !/欠|物业费/.test(text)
  if (/没电/.test(words)) return /电池|地锁|车灯|手机|遥控|打不着|电瓶/.test(text) && !/欠|物业费/.test(text)
  if (/漏水|漏到|跑水|爆管|水管爆|被淹|爆了|滴水/.test(text))
    return (
      /止水|抢修|修好|现已|已关|拧|关(?:了|上|水|阀)|先关|同意|正挖/.test(text) &&
      !/[缴交结]清|欠|再修|才(?!好)/.test(text)
    )
  if (
    /电池|螺丝刀|放气阀|[顺逆]时针|表前阀[^。]{0,12}(?:装修|拧错)|关错|出差|您电话里|停[水电]取消|写错日子/.test(
      text,
    )
  )
    return !/欠|物业费(?!没?关)|缴清|结清|才给/.test(text)
  if (/角阀|龙头|软管|水管坏|阀芯|电瓶|灯泡/.test(text) && /坏|换|修|老化/.test(text))
    return !/欠|物业费(?!没?关)|缴清|结清|才给/.test(text)
  if (/水压(?:偏|有点)?低/.test(words)) return /坏了|堵了|派单|换/.test(text) && !/欠|缴清|结清/.test(text)
  return /停[水电](?:的)?(?:公告|通知|告示|赔偿|补偿)/.test(text) && !/欠|物业费|缴/.test(text)
}

/** The cause is named, and it is a burst main, works or an inspection. */
function hasWorksAsCause({ message }: Hit): boolean {
  return says(message, WORKS_AS_CAUSE) && !says(message, ARREARS_AS_CAUSE)
}
const WORKS_AS_CAUSE =
  /(?:是因为|因为?|由于|系)[^，。]{0,12}(?:爆裂|爆管|抢修|检修|维修|施工|故障|管网|年检|清洗|改造)/
const ARREARS_AS_CAUSE =
  /因[^，。]{0,6}(?:欠|未缴|拖欠)|欠费(?:户|住户|业主|的)|未[缴交]费?的?(?:户|住户|业主)|再不|否则|不然|先[交缴]/

/** Nobody who repairs a main speaks of stopping the water as a measure he takes. */
const AS_A_MEASURE = /(?:采取|采用|动用|实施)[^，。]{0,10}[停断限][水电气暖]/

/** Works and suppliers are no threat, unless arrears are the reason. */
function weighCut(hit: Hit): Severity {
  if (saidUnconnected(hit) || isSupplier(hit)) return 'none'
  if (/^[a-z]/.test(hit.words)) return inEnglish(hit)
  if (isBatteryOrFlood(hit)) return 'none'
  if (isRoomNoted(hit)) return 'warn'
  if (hasWorksAsCause(hit)) return 'none'
  const arrears = aboutArrears(hit)
  if (inSentenceArrears(hit) && !isOwnAct(hit)) return 'hard_block'
  if (isMaintenance(hit)) return 'none'
  if (isOwnAct(hit)) return 'none'
  if (AS_A_MEASURE.test(clauseBefore(hit) + hit.words)) return 'hard_block'
  if (arrears || (aboutFees(hit) && isAimed(hit))) return 'hard_block'
  if (
    isAimed(hit) &&
    /再|不然|否则|别怪|还不|等着|明天|今晚|给[^，。]{0,6}[停断掐关拉]/.test(hit.sentence.text)
  )
    return 'hard_block'
  if (
    isOurAct(hit) &&
    hit.message.context.channel !== 'notice' &&
    /不得不|将[对把]|决定|只好|只能/.test(hit.sentence.text)
  )
    return 'hard_block'
  return isPlainNotice(hit) ? 'none' : 'warn'
}

const PASSAGE =
  '(?:门禁|门卡|出入卡|出入证|电梯|梯控|梯卡|乘梯|坐梯|刷脸|人脸|进出|出入|通行|进小区|进(?:单元|大)?门|开门|入户|进场|入场|进入|驶入|入内|入库|车库|地库|道闸|抬杆|起杆|月卡|车牌|车辆|您的车|你的?车|访客|回家|快递员?|外卖|刷卡|开闸|上楼|下楼|蓝牙开门|二维码|指纹|识别功能|进车|停车权|停车资格)'
const BARS =
  '(?:停用|停掉|停了|停止|取消|注销|冻结|锁|关闭|关了|调整|失效|作废|限制|(?<!严)禁(?!止[以采使说])|(?<!查)封|屏蔽|拉黑|删|收回|暂停|终止|中止|不予|不给|不让|不再|不允许|(?:不得|不能|不许|不准)(?![以采因使对通有出说用向将把建设暗提拿问])|拒|撤销|降级?|拦|挡|扣|剥夺|消磁|无法|没法|别想|休想|甭想|不支持|无权|堵)'
const THING =
  '(?:门禁卡?|门卡|出入卡|电梯卡?|梯控|梯卡|刷脸|人脸(?:识别)?|车牌|车辆|的车|道闸|闸机|杆子?|权限|通行|识别|月卡|授权|单元门|大门|小区门?|进出|出入|进场|访客|外卖|快递|岗亭|保安|门口|蓝牙|指纹|你家?车|您家?车|他车|她车|(?<!信用|银行|社保|工资|储蓄|会员|购物)卡)'
const LOST =
  '(?:失效|停用|停掉|停了|被停|不再?自动[抬起]|[只仅]保留|不好说|难说|两说|说不准|保不齐|难讲|冻结|(?<!智能|密码|指纹|[门车地])锁(?![具芯匙啦])|关闭|关了|取消|注销|作废|禁|限制|受限|不能|无法|没法|刷不|打不|开不|不了|不开|不给|不让|不得|不准|不许|拒|拉黑|黑名单|黑了|删|拦|(?<!遮)挡|(?<!代)扣(?!费|款)|拖[离走车]|不予|不认(?!识)|不抬|不起|不识别|不享|不再|暂停|终止|堵|只能|仅可|仅能|说不|调整|到期不|消磁|过期|没反应)'

const BAR = new RegExp(
  [
    `${BARS}[^，。]{0,14}${PASSAGE}`,
    `${THING}[^，。]{0,14}${LOST}`,
    '到期[^，。]{0,4}不(?:予|给|再|办)?续|(?:别想|休想|甭想)(?:再)?(?:进|出|上楼|开进|坐)',
    '停(?:掉|了|您|你|恁|贵户|该户|他|她|欠费户|业主|住户|家|的)+(?:电梯|梯控|梯卡|门禁|门卡|卡)',
    '(?:只能|自己|就得|得|请|去|都)?(?:走|爬)(?:楼梯|楼(?!道)|消防通道|侧门|后门)|腿着上楼',
    '(?:还想|也想|也配)[^，。]{0,6}(?:坐|乘|用)?(?:电梯|进|停车|开车|出入|上楼|刷卡)|(?:坐|乘|用)电梯[^，。]{0,8}(?:别想|没门|想都|做梦|不行)|(?:不让|不给|不准|不许|不放|不允许|拦住?)(?:他|她|您|你|们|家|的|车|欠费户)*(?:进|出(?!具)|过去|入|上楼|通行)|刷不开|打不开(?:单元)?门|拦(?:下|住|着|在)|权限[^，。]{0,4}(?:只|仅)|停电梯|停卡|(?:水马|石墩|地锁|轮锁|路障)[^，。]{0,8}(?:装|堵|挡|锁|摆|放)|(?:出入|进门|进出|进小区)[^，。]{0,8}(?:查|看|验|出示|凭)[^，。]{0,5}(?:缴费|收据|发票)|(?:门禁|电梯|门卡|卡)[^，。]{0,4}(?:续卡|续期|延期|开通|激活|年审|办理)[^，。]{0,8}(?:先|须|需|要)[^，。]{0,4}[交缴]|勿好用|(?:进得去|进不进得|能不能进|能不能回|会不会进)|卡[^，。]{0,4}没用',
    '锁车|上锁|加锁|地锁|轮锁|锁轮|锁(?:您|你|他|她|住|了|家|的)+车|拖车|拖离|拖走|扣车|(?:石墩|水马|车)[^，。]{0,6}(?:挡|堵)|贴(?:封)?条|放气|放您?车胎',
    '进不(?:了|来|去)(?:门|小区|家|单元|车库)?|出不(?:了|去)(?![发票单证具])(?:门|车|小区)?|回不了家|上不了楼|坐不了电梯|用不了电梯|不(?:给|让|许|准)(?:坐|乘|用)电梯|电梯(?:不|别想)',
    '仅(?:对|向|供|限)[^。]{0,14}(?:已缴|无欠|结清|缴清|缴费|交清)[^。]{0,10}(?:开放|使用|通行|享受|服务)|逐(?:次|一)登记|凭缴费(?:凭证|收据|证明)[^，。]{0,6}(?:进|出|通行|入)|(?:持|凭|有)[^，。]{0,4}(?:收据|缴费|发票)[^，。]{0,6}(?:进|出|通行|放行)',
    '(?:后|再|才|方可|即可)(?:能|可以|给|为您|给您|给你|重新|自动)*(?:恢复|开(?!具|发|票|始|业)|进|刷|开通|激活|解锁|放行|开放|录入|录|授权|续期|延期|解禁|解封)[^，。]{0,8}',
    '续期|续卡|延期',
    '(?:access|key|gate|lift|elevator)(?:card|fob)?[a-z]{0,12}(?:disabled|blocked|cancell?ed|deactivated|suspended)',
    '(?:deactivat|disabl|block|cancel|suspend)\\w*(?:your|the)?(?:access|gate|lift|elevator|key|entry|parking)',
  ].join('|'),
  'g',
)

/** No money is spoken of, and yet somebody in particular is to lose a way in. */
function weighAimed(hit: Hit): Severity {
  if (isMaintenance(hit) || hit.message.context.channel === 'notice') return 'none'
  if (/[别休甭]想/.test(hit.words)) return 'hard_block'
  if (isAimed(hit) && /予以(?:冻结|注销|停用|关闭|取消|限制|收回)/.test(hit.sentence.text))
    return 'hard_block'
  // A few words and no reason, to one who owes: "No entry for cars."
  if (hit.message.text.length <= SCRAP && isToOneInArrears(hit)) return 'warn'
  return /[您你他她]|贵户|该户/.test(hit.sentence.text) &&
    /将|会|已|自动|把|收回|调整|给[您你他她]/.test(hit.sentence.text)
    ? 'warn'
    : 'none'
}

function weighBar(hit: Hit): Severity {
  if (/^[a-z]/.test(hit.words)) return inEnglish(hit)
  if (saidUnconnected(hit)) return 'none'
  if (
    /新卡|须先交押金|经查系|消磁|磁条|冲卡|租期到|您说要删|拴绳|手机端已|更换读卡器|读头|被泥|非针对|没有权[力利]|能不能不|因为?(?:电梯|门禁|道闸)[停坏]|(?:是因为|因)[^，。]{0,10}(?:换|修|检|坏|泥|坏|故障|识别|网络|信号|没认)|不得用于|严禁将|不准(?:建|设)|您(?:要求|申请)(?:删除|注销)|法院[^，。]{0,6}裁定/.test(
      hit.sentence.text,
    )
  )
    return 'none'
  if (
    /^(?:续期|续卡|延期)$/.test(hit.words) &&
    !/不(?:予|给|能|再|让)|暂停|停止|拒绝/.test(hit.before.slice(-6))
  )
    return 'none'
  if (
    /^(?:后|再|才|方可|即可)/.test(hit.words) &&
    !/门禁|门卡|电梯|梯|通行|车牌|车辆|车|道闸|权限|卡|脸|进出|识别|放行|进/.test(hit.sentence.text)
  )
    return 'none'
  if (/施工|消防通道|登记|换卡|装修|外来|占用|访客车辆请/.test(hit.sentence.text) && !inSentenceArrears(hit))
    return 'none'
  if (/贴条|贴封条/.test(hit.words) && /法院/.test(hit.sentence.text)) return 'none'
  if (!aboutArrears(hit))
    return /欠|不交|缴/.test(hit.message.text) && isAimed(hit) && !isMaintenance(hit)
      ? 'warn'
      : weighAimed(hit)
  if (!inSentenceArrears(hit) && isMaintenance(hit)) return 'none'
  return 'hard_block'
}

const SERVICE =
  '(?:装修|放行|出门条|报修|维修|(?<![检抢整])修(?:灯|水|理|门|漏)?|充值|(?<!已)过户|开票|发票|盖章|证明|钥匙|收房|交房|交付(?!日)|受理|续签|续租|搬家|搬出|充电桩|快递|垃圾|备案|保证金|押金|投诉|派单|派人|装宽带|宽带|车位|入住|验房|补办|登记|服务(?!合同|人|费|中心|企业|公司|质量|内容|标准|热线|电话)|保洁|手续|许可|申请|师傅|上门修|办理|审批|办卡|更换|退还|管道疏通|疏通)'
const CLEARED =
  '(?:缴清|交清|结清|付清|补齐|交齐|缴齐|清缴|补交|补缴|补上|清了|结了|交了|缴了|付了|先(?:把|将)?[^，。]{0,10}(?:(?<![提移成递社转])交(?![验通流房接付图])|缴|付|补|结|清)|(?:缴|交)费(?:之?后|再|才)|(?:缴|交)完|以[^，。]{0,12}为(?:前提|条件))'
const OWED =
  '(?:欠费|未缴清|未交清|未结清|没交齐|没交清|未缴|未交|没交|没清|不交|不缴|不清|没结|拖欠|欠缴|欠着|欠钱|欠款|没缴)'
const CARD = '(?:门禁卡|门卡|电梯卡|梯卡|出入卡|出入证|车卡|月卡)'
const HELD =
  '(?:暂不|不予|不给|不(?:再)?(?:提供|受理|办理|安排|处理|派|接|开|退|盖|修|管|收(?!取|任何|手续)|打扫|代收|做|办|理睬|过户)|拒绝给|暂停|拒绝|停止|取消|先停|往后|押后|押着|延后|排后|没给|没盖|开不了|办不了|别想|不能|无法|不会给|概不|一律不|不单独|不单|一并|捆绑|不配合|降级|减少|优先级)'

const TIE = new RegExp(
  [
    `${CLEARED}[^。]{0,14}(?:方可|才|再|方能|后|可以|方予|能|即可|给|为)[^。]{0,10}${SERVICE}`,
    `${SERVICE}[^。]{0,14}(?:须|需|得|要|必须|应|请|先|以|待|等)[^。]{0,10}${CLEARED}`,
    `${OWED}[^。]{0,16}${HELD}[^。]{0,12}${SERVICE}`,
    `${OWED}[^。]{0,16}${SERVICE}[^，。]{0,12}${HELD}`,
    `${SERVICE}[^。]{0,14}${HELD}[^。]{0,14}(?:${CLEARED}|${OWED})`,
    `${HELD}[^。]{0,12}${SERVICE}[^。]{0,14}(?:${CLEARED}|${OWED})`,
    `${CLEARED}[^。]{0,8}(?:方可|才|再|方能|后|即可)[^，。]{0,6}(?:给|办|开|补|换|发|制|领|续)[^，。]{0,4}${CARD}`,
    `${OWED}[^。]{0,8}(?:不(?:给|予|能|让|再|许|准)|无法|没法|休想|别想)[^，。]{0,3}(?:办|开|补|换|发|领|续)[^，。]{0,4}${CARD}`,
    `${OWED}[^。]{0,10}(?:无法|没法|不能|不给|不予|不可以|别想|休想)[^，。]{0,6}(?:购[电水气]|买[电水气]|充[电值]|续电)`,
    `(?:等|待)[^，。]{0,8}(?:结清|交齐|缴清|交清|付清)[^，。]{0,4}(?:再|后)`,
    `先(?:把|将)?[^，。]{0,8}(?:费|钱|欠的?|账)[^，。]{0,4}(?:(?<!提)交|缴|清|结|补|付)(?:了|清|上|掉|齐|完)*(?:再|才)(?:说|谈|修|办|派|开|来|给)`,
    '(?:派不派|修不修|办不办|开不开|给不给)单?[^，。]{0,4}(?:看|取决于|得看)[^，。]{0,6}(?:账|费|缴|交)',
    '(?:须|需|必须|要求)无欠费|无欠费(?:记录)?[^。]{0,6}(?:方可|才|否则)',
    '(?:报修|维修|投诉|装修|快递|垃圾)[^，。]{0,4}(?:也|都)?先?(?:停|押|放|缓|搁)(?:着|一放|一停)',
    `(?:拒绝|不)(?:给|为|替|帮)[^，。]{0,4}(?:欠费|没交费|未缴费)[^，。]{0,6}(?:开|办|修|代|派|做|送)`,
    `(?:先交|先缴|先清|先结|先付)[^，。]{0,8}(?:再|才|后)(?:说|谈|修|办|给|开|来)`,
    `${SERVICE}[^。]{0,8}与(?:物业费|缴费)[^。]{0,4}(?:一并|捆绑|同时|挂钩)|不单独受理`,
  ].join('|'),
  'g',
)

function weighTie(hit: Hit): Severity {
  const { sentence, words, message } = hit
  if (saidUnconnected(hit)) return 'none'
  if (
    /(?:装修|搬家|安装)[^，。]{0,10}(?:登记|提交|图纸)|先(?:处理|派|修|核实)|先把您反映/.test(
      sentence.text,
    ) &&
    !/欠|结清|缴清|费/.test(words)
  )
    return 'none'
  // Paying, then being given the paper for it, is the order of things.
  if (
    /发票|开票|收据|证明/.test(words) &&
    !/(?:过户|居住|搬家|装修|入学|房屋)[^，。]{0,4}证明/.test(words) &&
    !/不给|不开|没给|没盖|先|暂不|不予|拒|开不了|不盖|不退|谁让/.test(sentence.text)
  )
    return 'none'
  if (/水|电|门禁|电梯|通行/.test(words) && /恢复/.test(words)) return 'none'
  if (/临停|停车费|月卡/.test(sentence.text) && !/物业费|欠/.test(sentence.text)) return 'none'
  if (/先[交缴付][^，。]{0,2}(?:押金|工本|定金|报名)/.test(sentence.text) && !/物业费|欠/.test(sentence.text))
    return 'none'
  if (/撤诉|撤回起诉|解除保全|拒绝透露|没有拿|无须|先不付|没关系|听明白了/.test(sentence.text)) return 'none'
  if (/图纸|资料|材料/.test(words) && !/费|欠|钱/.test(sentence.text)) return 'none'
  if (/照常|照样|继续为您|仍为您|不影响|免费|不再申请执行|周转不开|不需要我司|无需我司/.test(sentence.text))
    return 'none'
  if (/分期|协商|减免/.test(words + hit.after.slice(0, 6)) && !/装修|报修|放行|过户/.test(words))
    return 'none'
  if (!/欠|费|缴|交|结清|付清|补齐|钱|账/.test(message.text)) return 'none'
  return /物业|欠|费|缴|(?<![提移成])交|结清|付清|账[^，。]{0,3}清/.test(words) || aboutArrears(hit)
    ? 'hard_block'
    : 'none'
}

export const SERVICES: Rule[] = [
  { flag: 'UTILITY_CUTOFF', find: CUT, weigh: weighCut },
  {
    flag: 'UTILITY_CUTOFF',
    find: /(?:停|断)[水电气暖][^。]{0,16}我(?:们)?(?:说|告诉|回|答)[^。]{0,4}(?:会|肯定|当然|一定|到时|是)/g,
    weigh: blockIf(() => true),
    plain: true,
  },
  { flag: 'ACCESS_RESTRICTION', find: BAR, weigh: weighBar },
  { flag: 'TYING', find: TIE, weigh: weighTie },
]
