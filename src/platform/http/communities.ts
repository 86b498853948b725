/** Which company a community belongs to. It never changes, so what was found once is remembered. */

import { bindSql, sqlFile } from '../db/sql-file.ts'
import type { Database } from '../db/tx.ts'

export type CommunityOfCompany = { communityId: string; companyId: string; code: string }

const ALL = sqlFile(import.meta.url, './sql/all-communities.sql')
const remembered = new WeakMap<Database, Map<string, CommunityOfCompany>>()

/** Whether a community is one of the company's. Text that is no id answers true: validation will speak of it. */
export async function belongsTo(
  database: Database,
  companyId: string,
  communityId: string,
): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(communityId)) return true
  const known = remembered.get(database)?.get(communityId) ?? (await refresh(database)).get(communityId)
  return known?.companyId === companyId
}

/** Every community of a company, by code. None: an empty list. */
export async function communitiesOf(database: Database, companyId: string): Promise<CommunityOfCompany[]> {
  return [...(await refresh(database)).values()].filter((community) => community.companyId === companyId)
}

/** Every community of the installation, by code. */
export async function allCommunities(database: Database): Promise<CommunityOfCompany[]> {
  return [...(await refresh(database)).values()]
}

async function refresh(database: Database) {
  const { rows } = await database.pool.query<CommunityOfCompany>(ALL.text, bindSql(ALL, {}))
  const found = new Map(rows.map((row) => [row.communityId, row]))
  remembered.set(database, found)
  return found
}
