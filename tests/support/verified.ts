import { checks } from '../../src/app/commands/verify.ts'
import { verify } from '../../src/platform/verify/check.ts'
import type { TestCompany } from './company.ts'

/** What `verify` finds wrong with a community, and the days on which less than nothing was open or held; nothing: []. */
export async function breachesOf(place: TestCompany & { communityId: string }): Promise<unknown[]> {
  const at = new Date('2030-12-31T04:00:00Z')
  const where = { companyIds: [place.companyId], communityId: place.communityId, at }
  const found = await verify(place.database, checks, where)
  const untruePast = await place.query(
    `WITH moved AS (
       SELECT account_id, item_id, book, day, sum(sum(amount_fen)) OVER (PARTITION BY account_id, item_id, book ORDER BY day) AS fen
       FROM ledger.v_movement WHERE book IN ('receivable', 'credit') GROUP BY account_id, item_id, book, day)
     SELECT * FROM moved WHERE (book = 'receivable' AND fen < 0) OR (book = 'credit' AND fen > 0)`,
  )
  return [...found.filter((one) => one.breaches > 0), ...untruePast]
}
