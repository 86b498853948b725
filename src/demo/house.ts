/**
 * The demo's hands: every act is a real command in a real transaction, by a member of staff or the calendar, at a
 * simulated instant, with ids drawn from the seed.
 */
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Actor, Context, Database, Tx } from '../platform/db/tx.ts'
import { formatUuidV7, inSnapshot, inTransaction } from '../platform/db/tx.ts'
import { type Day, instantOf } from '../rules/day.ts'
import type { Chance } from './chance.ts'

const ANALYZE = sqlFile(import.meta.url, './sql/analyze.sql')

export const ZONE = 'Asia/Shanghai'

/** A moment of the simulation: a civil day and minutes since its midnight. */
export type Moment = { day: Day; minutes: number }

export class House {
  readonly database: Database
  readonly companyId: string
  readonly #ids: Chance
  acts = 0

  constructor(database: Database, companyId: string, ids: Chance) {
    this.database = database
    this.companyId = companyId
    this.#ids = ids
  }

  /** Runs commands in one transaction. */
  act<Result>(actor: Actor, moment: Moment, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    this.acts += 1
    return inTransaction(this.database, this.#context(actor, moment), work)
  }

  /** Looks without changing anything. */
  look<Result>(moment: Moment, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return inSnapshot(this.database, this.#context(CALENDAR, moment), work)
  }

  /** Tables grow from nothing within seconds here: their sizes are told to the planner now and then. */
  async growUp() {
    await this.database.pool.query(ANALYZE.text)
  }

  /** What a command that opens its own transactions needs: the instant, and seeded ids. */
  handed(moment: Moment) {
    const { database, companyId } = this
    const { at, newId } = this.#context(CALENDAR, moment)
    return { database, companyId, at, newId: newId as () => string }
  }

  #context(actor: Actor, { day, minutes }: Moment): Context {
    const at = instantOf(day, minutes, ZONE)
    return { companyId: this.companyId, actor, at, newId: () => idAt(at, this.#ids) }
  }
}

export const CALENDAR: Actor = { kind: 'system', name: 'calendar' }

export function idAt(at: Date, ids: Chance): string {
  return formatUuidV7(at.getTime(), ids.bytes(16))
}
