import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { type CommunityInput, communityInput } from '../model.ts'
import { parsed } from '../parsed.ts'

const takeCode = sqlFile(import.meta.url, '../sql/take-community-code.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-community.sql')

/**
 * A new community of the company. Its code is unique in the installation: a code in use is refused
 * (`platform.code_taken`). Zone defaults to Asia/Shanghai.
 */
export async function createCommunity(tx: Tx, input: CommunityInput): Promise<{ communityId: string }> {
  const given = parsed(communityInput, input)
  const communityId = tx.newId()
  const taken = await tx.row<{ taken: boolean }>(takeCode, { code: given.code, community: communityId })
  if (!taken?.taken) throw platformProblems.code_taken({ code: given.code })
  await tx.rows(insert, {
    id: communityId,
    company: tx.companyId,
    code: given.code,
    name: given.name,
    zone: given.zone ?? null,
    province: given.province ?? null,
    city: given.city ?? null,
    address: given.address ?? null,
    hotline: given.hotline ?? null,
    payment_instructions: given.paymentInstructions ?? null,
    at: tx.at,
  })
  tx.audit({ communityId, action: 'roster.create_community', subject: `community:${given.code}` })
  return { communityId }
}
