/** What the neighbourhood of a finding says: arrears, maintenance, a supplier speaking for itself, no connection. */
import { around, clauseOf, type Hit, type Message, type Sentence } from './sentences.ts'
import { isTurnedTo } from './turns.ts'

/** Fees of others, and of another kind, are no arrears of property fees. */
const OTHER_FEES = /(?:欠缴?|未缴|未交|拖欠)?(?:停车|车位|水电|电|水|燃气|煤气|采暖|暖气|取暖|话|服务内容)费/g
const UNCONNECTED =
  /欠费(?:的)?(?:业主|住户|户|居民|家庭|车主)?(?:也|都|同样|一样|仍|仍然|照样|依旧|依然)+(?:享|能|可|有(?!可能)|正常)|欠费(?:与|和|跟)[^，。]{0,6}(?:无关|没有?关系|不挂钩)|(?:与|跟|和)(?:您)?(?:是否)?(?:物业)?(?:缴费|交费|费用|物业费|欠费)(?:情况)?(?:之间)?(?:无关|没关系|没有(?:任何)?关系|互不影响|不挂钩|不相关)|与此无关|欠费(?:也)?不卡|(?:不用|无须|无需|不必|不需要)先(?:[交缴]|付|结清)|不看(?:是否)?缴费|[欠缴交]不[欠缴交]费?，?[^，。]{0,2}(?:都|也)(?:一样|能|给|可|会)|不[管论](?:您)?(?:[交缴]没[交缴]|是否[交缴欠]|有没有[交缴])[^。]{0,24}(?:都|也|均)(?:会)?(?:正常|照常|一样|及时|安排|派)|[不无]论(?:是否)?[缴交欠]费(?:与否)?|无论是否(?:缴|交|欠)费|互不影响|不以[^，。]{0,14}为(?:前提|条件)|不查[^，。]{0,4}缴费|[交缴]没[交缴][^，。]{0,4}(?:都)?(?:一样|没关系|能|可以)|不与[^，。]{0,6}挂钩|不是一回事|两码事/

const ARREARS =
  /欠|未履行|拖[着延欠]|逾期|[未没不][^，。]{0,4}(?:缴|交|付|还(?!有)|结清|清|处理|办理)|再不|再拖|(?:缴|交|付|结|补|还)(?:清|齐|完|了|上)|(?:缴|交|付)[费款]?(?:成功)?(?:之?后|方|才|再)|先(?:把|缴|交|付|补|结)|补[缴交]|收齐|物业费|管理费|[唔冇勿莫][缴交]|催[缴收费讨]|(?:什么|啥)时候[交缴]|[交缴](?:物业)?费|交钱|还钱|给钱|拒[缴交付]|老赖|缴就|交就|到账/
const FEES = /缴|(?<![提移成递社转])交(?![通流接换谈往代警房验付])|付费|费用|账单|物业|款|欠|钱|垫付/
export const MAINTENANCE =
  /检修|抢修|维修|修理|市政|管网|管道|年检|改造|清洗|水箱|施工|供水公司|供电局|供电公司|电网|计划停|爆裂|爆管|更换|升级|变压器|线路|进水|排险|安检|试压|带气|消防演练|故障|水泵检|预警|台风|暴雨|应急|师傅(?:去|上门|看)|打我电话|报修|恢复了|跳闸|复位|电工|系统维护|预防性|试验|滤芯|冲洗|切换|演练|临时/
const SUPPLIER =
  /供电(?:局|公司|企业|所)|供水(?:公司|企业)|自来水公司|水务(?:公司|集团|局)|电力公司|国家?电?网|国网|充电公司|运营商|电信(?!诈)|10000|10086|燃气(?:公司|集团)|热力(?:公司|集团)|供热(?:公司|企业)|供暖公司|95598/

const stripped = (text: string) => text.replace(OTHER_FEES, '')

/** Arrears or a condition of paying stand in the sentence or beside it, or "we won't …, but" stands before. */
export function aboutArrears(hit: Hit): boolean {
  const known = ofArrears.get(hit.sentence)
  if (known !== undefined) return known || isTurnedTo(hit)
  const found = ARREARS.test(stripped(around(hit)))
  ofArrears.set(hit.sentence, found)
  return found || isTurnedTo(hit)
}
const ofArrears = new WeakMap<Sentence, boolean>()

export function inSentenceArrears(hit: Hit): boolean {
  return ARREARS.test(stripped(hit.sentence.text))
}

/** Money is spoken of anywhere in the message. */
export function aboutFees({ message }: Hit): boolean {
  const known = ofFees.get(message)
  if (known !== undefined) return known
  const found = FEES.test(stripped(message.text))
  ofFees.set(message, found)
  return found
}
const ofFees = new WeakMap<Message, boolean>()

export function saidUnconnected(hit: Hit): boolean {
  if (
    /照常|照旧|您照[坐停用开走办修]|照样(?:可以|能)|不受(?:任何)?影响|一切正常/.test(
      clauseOf(hit) + hit.after.slice(0, 12),
    ) &&
    !/否则|缴费后|交费后|才/.test(hit.sentence.text)
  )
    return true
  return UNCONNECTED.test(hit.sentence.text) && !/否则|不然/.test(hit.sentence.text)
}

/** A notice of works: they are named near the hit, and arrears are not its reason. */
export function isMaintenance(hit: Hit): boolean {
  return MAINTENANCE.test(hit.sentence.text) || MAINTENANCE.test(around(hit))
}

/** The supplier of water or power is the one who acts, not we. */
export function isSupplier(hit: Hit): boolean {
  const { text } = hit.sentence
  return (
    (SUPPLIER.test(text) || /余额|预付费|欠电费|国网|充值/.test(clauseOf(hit))) &&
    !/物业费|我司|本(?:公司|处|中心)/.test(text) &&
    !/我们/.test(clauseOf(hit))
  )
}

/** Somebody in particular is meant. */
/** Words in English: denied, for works, or a threat. */
export function inEnglish({ message }: Hit): 'none' | 'hard_block' {
  return /not|never|maintenance|repair|nomatter/.test(message.text) ? 'none' : 'hard_block'
}

/** We are the ones who act on somebody. */
export function isOurAct(hit: Hit): boolean {
  return (
    /我司|我们|我公司|本公司|我处|我方|物业|不得不|只好|只能|将对|将把/.test(hit.sentence.text) &&
    isAimed(hit)
  )
}

/** A few words, and no reason for them. */
export const SCRAP = 12

/** It goes to one person of whom something is due. */
export function isToOneInArrears({ message: { context } }: Hit): boolean {
  return (
    /^(?:overdue|formal|legal|pre_judgment)$/.test(context.stage ?? '') &&
    /^(?:sms|wechat|letter)$/.test(context.channel ?? '')
  )
}

export function isAimed(hit: Hit): boolean {
  return /您|你|恁|侬|贵户|该户|他|她|其户|本户|[这几哪][户家]|住户|室|业主家/.test(hit.sentence.text)
}
