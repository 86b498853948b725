/** Communities are built once a size and copied for every measurement, so that each has one nobody has touched. */
import type { DatabaseConfig } from '../src/platform/db/pool.ts'
import { inTransaction } from '../src/platform/db/tx.ts'
import { bill } from '../src/flow/ledger/commands/bill.ts'
import { day } from '../src/rules/day.ts'
import { AT, buildEstate, type Estate } from './estate.ts'
import { type House, openHouse } from './house.ts'

export const PERIOD = '2026-11'
export const BILLED_ON = day('2026-11-01')

export type EstateHouse = House & { estate: Estate }
type Kind = 'empty' | 'unbilled' | 'billed'

export class Estates {
  private readonly built = new Map<string, EstateHouse>()
  private readonly opened: House[] = []
  private readonly server: DatabaseConfig
  private readonly say: (line: string) => void

  constructor(server: DatabaseConfig, say: (line: string) => void) {
    this.server = server
    this.say = say
  }

  /** A community of one's own: `empty` has no premises, `billed` has one month of three fee items open for every household. Drop it after use. */
  async open(kind: Kind, households: number): Promise<EstateHouse> {
    const like = await this.template(kind, households)
    return { ...(await this.made(like)), estate: like.estate }
  }

  /** Everything that was ever opened here goes, whatever went wrong. */
  async drop(): Promise<void> {
    for (const house of this.opened) await house.drop()
    this.built.clear()
  }

  private async made(like?: House): Promise<House> {
    const house = await openHouse(this.server, like)
    this.opened.push(house)
    return house
  }

  private async template(kind: Kind, households: number): Promise<EstateHouse> {
    const key = `${kind} ${households}`
    const known = this.built.get(key)
    if (known) return known
    const made =
      kind === 'billed'
        ? await this.billed(households)
        : await this.unbilled(kind === 'empty' ? 0 : households)
    this.built.set(key, made)
    await made.rest()
    return made
  }

  private async unbilled(households: number): Promise<EstateHouse> {
    if (households > 0) this.say(`建小区 building a community of ${households} households …`)
    const house = await this.made()
    return { ...house, estate: await buildEstate(house.database, households) }
  }

  private async billed(households: number): Promise<EstateHouse> {
    const made = await this.open('unbilled', households)
    this.say(`出一个月的账 billing a month …`)
    const { communityId, context } = made.estate
    await inTransaction(made.database, { ...context, at: AT }, (tx) =>
      bill(tx, { communityId, period: PERIOD, day: BILLED_ON }),
    )
    return made
  }
}
