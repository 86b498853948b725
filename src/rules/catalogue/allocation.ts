/** A: what a payment pays. */
import { on } from './law-pages.ts'
import { GATE, rule, shown } from './rule.ts'

const CODE = 'civil-code'
const allocation = (fires: string, rests: string) =>
  shown('src/rules/allocation.ts', 'allocation', fires, rests)

export const ALLOCATION = [
  rule(
    'A-01',
    'hard_block',
    'V',
    '先约定，后指定，再法定',
    'agreement, then designation, then statute',
    on(CODE, 560, 561),
    allocation('A12', 'A5'),
  ),
  rule(
    'A-02',
    'hard_block',
    'V',
    '法定顺序：到期、担保少、负担重、先到期、按比例',
    'statutory order: due, less secured, heavier burden, earlier due, in proportion',
    on(CODE, 560),
    allocation('A3', 'A1'),
  ),
  rule(
    'A-03',
    'hard_block',
    'V',
    '同一笔之内：费用、利息、本金',
    'within one item: costs, interest, principal',
    on(CODE, 561),
    allocation('A1', 'A8'),
  ),
  rule(
    'A-04',
    'needs_approval',
    'V',
    '违约金排在哪里是看得见的设置，默认在本金之后',
    'where the late fee stands is a visible setting, after the principal by default',
    [...on(CODE, 561), ...on('contract-general-interpretation', 55)],
    allocation('A17', 'A18'),
  ),
  rule(
    'A-05',
    'hard_block',
    'V',
    '缴费时的指定由缴费人作出，公司事后不得更改',
    'the payer designates at payment, and the company does not change it afterwards',
    on(CODE, 560),
    GATE,
  ),
  rule(
    'A-06',
    'needs_approval',
    'POL',
    '已过时效的不自动抵充，除非指定',
    'what is out of time is passed over unless designated',
    [...on(CODE, 192), ...on('contract-general-interpretation', 58)],
    allocation('A15', 'A16'),
  ),
  rule(
    'A-07',
    'hard_block',
    'V K',
    '多缴的转为预存，随时可退',
    'what is paid over becomes credit and is given back on demand',
    [...on(CODE, 985), ...on('property-interpretation', 3)],
    allocation('A14', 'A1'),
  ),
  rule(
    'A-08',
    'hard_block',
    'POL',
    '各部分之和分毫等于收款，改正只用冲正',
    'the parts make the payment to the fen, and corrections are reversals',
    on('accounting-basics', 48),
    allocation('A7', 'A6'),
  ),
  rule(
    'A-09',
    'hard_block',
    'V',
    '执行中先清偿文书确定的款项，再清偿加倍利息',
    'in enforcement the judgment comes before the doubled interest',
    on('delayed-performance-interpretation', 4),
    allocation('A11', 'A1'),
  ),
] as const
