/** Words and codes of usage, status and kinds of persons, as they stand in real files. */
import type { PremisesStatus, Usage } from './model.ts'

/** HC's codes are 110 住宅, 119 宿舍, 120 办公室. Null when the word is not known. */
export function usageOf(text: string): Usage | null {
  const bare = text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  const code: Record<string, Usage> = { '110': 'residential', '119': 'residential', '120': 'office' }
  if (code[bare]) return code[bare]
  if (/商铺|商业|门面|店铺|底商|店面|商用|商服|shop|retail|store(?!y|room)/.test(bare)) return 'shop'
  if (/车位|车库|停车|泊位|parking|garage/.test(bare)) return 'parking'
  if (/储藏|储物|仓库|杂物|地下室|阁楼|storage|storeroom/.test(bare)) return 'storage'
  if (/办公|写字|office/.test(bare)) return 'office'
  if (
    /住宅|住房|公寓|别墅|洋房|宿舍|高层|多层|叠拼|联排|居住|民用|房屋|residential|apartment|flat|house|villa/.test(
      bare,
    )
  )
    return 'residential'
  return null
}

const STATUS_CODES: Record<string, PremisesStatus> = {
  '2001': 'occupied',
  '2002': 'unsold',
  '2003': 'handed_over',
  '2004': 'unoccupied',
  '2005': 'fitted_out',
  '2006': 'rented',
  '2007': 'sold',
  '2008': 'vacant',
  '2009': 'fitting_out',
}
const STATUS_WORDS: [RegExp, PremisesStatus][] = [
  [/未售|未销售|待售|未出售|unsold/, 'unsold'],
  [/未入住|未住|未装|毛坯|unoccupied|not(?:yet)?occupied/, 'unoccupied'],
  [/装修中|正在装修|fitting/, 'fitting_out'],
  [/已装修|装修完|fitted/, 'fitted_out'],
  [/出租|租赁|在租|rented|let/, 'rented'],
  [/空置|空闲|空关|闲置|空房|vacant|empty/, 'vacant'],
  [/入住|自住|居住|在住|常住|使用中|occupied/, 'occupied'],
  [/已交房|已交付|已收房|已接房|已收楼|handed/, 'handed_over'],
  [/已售|已出售|已销售|sold/, 'sold'],
]

/** Null when the word is not known. */
export function statusOf(text: string): PremisesStatus | null {
  const bare = text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  return STATUS_CODES[bare] ?? STATUS_WORDS.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}

export type PersonKind = 'owner' | 'family' | 'tenant' | 'temporary'

/** HC's codes are 1001 业主, 1002 家庭成员, 1003 租客, 1004 临时人员. Null when the word is not known. */
export function personKindOf(text: string): PersonKind | null {
  const bare = text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  if (/^1001$|业主|户主|产权人|本人|共有|owner/.test(bare)) return 'owner'
  if (/^1002$|家庭|家属|亲属|配偶|夫妻|父|母|子女|儿|family/.test(bare)) return 'family'
  if (/^1003$|租|tenant/.test(bare)) return 'tenant'
  return /^1004$|临时|temporary/.test(bare) ? 'temporary' : null
}

/** Null when the word is neither yes nor no. */
export function yesOrNo(text: string): boolean | null {
  if (/^(?:有|是|y|yes|true|1)$/i.test(text)) return true
  return /^(?:无|否|没有|n|no|false|0)$/i.test(text) ? false : null
}
