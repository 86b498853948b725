import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { type CommunityEdit, communityEdit } from '../model.ts'
import { parsed } from '../parsed.ts'

const edit = sqlFile(import.meta.url, '../sql/edit-community.sql')

/** Changes what letters and bills say of a community: name, address, hotline, how to pay. What is not given stays. */
export async function editCommunity(tx: Tx, input: CommunityEdit): Promise<void> {
  const { communityId, name, address, province, city, hotline, paymentInstructions } = parsed(
    communityEdit,
    input,
  )
  const edited = await tx.row(edit, {
    community: communityId,
    name: name ?? null,
    address: address ?? null,
    province: province ?? null,
    city: city ?? null,
    hotline: hotline ?? null,
    payment_instructions: paymentInstructions ?? null,
  })
  if (!edited) throw platformProblems.not_found({ what: '小区', id: communityId })
  tx.audit({
    communityId,
    action: 'roster.edit_community',
    subject: `community:${communityId}`,
    facts: { fields: Object.keys(input).filter((field) => field !== 'communityId') },
  })
}
