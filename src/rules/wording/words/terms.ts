/** Money, prices, the agreed route, what is mixed into a notice, and tone. */
import { aboutArrears, aboutFees } from '../cues.ts'
import type { Severity } from '../model.ts'
import { always, blockIf, type Rule, warns } from '../rule.ts'
import type { Hit } from '../sentences.ts'

const LATE_FEE = '(?:滞纳金|违约金|利息|罚息|逾期费)'
const COMPOUND = new RegExp(
  [
    '利滚利|息转本|利转本|再生息|违约金上再|(?:违约金|滞纳金)滚|滞纳金上再|利息生(?:利|息)|复利|息上加息|利上加利|利生利|驴打滚|滚雪球|滚动(?:计|累|算)|钱滚钱|compoundinterest',
    `${LATE_FEE}[^。]{0,24}(?:计入|并入|转入|转为|变为|算作|滚入|加入|归入|算进|算到|算入|累加到|折入|结转)[^。]{0,10}(?:本金|欠费|应缴|应付|总额|基数|物业费|本期|下期|下月|里|中)`,
    `(?:计入|并入|转入|滚入|算进|算入|归入)(?:下期|下月|次月)?(?:的)?(?:本金|应缴基数|欠费总额|计费基数|应收)`,
    `${LATE_FEE}(?:本身)?(?:也|还)?(?:要|会|须|得|将)?(?:再|也|继续|接着|同样|照样)[^，。]{0,3}(?:计|收|算|产生|加)[^，。]{0,4}${LATE_FEE}?`,
    `连本带[利息][^。]{0,12}(?:再|一起|接着|继续)[^。]{0,6}(?:算|计|生|收)|(?:合计|总)(?:数|额)?(?:后)?(?:，)?[^。]{0,10}(?:为|作)(?:计算|计费|新的)?基数|本[息利](?:之和|合计|总额)[^，。]{0,8}(?:为基数|计|再)`,
    `逐[月日年](?:累加|叠加|递增|翻倍)|(?:${LATE_FEE}|利息)[^，。]{0,6}(?:翻倍|翻番|叠加|越滚越)|(?:以|按)上[月期][^，。]{0,8}(?:合计|本息|总额)`,
  ].join('|'),
  'g',
)

const ARBITRATE =
  /(?:申请|提请|提起|启动|走|提交|进行|发起|交(?:由|给)|通过|递交|去|上|到)[^，。]{0,16}仲裁|仲裁(?:程序|委|机构|庭)?[^，。]{0,6}(?:解决|裁决|裁定|受理|见|处理|费(?:由|您))|仲裁(?:可是|是)?一裁终局/g
function weighArbitration(hit: Hit): Severity {
  const { text } = hit.sentence
  const clause = hit.message.context.arbitration_clause
  if (
    /物业服务人可以|民法典|仲裁裁决[^。]{0,30}(?:生效|法律效力)|申请执行裁决|草案|请业主选择/.test(
      hit.message.text,
    )
  )
    return 'none'
  if (
    clause !== true &&
    /(?:没有|未订|未签|无)[^，。]{0,4}仲裁(?:条款|协议)[^。]{0,12}(?:不影响|亦|仍|照样|照旧|保留)[^。]{0,8}仲裁/.test(
      text,
    )
  )
    return 'hard_block'
  if (
    clause === true ||
    (/没有仲裁(?:条款|协议)|未约定仲裁/.test(hit.message.text) &&
      !/照样|虽|也能|也可|直接|没关系/.test(hit.message.text)) ||
    /劳动仲裁(?!以外|之外)|没有?(?:约定)?仲裁|未约定|没有约定|不适用仲裁|不用到仲裁|不属于仲裁/.test(text)
  )
    return 'none'
  if (clause === false) return 'hard_block'
  if (
    /(?:合同|协议)[^。]{0,6}第[^，。]{1,6}条|仲裁条款|仲裁协议|(?:依|按|根据|依据|如)(?:照)?(?:物业服务)?(?:合同|协议)?(?:的)?约定|约定(?:的)?(?:提交)?[^，。]{0,12}仲裁|依约|(?:依|按)[^，。]{0,6}约定/.test(
      text,
    )
  )
    return 'none'
  return /或(?:者)?(?:提起)?(?:仲裁|诉讼)|仲裁或|诉讼或|、仲裁/.test(text) ? 'warn' : 'hard_block'
}

