/**
 * When words are said but nothing is threatened: they are denied, forbidden, reported, asked about, corrected, or the
 * owner's own wish. "If you don't pay" is no denial, and "we have no choice but to" is none either.
 */
import type { Flag } from './model.ts'
import { isAnotherMatter } from './other-matters.ts'
import { clauseBefore, type Hit } from './sentences.ts'

/** A denial that is none. */
const TURNED =
  /(?:别|不要|莫|勿)(?:因|为了?|让|等)|不得不|不能不|不会不|不可不|不可能不|没有不|不排除|不保证|不等于不|不代表不?|不意味|(?:别|不要|莫|休|甭|勿)?以为|谁说|难道|岂能|怎能|何尝|保不齐|说不定|不要怪|别怪|不要逼|别逼|除非|不是(?:吓唬|开玩笑|闹着玩)|不信|不止|不仅|不但|不光|不只|不由得|不知道|别忘/
const ASKED = /会不会|是不是/
/** A new thought begins: what was denied before it is not denied behind it. */
const TURN =
  /就|则|将|便|否则|不然|要不|但|可是|不过|如果|如|若|再|逾期|一律|立即|马上|直接|仍|只能|只好|才|欠|会(?!议)|即(?!使)|只(?=[会对是将停关限])|仅(?=[对将限停])|而[是会]|却|然而|顶多|最多|至多|大不了|改为|转而/

const DENIES =
  /不(?:会|再|曾|是|叫|说(?!定|好)|写|带|上(?![门班楼车来去])|提(?!供|交|前)|讲(?!道理|理|情)|谈|得|准|许|允许|应当?|可以?|能|宜|要|对|以|因|因为|影响|存在|享|必担心|用担心|属|收取?|涉及|支持|提倡|使用|采取|属于|实施)|[绝决永从]来?不(?:会|得|能|允许|曾|搞|做)?|从未|从来没有?|从没|未曾|没有(?:权力|权利|采取|任何|对)?|无权|并非|并不|严禁|禁止|杜绝|切勿|请勿|勿|避免(?=使用|出现|采取|说|提|过度|与)|唔(?:会|可以|得|使|准)|没(?:有)?(?:那|这)?(?:本事|权力|资格)|拒绝|别(?!说|怪|想|以为|逼|忘|提|看)|未(?!缴|交|付|还|按|清|结|在|于|支|到|办)|不(?=停|断|限|锁|公开|公布|公示|联系|告知|透露|打扰|骚扰|计|向|把|将|作)/g
const OF_PAYING = /^[^，。]{0,3}(?:缴|交|付|还|清|结|补|来|理|配合|回|接|给钱|处理|支|办)/

/** Said not to be so. Rules for staff and articles of law are of this form too. */
export function isDenied(hit: Hit): boolean {
  // Of a suit, "this is no suit yet" is a denial, though of a threat it would be none.
  if (hit.flag === 'FALSE_LEGAL' && /不(?:代表|意味着?|等于)[^，。]{0,6}$/.test(clauseBefore(hit)))
    return true
  if (/否则|不然|要不然/.test(clauseBefore(hit))) return false
  if (
    /^(?:THIRD_PARTY|PUBLICITY|DATA_SOURCE|TYING)$/.test(hit.flag) &&
    /^(?:请勿|勿|不得|严禁|禁止|切勿|不要|不会|从不|绝不|请(?:各位|大家|邻居们?)[^，。]{0,2}(?:不要|勿|别))/.test(
      hit.words,
    )
  )
    return true
  if (
    hit.flag === 'VAGUE_THREAT' &&
    /(?:不要|别|勿|莫)(?!说|出现|使用)[^，。]{0,12}$/.test(clauseBefore(hit))
  )
    return false
  if (isBargain(hit) || isPretext(hit) || isAdmonished(hit)) return false
  if (hit.flag === 'BORROWING' && /(?:别|不要|切勿|没必要)[^，。]{0,12}$/.test(hit.before)) return true
  if (TURNED.test(hit.before) || ASKED.test(clauseBefore(hit))) return false
  if (
    /(?<![再得])(?:不|没|没有|无|无任何|未|勿|禁)$/.test(hit.before) ||
    /没有(?:人|任何人|一户|哪户)[^。]{0,20}$/.test(hit.before) ||
    deniedBehind(hit)
  )
    return true
  if (
    /(?<!不)(?:不得(?!不)|不会(?!不)|严禁|禁止|不能(?!不)|不应|绝不|切勿|不(?=向|对))(?:再|擅自|随意|向[^，。]{0,8}|对[^，。]{0,4})*(?:公布|公示|公开|曝光|张贴|通报|联系|告知|透露|披露|停|断|限制|影响)/.test(
      hit.words,
    )
  )
    return true
  return deniedIn(clauseBefore(hit), 40) || ruledOut(hit)
}

