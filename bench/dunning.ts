/**
 * A dunning run over a community in which everybody is eleven days behind with three fees; beside a statement of raw SQL
 * that gathers the same open items, decides the same step and writes the same notices with the same because.
 */
import { sqlFile } from '../src/platform/db/sql-file.ts'
import { besideRaw } from './beside-raw.ts'
import { type Done, inChild } from './child.ts'
import { type Bench, measured, rounded } from './measured.ts'

const TABLES = ['collections.dunning_run', 'collections.notice', 'collections.task']
const DAY = '2026-11-21'
const RAW = sqlFile(import.meta.url, './sql/raw-dunning.sql')

type Run = { in: number; runId: string }

export const dunning: Bench = {
  name: 'dunning',
  noun: '户 households',
  sizeOf: (households) => households,
  async run({ estates, say }, households) {
    const house = await estates.open('billed', households)
    const { config, database, estate } = house
    try {
      const { communityId: community_id, context } = estate
      const own = (ours: Done<Run>) => ({
        sql: RAW,
        values: { community_id, company_id: context.companyId, day: DAY, run_id: ours.answer.runId },
      })
      const where = { database, context, tables: TABLES, own: { 'collections.notice': own }, say }
      const { ours, beside } = await besideRaw(where, () =>
        inChild<Run>('dunning', { config, estate, day: DAY }),
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