const SUE =
  /(?:向|到|去|由|在|报|交)[^，。]{0,16}法院[^，。]{0,10}(?:递交|起诉|诉讼|支付令|立案|管辖|裁|解决|告)|提起诉讼|起诉|(?:通过|走)(?:法律)?诉讼|打官司|申请支付令|诉状|法院见|诉[至诸][^，。]{0,6}(?:法院|法律)|支付令/g
function weighCourt(hit: Hit): Severity {
  const { context } = hit.message
  if (context.arbitration_clause !== true || context.stage === 'post_judgment') return 'none'
  return /执行|撤销|仲裁裁决|保全|不(?:能|得|可)[^，。]{0,8}(?:法院|起诉)/.test(hit.sentence.text)
    ? 'none'
    : 'hard_block'
}

const PRICE =
  /(?:政府|国家|市里|区里|省里|物价局?|发改委?|物价部门|主管部门|价格部门|住建局|房管局|上面|上级)[^，。]{0,10}(?:定价|统一|规定|核定|批(?:准|复|下来|的)?|指导价|定的|制定|红头文件|强制|文件)|红头文件|(?:属于|是|按|执行|为)政府(?:指导价|定价|收费)|(?:国家|政府)(?:强制|法定)(?:收费|缴|费用)|行政(?:事业性)?收费|法定税费/g
function weighPrice(hit: Hit): Severity {
  const { text } = hit.sentence
  const guided = hit.message.context.gov_guided_price
  if (!/费|价|收|标准/.test(text)) return 'none'
  if (
    /水电价|电价|水价|垃圾处理费|居住证|消防|垃圾分类|疫情|维修资金|公积金|节假日|不属于(?!市场)|非政府|非行政|不参与|污水|不是政府|市场调节价|国家(?:有关)?规定的(?:利率|标准)|LPR|网站有|12315|对照|减免后|发票|税/.test(
      text,
    )
  )
    return 'none'
  if (guided === true) return /统一定价|强制/.test(hit.words) && !/指导价/.test(text) ? 'hard_block' : 'none'
  if (guided === undefined && /〔|文号|号文|\d+号/.test(text)) return 'none'
  return 'hard_block'
}

const EXTRA_FEE =
  /(?:催收|催缴|催告|催讨|上门|催费|函件?|制作|发函|律师函|律师|手续|服务|人工|加急|代收|资料|工本|跑腿|误工|交通|管理|劳务|处理|信函|告知|启动|加班|车马|电话|短信)(?:服务|制作|成本|处理|通知|工本)*(?:费(?:用)?|成本)/g
function weighExtra(hit: Hit): Severity {
  const { text } = hit.sentence
  if (
    /物业(?:管理|服务)?费$|物业服务费/.test(text.slice(Math.max(0, hit.from - 2), hit.to)) ||
    /(?:物业|综合)(?:管理|服务)+费/.test(text.slice(Math.max(0, hit.from - 6), hit.to))
  )
    return 'none'
  if (
    /公示|价目表|任何住户|退回|免费|不(?:另|加)?(?:收|产生|涉及|向您|承担)|免收|减免|退还|无需|无须|不用|任何人不得|举报|合同约定|约定的律师费|停车|宽带|诉讼费|依法(?:确定|主张|承担)|由法院|工程师|包含|包括|用于|公共/.test(
      text,
    )
  )
    return 'none'
  // Water and power collected for others and named apart are no charge of ours; what is taken for collecting them is.
  if (
    /^代收费用$/.test(hit.words) &&
    /代有关单位收取|代收代付/.test(text) &&
    !/另|加收|额外|多[交收付]/.test(text)
  )
    return 'none'
  const charged =
    /另|须承担|承担|加收|收取|需(?:付|支付|缴|交)|支付|产生|多[交收付]|一并|并收|额外|承担|\d+(?:\.\d+)?(?:元|块|圆)|[一二两三四五六七八九十百]+[块元]|每(?:户|次|人)/.test(
      text,
    )
  if (!charged) return 'none'
  if (
    /^(?:服务|管理|律师|处理|电话|短信|交通)费/.test(hit.words) &&
    !/另|加收|额外|多[交收付]|催|上门|逾期/.test(text)
  )
    return 'none'
  if (
    /^管理费/.test(hit.words) &&
    /(?:车位|单位|公寓|[年月])$/.test(hit.before) &&
    !/另|加收|额外/.test(text)
  )
    return 'none'
  if (/工本费/.test(hit.words) && /换|补办|退[证钱]|当天/.test(text) && !/催|物业费|函/.test(text))
    return 'none'
  return 'hard_block'
}

