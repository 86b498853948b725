/** A first month billed: three fee items for every household, each charge with its because, posted to the ledger. */
import { besideRaw } from './beside-raw.ts'
import { inChild } from './child.ts'
import { BILLED_ON, PERIOD } from './estates.ts'
import { type Bench, measured, rounded } from './measured.ts'

const TABLES = [
  'billing.run',
  'billing.bill',
  'billing.charge',
  'billing.covered',
  'ledger.account',
  'ledger.open_item',
  'ledger.entry',
  'ledger.posting',
]

export const billing: Bench = {
  name: 'billing',
  noun: '户 households',
  sizeOf: (households) => households,
  async run({ estates, say }, households) {
    const house = await estates.open('unbilled', households)
    const { config, database, estate } = house
    try {
      const { ours, beside } = await besideRaw(
        { database, context: estate.context, tables: TABLES, say },
        () => inChild<{ charges: number }>('billing', { config, estate, period: PERIOD, day: BILLED_ON }),
      )
      const { limitSeconds, rows, bytes } = beside
      const figures = { seconds: ours.seconds, limitSeconds, rssMiB: ours.rssMiB }
      return measured('billing', households, figures, {
        charges: ours.answer.charges,
        rows,
        MiB: rounded(bytes / 2 ** 20, 1),
      })
    } finally {
      await house.drop()
    }
  },
}
