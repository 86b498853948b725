/** Two servers on one database: each day of a calendar once, each job once, each receipt once. */
import { createCommunity } from '../../src/flow/roster/commands/create-community.ts'
import { buildEstate } from '../support/estate.ts'
import type { Chance } from './chance.ts'
import { type Account, settle, startCashiers } from './cashiers.ts'
import { type House, type Person, signIn } from './house.ts'
import { until } from './waiting.ts'

const WAIT_MS = 120_000

export type TwoServers = Account & { communities: number; calendarRuns: number; jobs: number }

/** `communities`: new ones, whose calendar is due at once when both servers start. */
export async function twoServers(house: House, chance: Chance, communities: number): Promise<TwoServers> {
  const communityIds: string[] = []
  for (let index = 0; index < communities; index += 1)
    communityIds.push(await dueCommunity(house, `S${chance.seed % 100_000}n${index}`))
  const servers = await Promise.all([house.serve(), house.serve()])
  const people = await Promise.all(servers.map((server) => signIn(() => server.url)))
  const cashiers = await Promise.all(
    people.map((person, index) => startCashiers(house, person, 4, `two ${chance.seed}-${index}`)),
  )
  try {
    const jobs = await billTwice(people, communityIds)
    await ended(people[0] as Person, jobs)
    const calendarRuns = await calendarDone(house, communityIds)
    for (const each of cashiers) await each.stop()
    const logs = new Map(cashiers.map(({ log }, index) => [`two ${chance.seed}-${index}`, log]))
    const account = await settle(house, logs, await onceOnly(house, communityIds, jobs))
    return { communities, calendarRuns, jobs: jobs.length, ...account }
  } finally {
    for (const each of cashiers) await each.stop()
    await Promise.all(servers.map((server) => server.stop()))
  }
}

/** A community whose dunning is due from midnight on, so that it is due whenever this runs. */
async function dueCommunity(house: House, code: string): Promise<string> {
  const { communityId } = await house.write((tx) => createCommunity(tx, { code, name: `双机${code}` }))
  await buildEstate(house.write, communityId)
  await house.query(
    `UPDATE roster.community SET calendar = '{"dunAt": "00:00", "dispatchFrom": "00:00", "dispatchUntil": "00:00"}' WHERE id = $1`,
    [communityId],
  )
  return communityId
}

/** The same month asked of both servers at the same moment, in every community. */
async function billTwice(people: readonly Person[], communityIds: readonly string[]): Promise<string[]> {
  const asked = communityIds.flatMap((communityId) =>
    people.map((person) =>
      person.send('POST', `/api/ledger/${communityId}/billing-runs`, { period: '2027-03' }),
    ),
  )
  return (await Promise.all(asked)).map(({ status, body }) => {
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body.jobId as string
  })
}

async function ended(person: Person, jobs: readonly string[]) {
  for (const jobId of jobs)
    await until(WAIT_MS, `job ${jobId} to end`, async () => {
      const { body } = await person.send('GET', `/api/jobs/${jobId}`)
      if (body.problem) throw new Error(JSON.stringify(body.problem))
      return body.endedAt ?? null
    })
}

async function calendarDone(house: House, communityIds: readonly string[]): Promise<number> {
  return until(WAIT_MS, 'the calendar of every community to run', async () => {
    const [found] = await house.query<{ runs: number; communities: number }>(
      `SELECT count(*)::int AS runs, count(DISTINCT community_id)::int AS communities FROM platform.calendar_run
       WHERE community_id = ANY($1) AND task = 'dun'`,
      [communityIds],
    )
    return found?.communities === communityIds.length ? found.runs : null
  })
}

async function onceOnly(
  house: House,
  communityIds: readonly string[],
  jobs: readonly string[],
): Promise<string[]> {
  const found = await house.query<{ what: string; times: number }>(
    `SELECT chain_id || ' ' || subject AS what, count(*)::int AS times FROM platform.audit_entry
     WHERE action = 'calendar.run' AND chain_id = ANY($1) GROUP BY 1 HAVING count(*) > 1
     UNION ALL
     SELECT community_id || ' billed', count(*)::int FROM billing.v_run
     WHERE community_id = ANY($1) AND period = '2027-03' AND count_done > 0 GROUP BY 1 HAVING count(*) <> 1`,
    [communityIds],
  )
  const { rows } = await house.database.pool.query(
    `SELECT data->>'jobId' AS what, count(*)::int AS tickets, max(retry_count) AS again FROM pgboss.job
     WHERE data->>'jobId' = ANY($1) GROUP BY 1 HAVING count(*) > 1 OR max(retry_count) > 0`,
    [jobs],
  )
  return [...found, ...rows].map((each) => JSON.stringify(each))
}
