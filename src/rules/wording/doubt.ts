/**
 * Signs that words a rule found may be harmless after all: taught as a mistake, answered, denied, explained by works.
 * No exemption: where such a sign stands near a finding, and no bargain or order beside it, the finding asks the model
 * and warns at most.
 */
import { around, type Hit, says } from './sentences.ts'
import { aroundThought, isTurnedTo } from './turns.ts'

const LESSON =
  /培训|考核|考试|考题|判断题|[单多]选题|选择题|测[验试]题?|答题|抢答|竞赛|笔记|质检|复盘|纪要|例会|晨会|通报|自查|督[导查]|红线|禁用|违规|纠正|整改|更正|致歉|道歉|赔礼|批评|书面检查|误发|表述错误|(?:后|已)撤回|答疑|普法|法务意见|面试|演练|案例|切勿使用|不可用|零分|必背|劝导/
const REPLY =
  /答复|回复|(?<![对跟向给需经用])您(?:说|问|称|反映|担心|提到|提出|建议|投诉|来函|同意)|问，|被问|业主(?:称|反映|要求|来电)|听谁|有人问/
const DENIAL =
  /[欠缴交]不[欠缴交]费?[^，。]{0,2}(?:都|也)|当然(?:能|可以|会修|给修)|一直(?:是|都)?有效|[欠缴交]没[欠缴交][^，。]{0,2}(?:都|也)|(?:与|跟|和|同)[^，。]{0,8}(?:无关|无涉|没瓜葛|没有?一?点?瓜葛|没关系|没挂钩|不挂钩|两回事|不搭|没半毛钱|冇关)|照样(?:给|修|开|能|派|来|有|可以|刷)|照常|一视同仁|不影响|(?<![就会])不会(?!不)|不得(?:挂钩|以|因|私自|查看|拨打)|不许给|唔会|无任何|都(?:能|给)[^，。]{0,3}(?:办|用|坐|刷|开|进|投|修)|不区分|不是(?:针对|物业|谁|欠费|因为)|没有[^，。]{0,8}(?:条款|权|规矩|本事)|没[^，。]{0,3}(?:规矩|本事)|没立案|没资格|无权|不得收|否决|不提(?:任何)?(?:金额|费用|欠费)/
const WORKS =
  /检修|抢修|爆[了裂管]|漏水|跑水|修好|减压阀|水泵|没电池|电池|故障|消磁|磁条|重新写卡|拧[开反错]|装修(?:工人|师傅)|供电(?:局|公司)|自来水公司|水务|国网|clp|全区|公告写错/

/** A bargain, a condition, an order, a pretext: what makes the sign itself doubtful. */
const PRESSED =
  /否则|不然|除非|前提是|就说|口径|再不|[缴交付]就|才(?:能|给|上门|放|可)|先[把将]?[^，。]{0,6}[交缴付补结]|效果|此法|试试|欠费(?:户|业主|车|者|四户)?[^。，]{0,8}(?:不得|一律|不许|不让|不予|一起)|(?:结清|缴清|付清|交清|清偿|到账|交了|补交|补了|交钱|欠款)(?:为止|后|了|马上|前|再|$)|不[缴交](?!物业费也|也)|拒[缴交]|对外|统一[答说]|名义|贴[条张]|领导(?:说|让)|自愿|达到|逾期[^。]{0,10}(?:将|不)|仍未|[三七十]日内|只要|今天|今日|标准答案|一裁终局|政府|物价局|住建局|国家统一|直至|将(?!于)|已(?:移交|函告|下达)|抵账|自动|可以告诉|红黑?榜|黑榜|收齐|后恢复/

/** Told as a wrong that was put right, or answered with no; and yet a word that it goes on. */
const RIGHTED =
  /道歉|致歉|违规话术|停岗|停职|调岗|零分|更正|纠正|后撤回|已撤回|引以为戒|整改报告|侵害个人|系伪造|专冒充|全额退回|记警告|乱打的|答，(?:不会|不能|不是|无双方)|我们从不|狠狠批|气话|别学|回绝|婉拒|终止合作|停用该|已制止|解释违法|不合法|已恢复|已?撕(?:掉|下|除)|已揭下|已(?:经)?(?:拒绝，按规定|谢绝|划掉|拆除|作废|收回|清除|原路退)|原路退回|予以收回|是误会|误会一场|这不应该|做法不妥|措辞(?:粗暴|不当|欠妥)|按规定直接|不是犯法|没有(?:这|那)?(?:回|码)事|(?:这|那)回事，|查无此事|那不是我们|不是我们(?:的人|做|贴|发)|说声对不起|记错了|无涉|不予采用|未予采用|予以驳回|要求[^，。]{0,6}(?:重拟|重写|改写|删除)|(?:话|说法|做法|写法)(?:是)?(?:错的|不对)|(?:写明|明令|明文)禁止|已(?:经)?(?:叫停|制止|婉拒|废止|停用|下架|销毁)|批评(?:过)?了?他|检讨|不是我们(?:公司|物业)?的规定/
const GOES_ON =
  /反正|效果|照(?:发|用|说|做|着)|别(?:让|说是)|对外|屡试|聪明|抓不着|仍会|仍将|不过|借用|身份|另请|顺便/

export function isDoubtful(hit: Hit): boolean {
  const near = around(hit)
  const turned = isTurnedTo(hit)
  if (!turned && says(hit.message, RIGHTED) && !says(hit.message, GOES_ON)) return true
  if (PRESSED.test(near)) return false
  if (says(hit.message, LESSON)) return true
  // What a denial, an answer or works excuse is their own thought, not what is announced behind "but".
  const thought = aroundThought(hit)
  return !turned && (REPLY.test(near) || DENIAL.test(thought) || WORKS.test(near))
}
