/** A company, its first admin and its first community in one transaction. */
import { createCommunity } from '../../flow/roster/commands/create-community.ts'
import { createCompany } from '../../platform/auth/commands/create-company.ts'
import type { NewCompany } from '../../platform/auth/model.ts'
import { type Actor, type Database, inTransaction, uuidV7 } from '../../platform/db/tx.ts'
import { localDay } from '../../rules/day.ts'

export type FirstRun = NewCompany & { communities: readonly { code: string; name: string }[] }
export type FirstRunResult = {
  companyId: string
  staffId: string
  communities: { code: string; communityId: string }[]
}

/** Creates them all or nothing. A taken user name or code and a weak password are Problems. */
export async function firstRun(
  database: Database,
  input: FirstRun,
  by: { at: Date; actor?: Actor; newId?: () => string },
): Promise<FirstRunResult> {
  const companyId = (by.newId ?? uuidV7)()
  const actor = by.actor ?? { kind: 'system', name: 'first-run' }
  const context = { companyId, actor, at: by.at, ...(by.newId ? { newId: by.newId } : {}) }
  return inTransaction(database, context, async (tx) => {
    const { staffId } = await createCompany(tx, { ...input, day: localDay(by.at, 'Asia/Shanghai') })
    const communities = []
    for (const { code, name } of input.communities) {
      communities.push({ code, communityId: (await createCommunity(tx, { code, name })).communityId })
    }
    return { companyId, staffId, communities }
  })
}
