/** Who knocks: one person a role, each in one community, and those whose right has an end. */
import { assignStewards } from '../../src/flow/roster/commands/assign-stewards.ts'
import { addStaff } from '../../src/platform/auth/commands/add-staff.ts'
import { type Grant, type Principal, ROLES } from '../../src/platform/auth/roles.ts'
import { day } from '../../src/rules/day.ts'
import { PASSWORD, type TestClient, type TestServer } from '../app/test-server.ts'
import type { Run } from './estate.ts'

export type Person = {
  name: string
  client: TestClient
  /** Null: nobody, or nobody any more. */
  principal: Principal | null
  /** Homes of the first community whose money this person may see. */
  sees: readonly ('first' | 'second' | 'gone')[]
  /** Whether the second community of the company is theirs too. */
  sister: boolean
}

const EVERYBODY = ['first', 'second', 'gone'] as const

/** Everybody, signed in. The steward has building 1, the other one building 2, the relieved one had 2 and 3. */
export async function everybody(
  server: TestServer,
  run: Run,
  buildings: readonly string[],
): Promise<Person[]> {
  const { communityId } = server
  const people: Person[] = []
  const join = async (
    name: string,
    grants: Grant[],
    sees: Person['sees'],
    more: { until?: string; disabled?: boolean } = {},
  ) => {
    const [grant] = grants
    const staffId = await run((tx) =>
      addStaff(tx, {
        name: `员工${name}`,
        username: name,
        password: PASSWORD,
        role: grant?.role ?? 'auditor',
        communityId: grant?.communityId ?? null,
        day: day('2026-01-01'),
      }).then((made) => made.staffId),
    )
    const client = await server.signIn(name)
    const principal = { companyId: server.companyId, staffId, username: name, name, grants }
    people.push({
      name,
      client,
      principal: more.disabled ? null : principal,
      sees,
      sister: grants.some(({ communityId: where }) => where === null),
    })
    return staffId
  }
  for (const role of ROLES) {
    const sees = { steward: ['first'] as const, field_staff: [] }[role as string] ?? EVERYBODY
    await join(role, [{ role, communityId }], sees)
  }
  await join('chief', [{ role: 'company_admin', communityId: null }], EVERYBODY)
  const other = await join('other_steward', [{ role: 'steward', communityId }], ['second'])
  const relieved = await join('relieved_steward', [{ role: 'steward', communityId }], [])
  await join('former', [], [])
  await join('disabled', [], [], { disabled: true })
  people.push({ name: 'anonymous', client: server.visitor(), principal: null, sees: [], sister: false })
  const [one, two, three] = buildings as [string, string, string]
  const steward = people.find(({ name }) => name === 'steward')?.principal?.staffId as string
  const duty = { communityId, fromDay: '2026-01-01' }
  await run((tx) => assignStewards(tx, { ...duty, staffId: steward, buildingIds: [one] }))
  await run((tx) =>
    assignStewards(tx, { ...duty, staffId: relieved, buildingIds: [two, three], toDay: '2026-10-31' }),
  )
  await run((tx) =>
    assignStewards(tx, { ...duty, staffId: other, buildingIds: [two], fromDay: '2026-11-01' }),
  )
  return people
}
