/**
 * The same words about another matter: taught to staff as a mistake, asked by the owner and answered with no, reported,
 * a play or a lecture, a utility's or a carrier's own affair. Nobody is threatened by them.
 */
import { type Hit, says } from './sentences.ts'

/** A debt to the house is spoken of. */
export const OWED =
  /欠(?!妥|佳|缺)|物业费|管理费|缴|交钱|还钱|(?<![提移成递社转])交费|账单|催(?!芽)|付款|拖[欠着]|违约金/

const LESSON =
  /考核题|标准答案|角色扮演|案例学习|案例(?:讨论|复盘)|反面(?:教材|案例|典型)|质检(?:词|分|扣)|扣[^，。]{0,3}质检|一律禁用|禁用(?:词|语)|审稿|属[^，。]{0,6}威胁|指出错误|已(?:被)?否决|已毙|公司禁令|承诺书|赔礼|判赔|从(?:模板|话术|词库)[^，。]{0,4}删|(?:海报|传单|模板|旧版)[^。]{0,16}(?:撕下|销毁|撤下|下架|作废)|经自查|旁听[^，。]{0,8}普法|考题|复训|考核清零|禁语|不许出口|原稿|删去|当日解约|(?:不是|并非|非)(?:我|本)(?:公司|司)(?:发布|所为|所发)|那句话不对|查无|，错，|否了|一律不碰|没有欠费字段|被拦，|典型案例|撤回了|督查(?:热线|电话)|零容忍|，这是红线|绝对?不允许/
const STILL = /反正|效果好|推广|回款|点开率|紧张|先(?:发|挂)|照(?:发|用|说)|别(?:让|说是)|对外|屡试/

/** And yet an order to do it. */
const ORDERED =
  /欠费户?[^。]{0,6}(?:一律(?!不得)|不给)|照着|照做|请未[缴交]|(?:即|明)日起|标准答案，(?![不否无严可以]|一律不)[^。]{0,16}|自愿停|业主承诺|本人如|自行制作/

/** Named to staff as what must not be said or done. */
function isLesson({ message }: Hit): boolean {
  return says(message, LESSON) && !says(message, STILL) && !says(message, ORDERED)
}

const NO =
  /不会|没有|不能|无权|不得|不报送|谈不上|任何人(?:都|也|均)?不|不影响|无关|没关系|自己(?:家)?的|更正|歉意|道歉|不允许|绝不/
/** "May I still …?" */
const MAY = /能不能|可不可以|还能|能否/
const YES =
  /(?:当然|肯定|一定|早晚|迟早|说不定)会|(?<!不)会的(?!，您放心)|除非|不排除|不好说|难说|但(?!是您)|看您/

/** "You ask whether …": answered with no. */
function isAnswered({ message, sentence, before, words, after }: Hit): boolean {
  if (!/您[^，。]{0,4}(?:问|询问|担心|咨询|来函问)/.test(before + words.slice(0, 3))) return false
  const answer = after + (message.sentences[sentence.index + 1]?.text ?? '')
  if (
    MAY.test(before + words) &&
    /^[^。]{0,4}(?:当然|肯定|都)?(?:能|可以|照)(?!不)/.test(after.replace(/^[^，]*，/, ''))
  )
    return true
  return NO.test(answer) && !YES.test(answer)
}

/** Somebody said it to us or of the owner, and we take it down or excuse ourselves. */
function isReported({ flag, message, sentence, to, before }: Hit): boolean {
  if (
    message.folded.quoted[sentence.at + to - 1] === true &&
    /(?<![跟对向诉和给让把])(?:业主|住户)(?:说|问|称|喊|撂话|写)?，?[^，。]{0,8}$/.test(before)
  )
    return true
  if (flag === 'VAGUE_THREAT')
    return (
      /(?:业主|住户|对方|他|她)(?:撂话|说|喊|放话)/.test(before) &&
      /未[^，。]{0,6}争执|已记录/.test(sentence.text)
    )
  if (flag !== 'INSULT') return false
  return (
    /骂(?:我们|物业|管家|保安|客服|前台|工作人员|收费员)/.test(before) ||
    (/您[^，。]{0,4}(?:说|反映|提到)[^。]{0,12}(?:骂|称呼|叫|当成|说成)/.test(before) &&
      !/没(?:骂|说)错/.test(message.text.slice(0, 300)))
  )
}

const LEISURE =
  /话剧|儿童剧|演出|小品|相声|亲子|电影|观影|讲座|一课|安全课|开讲|(?<!业)主讲|骑行|健步|六千步|滑梯|玉兰|花期|比赛|队名|读书会|泳池|志愿者|防汛|冰面|下湖|虫害|白蚁|雪人|官网|反诈|金融知识|合唱|广场舞|灯会/
const OF_LEISURE: Hit['flag'][] = [
  'INSULT',
  'COMPOUND_FEE',
  'VAGUE_THREAT',
  'HARASSMENT',
  'THIRD_PARTY',
  'CREDIT_THREAT',
  'VIOLENCE',
]

/** Plays, lectures, walks and warnings for everybody, with no word of a debt. */
function isLeisure({ flag, message }: Hit): boolean {
  return OF_LEISURE.includes(flag) && says(message, LEISURE) && !says(message, OWED)
}

/** Said to have nothing to do with the house or its fees. */
const NOT_OURS =
  /(?:与|跟|和)(?:[^，。]{0,4}(?:账单|物业费|费用|缴费|欠费|催费|物业))(?:公司|服务)?(?:[^，。]{0,3}(?:无关|没关系|没有(?:任何)?关系)|一点关系(?:都|也)?没有)/
function isNotOurs({ sentence }: Hit): boolean {
  return NOT_OURS.test(sentence.text) && !/否则|不然|缴清|结清|才|对外|优先|交了/.test(sentence.text)
}

/** The law told as it is: nobody but a court may. */
const AS_IT_IS =
  /未经(?:人民)?法院[^。]{0,16}(?:任何人|物业|任何单位|不得|不能)|(?:须|应|只能|必须)由(?:人民)?法院(?:决定|认定|裁定)|(?:企业|物业(?:公司)?|我司|任何(?:单位|个人))无权|法院判[^，。]{0,12}才(?:可能|会|有)|判决(?:之)?后才(?:可能|会|有)|还没有判决|谈不上|非我司所能|司法确认/
function isLawTold({ flag, sentence }: Hit): boolean {
  return (
    (flag === 'CREDIT_THREAT' || flag === 'FALSE_LEGAL') &&
    AS_IT_IS.test(sentence.text) &&
    !/否则|再不|将被|已被/.test(sentence.text)
  )
}

/** Words in quotation marks, of which is then said that they are gone or wrong. */
function isWithdrawn({ message, sentence, to, after }: Hit): boolean {
  return (
    message.folded.quoted[sentence.at + to - 1] === true &&
    /^[^。]{0,24}(?:禁用|删除|改为|改成|撤下|撕下|销毁|质检|不合规|不回骂|未还口)/.test(after)
  )
}

export function isAnotherMatter(hit: Hit): boolean {
  return (
    isLesson(hit) ||
    isAnswered(hit) ||
    isReported(hit) ||
    isLeisure(hit) ||
    isNotOurs(hit) ||
    isLawTold(hit) ||
    isWithdrawn(hit)
  )
}
