/** The database restarted under fifty clients: each is told to try again, and nobody waits long. */
import { type Chance, pause } from './chance.ts'
import { type Account, settle, startCashiers } from './cashiers.ts'
import { type House, signIn } from './house.ts'

export type Restarts = Account & { restarts: number; askedAgain: number; slowestBackMs: number }

const CLIENTS = 50
const BACK_MS = 90_000

export async function restartRounds(house: House, chance: Chance, rounds: number): Promise<Restarts> {
  const server = await house.serve()
  const person = await signIn(() => server.url)
  const name = `restart ${chance.seed}`
  const cashiers = await startCashiers(house, person, CLIENTS, name)
  let slowestBackMs = 0
  try {
    for (let round = 0; round < rounds; round += 1) {
      await pause(chance.between(200, 900))
      await house.endDatabase('SIGINT')
      const since = performance.now()
      // Not the first lucky one: as many as there are clients.
      slowestBackMs = Math.max(slowestBackMs, Math.round(await cashiers.recovered(since, BACK_MS, CLIENTS)))
    }
    await cashiers.stop()
  } catch (error) {
    ;(error as Error).message += `\n${server.said()}`
    throw error
  } finally {
    await cashiers.stop()
    await server.stop()
  }
  const account = await settle(house, new Map([[name, cashiers.log]]))
  return { restarts: rounds, ...account, askedAgain: cashiers.log.again, slowestBackMs }
}