const OFFER =
  /开团|团购|拼团|每箱|车厘子|大闸蟹|月饼|家政(?:服务)?(?:年卡|套餐|优惠|上线|首单|特惠)|年卡|立享|立减|抽(?:奖|大奖)|认购|楼盘|新房|租售|全屋定制|垂询|保险(?:产品|优惠|推荐|套餐)|理财|限时(?:抢|特惠|优惠)|特惠|秒杀|大促|促销|旅游(?:线路|团|产品|套餐)|体检套餐|净水器|家电清洗|新品|爆款|优选|优惠券|大礼包|名额有限|满减|[一二三五六七八九]折|买一送一|充值(?:送|有礼)|推荐有礼|会员(?:卡|日|价)|装修套餐|家装(?!修)|招商(?!银行)|美容|健身卡|课程|宽带套餐|办理[^，。]{0,6}(?:卡|套餐)[^，。]{0,4}(?:享|送|优惠)|扫码(?:领|抢)|免费领/g
function weighOffer(hit: Hit): Severity {
  const { text } = hit.message
  const demands = /物业(?:服务|管理)?费|欠费|逾期|未缴|未交|尚欠|催缴|待缴|应缴/.test(text)
  if (!demands || hit.message.context.channel === 'staff_note') return 'none'
  if (/免费领/.test(hit.words) && /卡|证|资料/.test(hit.sentence.text)) return 'none'
  if (/立减/.test(hit.words) && /缴费/.test(hit.sentence.text) && !/房|购|总价/.test(hit.sentence.text))
    return 'none'
  if (
    /折/.test(hit.words) &&
    /违约金|滞纳金|折算|打折|空置|预[缴交]|物业费[^，。]{0,6}折/.test(hit.sentence.text) &&
    !/家政|团/.test(hit.sentence.text)
  )
    return 'none'
  return 'hard_block'
}

const VAGUE =
  /后果自负|(?:一切|所有|全部|其他|不利|严重|法律)?后果[^，。]{0,8}(?:自|由(?:您|你|贵户|其)|概由|承担|负责|不堪|很严重|难料)|不利后果|(?:等|走|咱们走)着瞧|等着(?!看|收货)(?:吧|看|我|哭|后悔)?(?=$|[，吧哭后])|别怪|勿怪|莫怪|休怪|不要怪|怪不得我|(?:对[^，。]{0,4})?不客气(?!，(?:这|应))|(?:要|给|有)(?:你|您)[^，。]{0,2}好(?:看|受)|好果子|罚酒|奉陪到底|动真格|来真的|来硬的|硬手段|掂量|勿谓|言之不预|(?:一切|所有|必要|特殊|强硬|强制|极端|非常|严厉|其他|进一步|下一步|相应)(?:的)?(?:手段|措施|办法|行动|处理)|吃不了兜|识相|识趣|放聪明|难看|难堪|难收场|别后悔|后悔(?:都)?(?:莫及|来不及|去|也)|责任自负|三思|没有?(?:任何)?好处|日子[^，。]{0,4}不(?:会)?好过|出了什么事|不敢保证|好话|不是这个态度|悬崖勒马|自误|很被动|不识抬举|别不识|底线|耐心(?!等|听|解[答释]|沟通|细致|地|点)|见分晓|把话放|有你|撕破脸|不留情|不讲情面|翻脸|看着办|想清楚(?:后果)?|考虑清楚|好自为之|代价|下场|苦果|我知道(?:你|您)住|不会善罢|没那么(?:简单|容易)|走到那一步|不要逼|别逼|逼(?:急|我们)|什么手段|先礼后兵|小黑屋|(?:老人|孩子|小孩|家人|家里人)[^。]{0,14}(?:有事|出事|难堪|指指点点|抬不起头|不安全)|法庭外|给脸|丑话|把话撂|不再客气|会有惊喜|闹大|鱼死网破|别不识|骑驴看|不信(?:你|您)?(?:试|走)|(?<!再|卡|看|可以|重启|重新)试试看?(?:$|，)|你(?:会|要)?(?:付出|倒霉)|小心后|够(?:你|您)(?:受|喝)|收拾残局|影响(?:到)?(?:您|你)(?:的)?(?:正常)?(?:生活|出行|工作)|不必要的麻烦|麻烦(?:就)?大了|最后通牒|consequences|orelse/g
