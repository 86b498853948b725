/** Ceilings of small claims: half the province's average wage of the year before, twice of it by agreement. */
import { day } from '../day.ts'
import { fen, type Fen, yuanGrouped } from '../money.ts'
import type { LegalTable } from './dated.ts'

export type SmallClaims = { ceiling: Fen; byAgreement: Fen }

const yuanOf = (amount: number) => fen(amount * 100)

/** As published for one year; nobody has looked further. */
function published(
  place: string,
  year: number,
  ceiling: number,
  byAgreement: number,
): LegalTable<SmallClaims> {
  return {
    code: 'court.small_claims',
    zh: `小额诉讼标的额（${place}）`,
    en: `ceiling of small claims (${place})`,
    place,
    values: [
      {
        from: day(`${year}-01-01`),
        value: { ceiling: yuanOf(ceiling), byAgreement: yuanOf(byAgreement) },
        source: { law: '就业人员年平均工资', page: 'average-wages' },
        verified: 'secondary',
      },
    ],
    knownUntil: day(`${year}-12-31`),
    show: (value) => ({
      zh: `${yuanGrouped(value.ceiling)} 元以下适用，至 ${yuanGrouped(value.byAgreement)} 元可约定适用`,
      en: `up to ${yuanGrouped(value.ceiling)} yuan, to ${yuanGrouped(value.byAgreement)} by agreement`,
    }),
  }
}

export const SMALL_CLAIMS: readonly LegalTable<SmallClaims>[] = [
  published('江苏', 2022, 51_811, 207_242),
  published('浙江', 2022, 54_323, 217_290),
]
