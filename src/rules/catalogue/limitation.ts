/** L: how long a claim can be pressed. */
import { on } from './law-pages.ts'
import { rule, shown, tested } from './rule.ts'

const CODE = 'civil-code'
const limitation = (fires: string, rests: string) =>
  shown('src/rules/limitation/limitation.ts', 'limitation', fires, rests)

export const LIMITATION = [
  rule(
    'L-01',
    'warn',
    'V',
    '应缴日起三年，取较早的一天为最后一日',
    'three years from the due day, the earlier reading of the last day',
    on(CODE, 188, 201, 202),
    limitation('L1', 'L18'),
  ),
  rule(
    'L-02',
    'warn',
    'V V2',
    '默认逐期起算，并列示自最后一期起算的观点',
    'each period by itself, the reading from the last instalment shown beside it',
    on(CODE, 188, 189),
    limitation('L30', 'L11'),
  ),
  rule(
    'L-03',
    'warn',
    'V',
    '最后一日是休息日的，顺延到之后第一个工作日',
    'a last day off moves to the first day after',
    on(CODE, 203),
    limitation('L15', 'L1'),
  ),
  rule(
    'L-04',
    'warn',
    'V',
    '有效的中断事由使时效重新计算',
    'an interrupting event starts the time again',
    [...on(CODE, 195), ...on('limitation-rules', 8, 9, 10, 11, 12, 13, 14)],
    limitation('L3', 'L22'),
  ),
  rule(
    'L-05',
    'hard_block',
    'V',
    '没有到达证据的不计，张贴从不计',
    'without proof of arrival nothing counts, and a posting never does',
    on('limitation-rules', 8),
    limitation('L14', 'L3'),
  ),
  rule(
    'L-06',
    'warn',
    'V POL',
    '催告只对其列明的账期有效',
    'a demand counts for the periods it lists',
    on('limitation-rules', 9),
    limitation('L12', 'L3'),
  ),
  rule(
    'L-07',
    'hard_block',
    'V',
    '届满后的催告不起作用，除非对方同意履行',
    'nothing after the end revives a claim but the consent to pay',
    [...on(CODE, 192), ...on('limitation-rules', 19)],
    limitation('L9', 'L10'),
  ),
  rule(
    'L-08',
    'warn',
    'POL',
    '届满前 180、90、30、7 天提醒',
    'a word of warning 180, 90, 30 and 7 days before',
    on('own-sources', '催缴方案'),
    tested(
      'src/rules/limitation/limitation.ts',
      'src/rules/catalogue/alerts.test.ts',
      'a word of warning 180, 90, 30 and 7 days before',
      'no word of warning earlier, and none when it is over',
    ),
  ),
  rule(
    'L-09',
    'warn',
    'V',
    '最长二十年',
    'twenty years at the longest',
    on(CODE, 188),
    limitation('L29', 'L1'),
  ),
  rule(
    'L-10',
    'needs_approval',
    'V',
    '最后六个月内的障碍才中止，由人认定',
    'only an obstacle in the last six months suspends, and a person decides so',
    on(CODE, 194),
    limitation('L20', 'L21'),
  ),
] as const
