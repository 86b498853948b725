/** B: what may be billed. */
import { on } from './law-pages.ts'
import { GATE, rule } from './rule.ts'

export const BILLING = [
  rule(
    'B-01',
    'warn',
    'V V2',
    '出账前在现场和线上公示项目、标准、依据',
    'items, rates and their ground are published on site and online before billing',
    [...on('civil-code', 943), ...on('clear-price-rules', 5, 6, 7), ...on('property-price-display-rules', 6)],
    GATE,
  ),
  rule(
    'B-02',
    'hard_block',
    'V',
    '未经业主共同决定或合同变更提高的部分不得收取',
    'what exceeds the contract without the owners’ resolution is not collected',
    [...on('property-interpretation', 2), ...on('civil-code', 278)],
    GATE,
  ),
  rule(
    'B-03',
    'warn',
    'V',
    '空置减收按当地规定和证明',
    'empty premises pay less where the place says so, with proof',
    on(
      'local-rules',
      '滨州市物业管理条例 第三十八条',
      '聊城市物业管理条例 第四十条',
      '菏泽市物业管理条例 第二十四条',
      '山东省物业管理条例 第六十二条',
    ),
    GATE,
  ),
  rule(
    'B-04',
    'hard_block',
    'V',
    '预收不超过当地月数上限和合同期限，并经业主同意',
    'no more is taken ahead than the place and the contract allow, and the owner agrees',
    on('local-rules', '杭州市物业管理条例 第五十五条', '郑州市物业管理条例 第四十二条'),
    GATE,
  ),
  rule(
    'B-05',
    'hard_block',
    'V',
    '合同终止，退还未服务期间的预收费用',
    'at the end of the contract what was prepaid and not served goes back',
    on('property-interpretation', 3),
    GATE,
  ),
  rule(
    'B-06',
    'hard_block',
    'V K',
    '前业主期间的费用不向新业主收',
    "a new owner is not billed for the former owner's time",
    [
      ...on('civil-code', 465),
      ...on('local-rules', '山东省物业管理条例 第六十三条', '潍坊市物业管理条例 第五十五条'),
    ],
    GATE,
  ),
  rule(
    'B-07',
    'hard_block',
    'V',
    '账单列明账期、面积、单价、项目、金额、期限、渠道、联系人',
    'a bill shows period, area, rate, items, amount, deadline, channels and contact',
    on('clear-price-rules', 15),
    GATE,
  ),
] as const