function weighVague(hit: Hit): Severity {
  const { text } = hit.sentence
  if (/(?:采取|做好)[^，。]{0,8}(?:安全|防护|保护|补救|整改|降噪|防范|维修|保障|防冻|防汛|应急)/.test(text))
    return 'none'
  if (/(?:必要|相应|进一步|下一步|其他|强制)(?:的)?(?:手段|措施|办法|行动|处理)/.test(hit.words)) {
    if (/法院|依法|不会|不采取/.test(text) && !/一切|包括/.test(text) && !/强制措施/.test(hit.words))
      return 'none'
    if (!/欠|缴|交费|物业费|逾期|拖|不得不|否则|再/.test(text) && !aboutArrears(hit)) return 'none'
    if (/我们?(?:已|会)(?:经)?(?:相应|进一步)?处理|服务|整改|改进|报修/.test(text)) return 'none'
  }
  if (
    /影响|不便/.test(hit.words) &&
    /检修|施工|停水|停电|停运|致歉|给您带来|敬请谅解|噪音/.test(text) &&
    !/欠|缴/.test(text)
  )
    return 'none'
  if (
    /影响/.test(hit.words) &&
    /问题|故障|噪音|漏水|装修|反映|不会/.test(text) &&
    !/不[缴交]|未[缴交]|欠/.test(text)
  )
    return 'none'
  if (/走到那一步/.test(hit.words) && /不(?:想|希望|愿意?)[^，。]{0,4}$/.test(hit.before)) return 'none'
  if (/后果/.test(hit.words) && /起火|火灾|充电|高空|触电/.test(text)) return 'none'
  if (/等着/.test(hit.words) && (/我都$/.test(hit.before) || /按铃|师傅|分钟到|马上到|排队/.test(text)))
    return 'none'
  if (/底线/.test(hit.words) && /和解|分期|免违约金/.test(text)) return 'none'
  if (/不客气/.test(hit.words) && /^不客气|应该的|这是/.test(text)) return 'none'
  if (/难看|难堪|考虑清楚|代价|想清楚/.test(hit.words) && !aboutFees(hit) && !/你|您/.test(text))
    return 'none'
  if (/有你/.test(hit.words) && !/好看|好受|受的/.test(text)) return 'none'
  if (/承担/.test(hit.words) && /由此产生的(?:违约金|费用|诉讼费)/.test(text)) return 'none'
  return 'warn'
}