/** "Pay today and we will not": no denial but a price. "We will not, unless": none either. */
function isBargain({ before, after }: Hit): boolean {
  return (
    /(?:只要|前(?:付款|缴|交|结清|付清)|(?:付清|缴清|交清|结清|转账)[^，。]{0,4}，)[^。]*不(?:会|向|去|把)[^。]{0,10}$/.test(
      before,
    ) || /^[^。]{0,12}(?:，|^)(?:除非|前提是)|^[^。]{0,4}，未[缴交][^。]{0,4}(?:不|除外|另)/.test(after)
  )
}

/** "Don't be such a …" calls somebody so; "don't say …" is a rule for staff. */
const ADMONISHED =
  /(?:别|不要|不能|不可|不该|不应该?|请勿|勿|莫|休|不许|甭)(?:再|总|老|一直|想|去|来|跟我|给我|存心|故意)*(?:做|当|成为?|沦为|变成|学|像|这么|那么|这样|如此|太|耍)?(?:个|一个|什么)?$/
function isAdmonished({ flag, before, after }: Hit): boolean {
  return (
    flag === 'INSULT' &&
    ADMONISHED.test(before) &&
    !/^[”」』"']?(?:看|对待|来|处理|的?(?:字眼|字样|称呼|叫法))/.test(after)
  )
}

/** "So that your family need not be disturbed, please pay": the kindness is the threat. */
function isPretext({ sentence: { text } }: Hit): boolean {
  return /为了?(?:不|避免)(?:打扰|惊动|影响|通知|联系)[^。]{0,16}(?:请|尽快|缴|交|付)/.test(text)
}

/** "… is not allowed, is against the law". */
function deniedBehind({ after }: Hit): boolean {
  if (/^[^，。]{0,4}，(?:这)?(?:不行|不可以|不能的|使不得)/.test(after)) return true
  if (
    /^[^。]{0,30}(?:这些|这种事?|这类|此类)(?:事|做法)?(?:我们|我司|公司)?(?:都|一概|一律|从)?(?:不做|不会做|不干|不允许|不许|没做)/.test(
      after,
    )
  )
    return true
  if (/^[^。]{0,10}，物业费?[^，。]{0,6}(?:不上|不报|不影响|不涉及)/.test(after)) return true
  if (/^[^，。]{0,4}，(?:我们|我司)(?:不能|不会|从不|绝不|决不)(?:做|这么|这样|，|$)/.test(after)) return true
  return /^[^，。]{0,12}(?:不必要|不允许|不被允许|不可能|违法(?!犯罪)|不合法|违规|被禁止|绝无|不会(?:发生|管|介入|联系|打扰|停|断|公布|公开|限制|受影响|泄露|透露)|不会的|行不通|不对的)/.test(
    after,
  )
}

/** For a reason that is denied along with the act: "not because of arrears". */
const REASON =
  /因(?:为)?[^，。]{0,8}?(?:欠费|欠缴|未缴费?|不缴费|没交费|未交费|费用(?:问题)?|拖欠)|以[^，。]{0,6}为由/g

function deniedIn(before: string, reach: number): boolean {
  for (const { 0: words, index } of before.matchAll(DENIES)) {
    const between = before
      .slice(index + words.length)
      .replace(REASON, '')
      .replace(/^再(?=[^，。]{0,3}$)/, '')
    if (between.length > reach || TURN.test(between)) continue
    if (
      words.startsWith('不') &&
      OF_PAYING.test(before.slice(index + 1)) &&
      !/^不(?:会|得|能|因)/.test(words)
    )
      continue
    if (/^不(?:能|会)/.test(words) && OF_PAYING.test(between)) continue
    return true
  }
  return false
}

/** "It is forbidden to stop water, power, to bar …": a list goes on behind its commas. */
function ruledOut({ before, words: said }: Hit): boolean {
  if (/(?:我们|我司|我处|咱)(?:就|还|也)?(?:会|将|要|可)/.test(said)) return false
  const rule = [
    ...before.matchAll(
      /严禁|不得(?!不)|禁止|不准|不允许|不应|不会(?!不)|不能(?!不)|绝不|不可(?:以)?|切勿|不要|杜绝|请勿|无权|没有权[力利]/g,
    ),
  ]
  return rule.some(({ 0: words, index }) => {
    const between = before.slice(index + words.length)
    const first = between.split('，')[0] as string
    if (OF_PAYING.test(between) || /拖欠|拒[缴交]|拖延/.test(first)) return false
    return (
      between.includes('，') &&
      first.length > 1 &&
      !TURN.test(between) &&
      !/您|你|贵户/.test(between.slice(first.length))
    )
  })
}

const SPEAKER =
  '(?:业主|住户|客户|租户|对方|家属|老人|阿姨|大爷|先生|女士|他|她|业主(?:本人|母亲|父亲|妻子|丈夫|家属))'
const SAYS =
  '(?:问|询问|咨询|担心|质疑|质问|反映|投诉|抱怨|称|自称|自述|留言|说|表示|害怕|怕|听说|要求|主动|申请|了解|希望|提出|愿意|不满|觉得|来电|认为|误以为|情绪)'
const OWNER_SAYS = new RegExp(
  `${SPEAKER}[^，。]{0,8}${SAYS}|您[^，。]{0,4}(?:反映|投诉|提到|说的|担心|来函|来信|遭遇)|^[^，。]{0,10}(?:反映|来电)`,
  'g',
)
const WE_SAY =
  /(?<!邻居|别人|有人|群里|保安|物业)(?:跟|对|和|向|给|让|叫|告诉|告知|通知|提醒|警告|吓唬)(?:了)?(?:业主|住户|客户|租户|对方|他|她)|我(?:们)?(?:说|就|回|告|跟|答|让)|已告知|回复|答复|告知其|告诉他|告诉她|说的是|安排|准备|已经?(?:叫|让|关|停|锁|把)/

/** The owner says, asks, fears or wants it; we do not say it back. */
export function isOwnersWord(hit: Hit): boolean {
  const before = hit.before + hit.words.slice(0, 2)
  if (/我(?:们)?(?:说|回|答|告诉|跟)[^，。]{0,8}(?:会|肯定|当然|一定|是的|对|到时)/.test(hit.after))
    return false
  const said = [...before.matchAll(OWNER_SAYS)].at(-1)
  if (!said || (hit.flag === 'TYING' && /申请|要求|主动|希望/.test(said[0]))) return false
  const lead = before.slice(Math.max(0, said.index - 3), said.index)
  if (/(?:跟|对|和|向|给|告诉|告知|通知|提醒|让|把|叫|吓唬|恐吓|骗|吓|忽悠|哄|威胁)$/.test(lead)) return false
  return !WE_SAY.test(before.slice(said.index))
}

/** A question of the owner's that a script answers with no. */
export function isAnsweredNo({ message, sentence }: Hit): boolean {
  if (/能不能[^，。]{0,6}[—，-]+不能/.test(sentence.text)) return true
  if (!sentence.asks) return false
  const next = (message.sentences[sentence.index + 1]?.text ?? '').replace(
    /^(?:统一)?(?:答案|答复|答|a|回答)?[，]?/,
    '',
  )
  // A question put to be answered: "May …? No."
  if (
    /^(?:不能|不会|不可以?|不行|不得|不允许|违法|绝不|当然不|否|✘|错|无(?:$|，)|(?:我们|目前)?还没|没有?(?:这|的事|$)|咱没这|没这规矩)(?![^，。]{0,4}(?:吗|么))/.test(
      next,
    )
  )
    return true
  // "May an owner in arrears have it in, done, opened? Yes."
  if (
    /能[^，。]{0,3}(?:放|办|修|进|开|用|领|装)[^，。]{0,6}吗/.test(sentence.text) &&
    /^(?:能|可以|照)(?!不)/.test(next)
  )
    return true
  if (!/(?:业主|住户|客户|您)[^，。]{0,4}问/.test(sentence.text)) return false
  const answer = message.sentences[sentence.index + 1]?.text ?? ''
  return /不会|没有|不能|无权|不影响|放心|不得/.test(answer)
}

const CUTS: readonly Flag[] = [
  'UTILITY_CUTOFF',
  'ACCESS_RESTRICTION',
  'TYING',
  'PUBLICITY',
  'THIRD_PARTY',
  'HARASSMENT',
]
const UNTRUE =
  /借(?:我们|我司|物业)(?:的)?名义|冒用|有人传[^。]{0,24}误会|谣言|不属实|不实|网传|误传|别信|不要听信|请勿相信|被罚|被处罚|受到?处罚|(?:据|关于|看到)[^，。]{0,6}(?:新闻|媒体|报道)|新闻转载|电影|片名|法律不允许|澄清|(?:谨防|警惕|防范|预防|电信|冒充)[^，。]{0,12}诈骗|诈骗(?:电话|短信|分子|团伙|提示|，不要)|反诈|骗子盯|防骗|提高警惕|有人冒充|谨防|警惕|(?:模板|话术|文案|短信)[^，。]{0,24}(?:已停用|已删|下线)|已纠正|纠正|批评教育|不得使用|旧模板|不能出现|不规范|话术检查|不是我们(?:打|发|说|公司)的|是假(?:的|消息)|非我司(?:所)?发|不法分子|假冒|诈骗号码|骗子(?:发|打)的|标题党|(?:短信|电话|链接)[^。]{0,40}系?诈骗(?!罪)|(?:一律|都|全)是诈骗|诈骗提醒/
/** Named to be corrected: a rumour, a news item, a warning against fraud, a text taken out of use. */
export function isCorrected(hit: Hit): boolean {
  if (
    CUTS.includes(hit.flag) &&
    /(?:是|属于?|构成)(?:违法|侵权|违规)(?!犯罪)|违法的|不受法律(?:支持|保护)/.test(hit.after) &&
    !/公安|拘留/.test(hit.after)
  )
    return true
  return (
    UNTRUE.test(hit.sentence.text) && !/涉嫌|您的案|将以|我方|吓唬|小[刘王李张赵]/.test(hit.sentence.text)
  )
}

/** The owner's own act, or one asked of everybody for safety. */
export function isOwnAct(hit: Hit): boolean {
  if (/本人如|如[^，。]{0,4}(?:逾期|欠)/.test(hit.sentence.text)) return false
  return /自行|请(?:您)?(?:随手|及时)?(?:关|检查)|主动(?:申请|要求)|报停|申请(?:停|关|报)|自愿(?:停|关)|您自己(?:家)?(?:的)?(?:要|想|把|入户)|您[^，。]{0,6}想把|(?:出门|离家|睡前|外出|出远门|旅游)[^。]{0,10}(?:关|拉|断)|记得(?:接|存|关)|本人(?:申请|要求)|出门请|看看[^，。]{0,6}(?:总阀|水表|是否|有没有)/.test(
    hit.sentence.text,
  )
}

/** Words in quotation marks that staff are told not to say. */
function isQuotedRule({ message, sentence, to, before }: Hit): boolean {
  if (!message.folded.quoted[sentence.at + to - 1] || /否则|不然/.test(before)) return false
  if (/批评|致歉|道歉|抱歉|歉意|不当|纠正|整改|处罚/.test(sentence.text)) return true
  return /错误(?:示范|话术|说法)|反例|违规话术|严禁|禁止|不得|不能|不准|不要|杜绝|禁用|避免|不应|不可|不许|不写|不说|停用|删除|改为|含|出现|提到/.test(
    before,
  )
}

/** The exemptions every rule knows. */
export function isHarmless(hit: Hit): boolean {
  return (
    isDenied(hit) ||
    isQuotedRule(hit) ||
    isOwnersWord(hit) ||
    isAnsweredNo(hit) ||
    isCorrected(hit) ||
    isAnotherMatter(hit)
  )
}
