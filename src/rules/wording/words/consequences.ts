/**
 * What no list foresaw. Non-payment as a condition, and then something of the person's daily life, or a consequence
 * that is none of the lawful ones: somebody should look. A warning, never more.
 */
import { isMaintenance, isSupplier, saidUnconnected } from '../cues.ts'
import { isOwnAct } from '../exempt.ts'
import type { Flag, Severity } from '../model.ts'
import type { Rule } from '../rule.ts'
import type { Hit } from '../sentences.ts'

const UNPAID =
  /欠(?:了|着|的)?(?:物业|钱|款|费)|欠缴|再这样下去|再不(?:处理|理|回|接)|拖欠|拒[缴交付]|(?<!如)[未没不](?:按[时期]|及时|能|肯|愿|想|来|再|予|曾)?[^，。]{0,2}(?:缴|(?<![提移成])交(?![通流接换谈往代警]))|[未没不][^，。]{0,3}(?:支付|付款|到账|结清|付清)|再拖|拖下去|(?:缴|交|付)(?:费|清|款|齐|完)(?:前|之前|后|才|方|就)|仅(?:向|对|给|为|限)[^，。]{0,4}[缴交]费|执意|欠着|欠钱|欠款不|逾期|[交缴付补结](?:了|完|清|齐)(?:，|就|再|才|后|马上)|[缴交]就/

/** Things of daily life, and persons, nobody may lose or hear of because of a debt. */
const OF_LIFE: [Flag, RegExp][] = [
  [
    'UTILITY_CUTOFF',
    /水电(?!费)|自来水|暖气(?!费)|供能|断能|供[水电暖热气]|用[水电气](?!量)|送电|生活用|燃气(?!费|公司)|电表|水表|电闸|水闸|[总水气]阀|进线|电源|水源|断供|空调|洗澡/g,
  ],
  [
    'ACCESS_RESTRICTION',
    /开门|楼层|门禁|电梯(?!费)|车辆|[您你他她]的?车(?!位)|道闸|权限|通行|出入|进出|进小区|进门|大门|刷卡|刷脸|钥匙|月卡|抬杆|回家|访客|轮锁|只进不出/g,
  ],
  ['TYING', /工单|报修|放行|押金|证明|快递|垃圾|盖章|派(?:不了)?单|过户|开条|装修(?!费)|代收/g],
  ['PUBLICITY', /业主群|群里|公告栏|屏|名单|通报|邻居|街坊|全小区|易拉宝|展架|海报|实名/g],
  [
    'THIRD_PARTY',
    /[您你他她]?(?:所在)?单位|父母|爸妈|家人|家属|亲属|亲友|亲戚|工作场所|(?<![王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高梁])老师|学校|领导|老板|[您你他她]的?同事|朋友(?!圈)|村委|前[妻夫]|老婆|老公|妻子|丈夫/g,
  ],
  ['CREDIT_THREAT', /信用(?!卡)|征信|诚信|贷款|政审|高铁|飞机/g],
  ['FALSE_LEGAL', /徒刑|公安|警察|民警|报警|罪|法官|查封|拍卖|冻结|执法/g],
]
const EXCUSED =
  /代办|未透露|不透露|转告|不由您|原业主|前业主|授权|代缴|委托|共有人|承租|更新|审批|复核|汇报|照常|正常(?:使用|通行|进出|供)|不受影响|照样|免费|两位同事|服务范围|用于|包括|来自|运行(?:维护)?(?:费|靠|依靠|需要)|漏水|维修(?:中|已|完)|跳闸|电工|整改|不看缴费|不看欠费|修好|已处理|开发商|质保|投诉|银行要求|陪同|运营商|严禁将|不方便讲|已找回|我们没回|不准建|请勿[^。]{0,14}透露|您要求|拍卖公告|丢的|不得|严禁|无须|拒绝透露|没有拿|[缴支]付?费?方式|祝您|先不付|听明白了|未提|不便|不清楚|别讨论|隐私|不谈|已删除|您说邻居|别人家|不说|法官判断|早协商|陪您/

const LOSS =
  /暂缓|暂停|停止|中止|取消|收回|限制|关闭|不再|无法|不予|失效|处理|通过|只能|调整|切断|降低|移除|删除|冻结|回收|停用|搁置|延后|受阻|难以/