export const TERMS: Rule[] = [
  {
    flag: 'COMPOUND_FEE',
    find: COMPOUND,
    weigh: blockIf(
      (hit) =>
        !/单利(?![^。]*，[^。]*计入)|不计入|不得计入|不再计|停止计|不会|已(?:改正|更正|纠正)/.test(
          hit.sentence.text,
        ) && !/理财|投资|复利店/.test(hit.sentence.text),
    ),
  },
  { flag: 'ARBITRATION_NO_CLAUSE', find: ARBITRATE, weigh: weighArbitration },
  { flag: 'ROUTE_MISMATCH', find: SUE, weigh: weighCourt },
  { flag: 'GOV_PRICE_CLAIM', find: PRICE, weigh: weighPrice },
  { flag: 'UNPUBLISHED_FEE', find: EXTRA_FEE, weigh: weighExtra },
  {
    flag: 'UNPUBLISHED_FEE',
    find: /催[收缴][^。]{0,20}(?:费用|支出|成本)[^。]{0,12}(?:由(?:贵户|您|业主)承担|\d+元)|(?:迟交|晚交|逾期)[^，。]{0,6}(?:要|需|得|须)?(?:加|多[交收付]|另收|补)[^，。]{0,6}(?:\d+|[一二两三五十百]+)[块元百]|(?:罚|罚款)[^，。]{0,4}(?:\d+|[一二两三五十百]+)[块元百]/g,
    weigh: always,
  },
  {
    flag: 'SET_OFF',
    find: /(?:维修资金|维修基金|公共收益|分红|押金|保证金|装修款|车位费余额|预存水电|预付水电)[^。]{0,14}(?:扣|抵|冲|划)|(?:扣|抵|冲)[^，。]{0,6}(?:维修资金|维修基金|公共收益|押金|保证金)|用[^，。]{0,8}(?:押金|保证金|维修资金|公共收益)[^，。]{0,4}(?:抵|冲|交|付|补)/g,
    weigh: blockIf(
      (hit) =>
        !/业主大会(?:决定|表决|同意)|经您(?:书面)?同意|抵销通知|退还|不从|不会从|结清后退|结余转入|依法通知|不会自行|不抵|(?:任何情况下|一律)?不得(?!异议)|双方同意|书面同意|双方书面|同意书|确认书|全额退回|业主共同决定|不用于|不另向|如您同意|不能拿/.test(
          hit.sentence.text,
        ),
    ),
  },
  {
    flag: 'BORROWING',
    find: /小贷|(?:向|找)[^，。]{0,8}借(?:一点|点|钱|款|一笔)|花呗|借呗|网贷|网络贷|小额贷|微粒贷|白条|套现|物业贷|(?:办|申请|点击|使用|用)[^，。]{0,6}贷(?:款)?(?:[^，。]{0,6}(?:缴|交|付))?|信用卡(?:分期|垫|先|透支|预借)|(?:先|可以|去|找[^，。]{0,4})[^，。]{0,6}借(?:钱|款|点|一点|呗)[^。]{0,8}(?:交|缴|付|还|补)|找[^，。]{0,5}(?:朋友|亲戚|同事|家里|平台)借|秒批|分钟(?:到账|放款)|低息(?:贷|借)/g,
    weigh: blockIf(
      (hit) =>
        (aboutFees(hit) || /垫|先|小贷|借一/.test(hit.sentence.text)) &&
        !/谨防|诈骗|不要(?!给|忘)|校园贷|影响[^，。]{0,6}贷|房贷|贷款买房|贷款审批/.test(hit.sentence.text),
    ),
  },
  { flag: 'MARKETING', find: OFFER, weigh: weighOffer },
  {
    flag: 'PERSONAL_PAYEE',
    find: /(?:转|付|打|扫|汇|交)[^，。]{0,10}(?:我(?:的|个人的?|自己的?)?|个人(?:的)?|私人(?:的)?|小[一-龥]的)(?:微信|支付宝|账户|账号|卡|银行卡|收款码|二维码)|(?:私人|个人)(?:微信|支付宝|账户|账号|银行卡)[^，。]{0,4}(?:转|付|收|打|汇)|(?:转|打|汇)(?:给)?(?:到)?我(?:个人)?(?:就|微信|这|卡)/g,
    weigh: blockIf(
      ({ sentence }) =>
        !/请勿|勿再|不得|不要|禁止|不以|不用个人|不使用|违规|诈骗|已报案|不懂规矩|全额退|已退|退给您|退回/.test(
          sentence.text,
        ),
    ),
  },
  { flag: 'VAGUE_THREAT', find: VAGUE, weigh: weighVague },
  {
    flag: 'FALSE_URGENCY',
    find: /最后(?:一次)?(?:的)?(?:[^，。]{0,10}机会|警告|期限将至)|过时不候|过期不候|逾期不候|今[晚天][^，。]{0,4}(?:点|时)?(?:前|之前|内)(?:必须|务必)|(?:\d+|[一二三六])(?:个)?小时内(?:必须|务必|缴|交|付|处理|到账)|立刻马上|刻不容缓|最后\d+小时|倒计时/g,
    weigh: (hit) => (!/抢修|维修|上门服务|发货|报名|响应|回复您/.test(hit.sentence.text) ? 'warn' : 'none'),
  },
  {
    flag: 'NOT_YET_DUE',
    find: /(?<!如|若|免|如果|避免)(?:欠费|拖欠|欠缴|欠款|催缴|催收|补缴|补交|滞纳金|老欠|已逾期|逾期未|起诉|诉讼|律师函|仲裁|支付令)/g,
    weigh: (hit) =>
      hit.message.context.stage === 'pre_due' &&
      !/以免|避免|如(?:有|逾)|如果|若|不区分|是否|不用|不说|不得以|不提|含|有人问|不算|不是/.test(
        hit.before,
      ) &&
      !/^[^，。]{2,4}不(?:包括|含|是您)/.test(hit.words + hit.after.replace(/[”』」]/g, '')) &&
      !/^补[缴交](?:即可|[^，。费款\d]{0,6}(?:资料|材料|证明|回执|备案|证))/.test(hit.words + hit.after)
        ? warns()
        : 'none',
  },
]
