/** What a signed-in person is told about themselves: roles in words, and what is allowed where. */
import { communitiesOf } from '../http/communities.ts'
import type { Database } from '../db/tx.ts'
import type { Me } from './contract.ts'
import { actionsOf, type MoneyScope, type Principal, ROLE_TABLE } from './roles.ts'
import type { KnownPrincipal } from './session.ts'

export async function describeMe(database: Database, principal: KnownPrincipal): Promise<Me> {
  const communities = await communitiesOf(database, principal.companyId)
  return {
    staffId: principal.staffId,
    companyId: principal.companyId,
    company: principal.company,
    name: principal.name,
    username: principal.username,
    grants: principal.grants.map(({ role, communityId }) => ({
      role,
      roleZh: ROLE_TABLE[role].zh,
      roleEn: ROLE_TABLE[role].en,
      communityId,
    })),
    may: actionsOf(principal, null),
    communities: communities
      .map(({ communityId, code }) => ({
        communityId,
        code,
        may: actionsOf(principal, communityId),
        money: moneyIn(principal, communityId),
      }))
      .filter(({ may }) => may.length > 0),
  }
}

function moneyIn(principal: Principal, communityId: string): MoneyScope {
  const scopes = principal.grants
    .filter((grant) => grant.communityId === null || grant.communityId === communityId)
    .map((grant) => ROLE_TABLE[grant.role].money)
  return scopes.includes('all') ? 'all' : scopes.includes('own_households') ? 'own_households' : 'none'
}
