/** The companies of an installation, by way of their communities. */
import { sqlFile } from '../platform/db/sql-file.ts'
import { type Database, inSnapshot } from '../platform/db/tx.ts'
import { allCommunities } from '../platform/http/communities.ts'

const NAME = sqlFile(import.meta.url, './sql/company-name.sql')

export type Company = { companyId: string; name: string }

export async function listCompanies(database: Database, at: Date): Promise<Company[]> {
  const ids = new Set((await allCommunities(database)).map(({ companyId }) => companyId))
  const actor = { kind: 'system', name: 'command-line' } as const
  const companies: Company[] = []
  for (const companyId of ids) {
    const found = await inSnapshot(database, { companyId, actor, at }, (tx) =>
      tx.row<Company>(NAME, { company_id: companyId }),
    )
    if (found) companies.push(found)
  }
  return companies
}

/** The company of this name or id; without a name, the only one there is. Null: none, or not clear which. */
export async function findCompany(
  database: Database,
  name: string | undefined,
  at: Date,
): Promise<Company | null> {
  const companies = await listCompanies(database, at)
  const found =
    name === undefined ? companies : companies.filter((each) => each.name === name || each.companyId === name)
  return found.length === 1 ? (found[0] ?? null) : null
}
