/** A dunning run over a community in which everybody is eleven days behind with three fees. */
import { besideRaw } from './beside-raw.ts'
import { inChild } from './child.ts'
import { type Bench, measured, rounded } from './measured.ts'

const TABLES = ['collections.dunning_run', 'collections.notice', 'collections.task']
const DAY = '2026-11-21'

export const dunning: Bench = {
  name: 'dunning',
  noun: '户 households',
  sizeOf: (households) => households,
  async run({ estates, say }, households) {
    const house = await estates.open('billed', households)
    const { config, database, estate } = house
    try {
      const { ours, beside } = await besideRaw(
        { database, context: estate.context, tables: TABLES, say },
        () => inChild<{ in: number }>('dunning', { config, estate, day: DAY }),
      )
      const { limitSeconds, rows, bytes } = beside
      const figures = { seconds: ours.seconds, limitSeconds, rssMiB: ours.rssMiB }
      return measured('dunning', households, figures, {
        decided: ours.answer.in,
        rows,
        MiB: rounded(bytes / 2 ** 20, 1),
      })
    } finally {
      await house.drop()
    }
  },
}