const near = ({ message, sentence }: Hit) =>
  message.sentences
    .slice(Math.max(0, sentence.index - 2), sentence.index + 2)
    .map(({ text }) => text)
    .join('。')
const unpaid = (text: string) =>
  UNPAID.test(text.replace(/(?:欠缴?|未缴|未交|拖欠)?(?:停车|水电|电|水|燃气|采暖|话)费/g, ''))

function weighLife(hit: Hit): Severity {
  const { text } = hit.sentence
  if (
    !unpaid(text) &&
    !(
      LOSS.test(text) &&
      /[您你他她]|贵户|贵方|该户/.test(text) &&
      /将|会|只能|届时|期间|起/.test(text) &&
      unpaid(near(hit))
    )
  )
    return 'none'
  if (saidUnconnected(hit) || isSupplier(hit) || EXCUSED.test(text)) return 'none'
  if (hit.message.context.stage === 'post_judgment' && /法院|执行|判决/.test(text)) return 'none'
  if (hit.flag === 'UTILITY_CUTOFF' && (isMaintenance(hit) || isOwnAct(hit))) return 'none'
  if (hit.flag === 'FALSE_LEGAL' && hit.message.context.case_filed === true) return 'none'
  return 'warn'
}

/** What may lawfully follow, and what is no consequence at all. */
const LAWFUL =
  /诉讼|起诉|法院|支付令|仲裁|法律(?:途径|程序|手段|规定|允许|责任|保护)|依法|违约金|滞纳金|利息|单利|合同|催告|函|书面|通知|提醒|协商|分期|调解|困难|忽略|核对|核实|异议|疑问|联系|致电|来电|电话|短信|答复|回复|告知|减免|不影响|不会|不再(?:另行)?(?:通知|催|打扰|主张)|停止催|谢谢|感谢|谅解|理解|抱歉|请(?:您|及时|尽快|于|在|忽|查|留|到|以|您于)|方便|帮|回访|登记|记录|跟进|约|承诺|同意|审批|缴费(?:方式|渠道)|扫码|账单|发票|收据|查询|服务中心|前台|诉讼时效|时效|中断|权利|主张|上门(?:拜访|收)|转人工|延期|缓|公众号|小程序|更新|扣款|代扣|期限|截止|日前|之前|计算|计收|退|恢复|补|本金|主动|解释|说明|沟通|咨询|安排|不好意思|放心/
const MODAL =
  /将|会(?!议)|要(?!求|点)|就(?!近|诊|业|绪|可|行|好|是)|则|必|恐|难(?:以|保)|无法|不敢|不能|不再|后果|责任|自负|影响|没有(?:任何)?好处|三思|吃亏|(?:是|怪)[您你]自己|有什么事|(?:怎么|什么)(?:办|样|事)|可不|别|休|莫|看(?:你|您|谁|着办)|试试/

/** A clause that follows "if you don't pay" and names neither a lawful consequence nor a kindness. */
function weighConsequence(hit: Hit): Severity {
  const { text } = hit.sentence
  if (hit.message.context.stage === 'post_judgment' && /强制执行|法院/.test(text)) return 'none'
  if (isSupplier(hit) || (hit.message.context.channel === 'staff_note' && /严禁|不得|不准|禁止/.test(text)))
    return 'none'
  if (hit.message.context.channel === 'staff_note' && !/将|要|会/.test(text)) return 'none'
  const clauses = text.split('，')
  const from = clauses.findIndex((clause) => UNPAID.test(clause))
  if (from < 0) return 'none'
  const rest = (clauses[from] as string).replace(UNPAID, '')
  const following = clauses.slice(from + 1)
  if (LAWFUL.test(text.slice(hit.from))) return 'none'
  return [rest.length > 8 ? rest : '', ...following].some(
    (clause) => clause.length > 1 && MODAL.test(clause) && !LAWFUL.test(clause),
  )
    ? 'warn'
    : 'none'
}

export const LIFE: Rule[] = OF_LIFE.map(([flag, find]) => ({ flag, find, weigh: weighLife }))

export const CONSEQUENCES: Rule[] = [
  {
    flag: 'VAGUE_THREAT',
    find: /(?:如|若|倘|要是|再不|还不|再这样|执意|逾期|否则|不然|继续|一直|拒|再拖|不[缴交]|未[缴交]|不到账|欠)[^。]*/g,
    weigh: weighConsequence,
  },
]
