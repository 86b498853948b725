/**
 * What holds in one place only. A place may only tighten what binds everywhere. Where the day of entry into force was
 * not seen, a value holds from the day its text was read as in force; what was before is not known.
 */
import { type Day, day } from '../day.ts'
import {
  type Known,
  type LegalTable,
  type LegalValue,
  type Unknown,
  type Verification,
  valueOn,
} from './dated.ts'

/** The day of the collection of texts in which these were read. */
const READ = day('2025-04-19')

function local<T>(
  value: T,
  article: string,
  from: Day = READ,
  verified: Verification = 'text',
): LegalValue<T> {
  return { from, value, source: { law: '地方物业管理条例', article, page: 'local-rules' }, verified }
}

type Words = { zh: string; en: string }

function tables<T>(
  code: string,
  words: Words,
  show: (value: T) => Words,
  places: Record<string, LegalValue<T>>,
): LegalTable<T>[] {
  return Object.entries(places).map(([place, value]) => ({
    code,
    zh: `${words.zh}（${place}）`,
    en: `${words.en} (${place})`,
    place,
    values: [value],
    knownUntil: null,
    show,
  }))
}

export type PrepaymentCap = { months: number; withinContract: boolean }

/** Months that may be taken ahead. A place that is not here has no limit that was found. */
export const PREPAYMENT_CAPS = tables<PrepaymentCap>(
  'local.prepayment_cap',
  { zh: '物业费预收期限上限', en: 'limit of prepayment' },
  ({ months, withinContract }) => ({
    zh: `最长 ${months} 个月${withinContract ? '，且不超过合同期限' : ''}`,
    en: `${months} months at most${withinContract ? ', and within the contract' : ''}`,
  }),
  {
    杭州: local({ months: 12, withinContract: true }, '杭州市物业管理条例 第五十五条', day('2022-03-01')),
    郑州: local({ months: 12, withinContract: false }, '郑州市物业管理条例 第四十二条'),
  },
)

/** `share`: the most that may be charged of the fee; null: less than the whole, the rate set elsewhere. */
export type VacancyRule = { afterMonths: number; share: string | null; earlyPhaseOnly: boolean }

export const VACANCY_RULES = tables<VacancyRule>(
  'local.vacancy',
  { zh: '空置房屋物业费减收', en: 'fee of empty premises' },
  ({ afterMonths, share }) => ({
    zh: `空置${share ? '超过' : '满'} ${afterMonths} 个月，${share ? `按不高于 ${Number(share) * 100}% 收取` : '应当减收，比例另定'}`,
    en: `empty ${afterMonths} months: ${share ? `at most ${Number(share) * 100} %` : 'reduced, the rate set elsewhere'}`,
  }),
  {
    滨州: local({ afterMonths: 6, share: '0.6', earlyPhaseOnly: true }, '滨州市物业管理条例 第三十八条'),
    聊城: local({ afterMonths: 6, share: null, earlyPhaseOnly: true }, '聊城市物业管理条例 第四十条'),
    菏泽: local({ afterMonths: 6, share: null, earlyPhaseOnly: true }, '菏泽市物业管理条例 第二十四条'),
  },
)

/** In yuan, after a warning where the rule gives one. */
export type Sanction = { least: number; most: number } | null

/** Fines on the company for pressing by supply or passage; null: forbidden, no amount was seen. */
export const PRESSURE_SANCTIONS = tables<Sanction>(
  'local.pressure_sanction',
  { zh: '以供应或通行施压的处罚', en: 'sanction for pressing by supply or passage' },
  (value) =>
    value
      ? { zh: `罚款 ${value.least}–${value.most} 元`, en: `${value.least} to ${value.most} yuan` }
      : { zh: '明令禁止', en: 'expressly forbidden' },
  {
    潍坊: local({ least: 2000, most: 10_000 }, '潍坊市物业管理条例 第七十二条'),
    郑州: local({ least: 10_000, most: 50_000 }, '郑州市物业管理条例 第六十七条'),
    杭州: local({ least: 10_000, most: 50_000 }, '杭州市物业管理条例 第八十六条', day('2022-03-01')),
    滨州: local(null, '滨州市物业管理条例 第四十七条'),
    菏泽: local(null, '菏泽市物业管理条例 第二十五条'),
  },
)

/** Places whose rule speaks of posting. It loosens nothing here: what points to a person is never published. */
export const POSTING_RULES = tables<'allowed_there_refused_here'>(
  'local.posting',
  { zh: '公示欠费的地方规定', en: 'local rule on posting' },
  () => ({
    zh: '当地规定可公示；与个人信息保护法相抵触，本系统不采用',
    en: 'the place allows it; it stands against the law on personal information and is not used here',
  }),
  {
    聊城: local('allowed_there_refused_here', '聊城市物业管理条例 第四十一条'),
    滨州: local('allowed_there_refused_here', '滨州市物业管理条例 第四十九条'),
    温州: local('allowed_there_refused_here', '温州市物业管理条例 第四十条'),
    河南: local('allowed_there_refused_here', '河南省物业管理条例 第八十八条'),
  },
)

export const PAYMENT_ORDER_NAMED = tables<true>(
  'local.payment_order',
  { zh: '地方规定提到支付令', en: 'a local rule names the payment order' },
  () => ({ zh: '可以申请支付令', en: 'a payment order may be applied for' }),
  {
    青岛: local(true, '青岛市物业管理条例 第六十三条'),
    舟山: local(true, '舟山市物业管理条例 第四十一条'),
  },
)

/** The value of a place on a day; null: nothing is known of this place. `杭州市` and `杭州` are one. */
export function inPlace<T>(of: readonly LegalTable<T>[], place: string, on: Day): Known<T> | Unknown | null {
  const named = place.trim().replace(/(省|市|自治区)$/, '')
  const table = of.find((one) => one.place === named)
  return table ? valueOn(table, on) : null
}
