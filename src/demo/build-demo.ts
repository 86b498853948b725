/**
 * Builds a believable community day by day through the real commands. The same seed and last day give the same rows;
 * only secrets (password hashes) differ.
 */
import { createPool, type DatabaseConfig } from '../platform/db/pool.ts'
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Database } from '../platform/db/tx.ts'
import { addDays, addMonths, type Day, instantOf, monthStart } from '../rules/day.ts'
import { Agenda } from './agenda.ts'
import { Chance } from './chance.ts'
import { planColour } from './colour.ts'
import { liveDays, type RunTask } from './days.ts'
import { planFamilies } from './families.ts'
import { COMMUNITY, found, liableOn } from './founding.ts'
import { House, idAt, ZONE } from './house.ts'
import { type Life, newPayer } from './life.ts'
import { planMoves } from './movers.ts'
import { demoProblems } from './problems.ts'
import type { Login } from './staff.ts'
import { type Summary, summaryOf } from './summary.ts'

const PLACE_OF_CODE = sqlFile(import.meta.url, './sql/place-of-code.sql')
const COMMUNITY_OF_CODE = sqlFile(import.meta.url, './sql/community-of-code.sql')

export type DemoInput = {
  /** The community's code; created with a company of its own when it is absent. */
  code: string
  households: number
  months: number
  seed: string
  /** The day on whose morning the story stops. */
  until: Day
  password: string
  runTask: RunTask
  /** Told as soon as people can sign in, long before the last day. */
  onLogins?: (logins: Login[]) => void
  progress?: (done: number, total: number) => void
}

export type Demo = { code: string; from: Day; until: Day; seed: string; logins: Login[] } & Summary

/** The last morning ends here: the day's runs are done, the counter is open, and the rest is the reader's. */
export const STOPS_AT = 600

export async function buildDemo(given: Database, input: DemoInput): Promise<Demo> {
  const first = addMonths(monthStart(input.until), -input.months)
  const founded = addDays(first, -10)
  const chance = new Chance(`dunwell ${input.seed}`)
  const ids = chance.fork('ids')
  const place = await placeOf(given, input.code)
  const companyId = place?.companyId ?? idAt(instantOf(founded, 0, ZONE), ids)
  return withRelaxedCommits(given, async (database) => {
    const house = new House(database, companyId, ids)
    const plan = planFamilies(input.households, first, COMMUNITY, chance)
    const founding = { ...input, communityId: place?.communityId ?? null, first, founded }
    const home = await found(house, plan, founding, chance.fork('arrears'))
    input.onLogins?.(home.logins)
    const last = { day: input.until, minutes: STOPS_AT }
    const life: Life = {
      ...home,
      house,
      plan,
      agenda: new Agenda(last),
      chance,
      payers: new Map(),
      householdOf: new Map(),
      waiting: false,
    }
    await meetEverybody(life, founded)
    const story = { from: first, to: input.until }
    planMoves(life, story)
    await planColour(life, story, input.months)
    const total = Math.max(1, Math.round((Date.parse(input.until) - Date.parse(founded)) / 86_400_000) + 1)
    let done = 0
    await liveDays(life, { from: founded, to: input.until }, input.runTask, () => {
      done += 1
      input.progress?.(done, total)
    })
    const summary = await house.look(last, (tx) => summaryOf(tx, life.communityId, input.until))
    return {
      code: input.code,
      from: first,
      until: input.until,
      seed: input.seed,
      logins: home.logins,
      ...summary,
    }
  })
}

async function placeOf(database: Database, code: string) {
  const { rows } = await database.pool.query(PLACE_OF_CODE.text, [code])
  const row = rows[0] as { company_id: string; community_id: string } | undefined
  if (!row) return null
  const house = new House(database, row.company_id, new Chance(''))
  const found_ = await house.look({ day: '2000-01-01' as Day, minutes: 0 }, (tx) =>
    tx.row<{ premises: number }>(COMMUNITY_OF_CODE, { community_id: row.community_id }),
  )
  if (found_ && found_.premises > 0)
    throw demoProblems.community_not_empty({ code, premises: found_.premises })
  return { companyId: row.company_id, communityId: row.community_id }
}

async function meetEverybody(life: Life, day: Day) {
  const liable = await life.house.look({ day, minutes: 0 }, (tx) => liableOn(tx, life.communityId, day))
  const { householdOf } = life
  for (const row of liable) householdOf.set(row.code, row.household_id)
  for (const family of life.plan.families) {
    for (const code of family.codes) {
      const householdId = householdOf.get(code)
      if (householdId && !life.payers.has(householdId))
        life.payers.set(householdId, newPayer(life, householdId, family.temper, code))
    }
  }
  const developer = liable.find((row) => row.basis === 'developer')?.household_id
  if (developer) life.payers.set(developer, newPayer(life, developer, 'developer', 'developer'))
}

/** A crash may cost the last moments of a demo, never its consistency: commits need not wait for the disk. */
async function withRelaxedCommits<Result>(given: Database, work: (database: Database) => Promise<Result>) {
  const pool = createPool(given.pool.options as DatabaseConfig, { max: 2, name: 'dunwell-demo' })
  pool.on('connect', (client) => void client.query('SET synchronous_commit = off'))
  try {
    return await work({ pool, keepPlans: 'all' })
  } finally {
    await pool.end()
  }
}
