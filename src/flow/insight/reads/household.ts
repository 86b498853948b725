import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import type { Because } from '../../../rules/because.ts'
import { type Day, daysBetween } from '../../../rules/day.ts'
import { maskContact, maskName } from '../../../rules/mask.ts'
import type { HouseholdPage } from '../model.ts'
import type { Need } from './need.ts'
import { readTimeline } from './timeline.ts'

const HOUSEHOLD = sqlFile(import.meta.url, '../sql/household.sql')
const MEMBERS = sqlFile(import.meta.url, '../sql/household-members.sql')
const PREMISES = sqlFile(import.meta.url, '../sql/household-premises.sql')
const ITEMS = sqlFile(import.meta.url, '../sql/household-items.sql')
const RECEIPTS = sqlFile(import.meta.url, '../sql/household-receipts.sql')
const CONTRACT = sqlFile(import.meta.url, '../sql/household-contract.sql')
const NEEDS = sqlFile(import.meta.url, '../sql/household-needs.sql')

type HouseholdRow = {
  householdId: string
  name: string
  visible: boolean
  stewardId: string | null
  stewardName: string
  duty: 'responsible' | 'cover'
}
type Members = HouseholdPage['members']
type Premises = HouseholdPage['premises']
type Item = Omit<HouseholdPage['openItems'][number], 'overdueDays'> & { because: Because | null }

/**
 * Everything about one household on one page. Whoever need not know its money sees who lives where, with names and
 * contacts masked. Problem: platform.not_found.
 */
export async function readHousehold(
  tx: Tx,
  input: Need & { householdId: string; day: Day },
): Promise<HouseholdPage> {
  const which = { community_id: input.communityId, household_id: input.householdId }
  const row = await tx.row<HouseholdRow>(HOUSEHOLD, { ...which, steward_id: input.stewardId, day: input.day })
  if (!row) throw platformProblems.not_found({ what: '住户', id: input.householdId })
  const members = await tx.rows<Members[number]>(MEMBERS, which)
  const premises = await tx.rows<Premises[number]>(PREMISES, { ...which, day: input.day })
  const head = {
    householdId: row.householdId,
    day: input.day,
    moneyVisible: row.visible,
    steward: row.stewardId ? { staffId: row.stewardId, name: row.stewardName, duty: row.duty } : null,
    contract: await tx.row<NonNullable<HouseholdPage['contract']>>(CONTRACT, {
      community_id: input.communityId,
      day: input.day,
    }),
  }
  if (!row.visible) return { ...head, ...withoutMoney(row.name, members, premises) }
  const items = await tx.rows<Item>(ITEMS, which)
  return {
    ...head,
    name: row.name,
    members: members.map(maskContacts),
    premises,
    needs: await tx.rows<HouseholdPage['needs'][number]>(NEEDS, which),
    totals: totalsOf(premises, items),
    openItems: items.map((item) => ({
      ...item,
      overdueDays: Math.max(0, daysBetween(item.dueDay, input.day)),
    })),
    receipts: await tx.rows<HouseholdPage['receipts'][number]>(RECEIPTS, which),
    timeline: await readTimeline(tx, input),
  }
}

function totalsOf(premises: Premises, items: readonly Item[]): HouseholdPage['totals'] {
  const sum = (pick: (each: Premises[number]) => number) =>
    premises.reduce((total, each) => total + pick(each), 0)
  return {
    openFen: sum((each) => each.openFen),
    overdueFen: sum((each) => each.overdueFen),
    creditFen: sum((each) => each.creditFen),
    oldestDueDay: items[0]?.dueDay ?? null,
  }
}

function maskContacts(member: Members[number]): Members[number] {
  const contacts = member.contacts.map((contact) => ({
    ...contact,
    value: maskContact(contact.kind, contact.value),
  }))
  return { ...member, contacts }
}

function withoutMoney(name: string, members: Members, premises: Premises) {
  return {
    name: maskName(name),
    members: members.map((member) => ({ ...member, name: maskName(member.name), contacts: [] })),
    premises: premises.map((each) => ({ ...each, accountId: null, openFen: 0, overdueFen: 0, creditFen: 0 })),
    needs: [],
    totals: { openFen: 0, overdueFen: 0, creditFen: 0, oldestDueDay: null },
    openItems: [],
    receipts: [],
    timeline: [],
  }
}
