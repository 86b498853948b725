/** The database restarted under fifty clients: each is told to try again, and nobody waits long. */
import { type Chance, pause } from './chance.ts'
import { differences, startCashiers } from './cashiers.ts'
import { type House, signIn } from './house.ts'

export type Restarts = { restarts: number; receipts: number; askedAgain: number; slowestHealMs: number }

const CLIENTS = 50
const HEAL_MS = 15_000

export async function restartRounds(house: House, chance: Chance, rounds: number): Promise<Restarts> {
  const server = await house.serve()
  const person = await signIn(() => server.url)
  const name = `restart ${chance.seed}`
  const cashiers = await startCashiers(house, person, CLIENTS, name)
  let slowestHealMs = 0
  try {
    for (let round = 0; round < rounds; round += 1) {
      await pause(chance.between(200, 900))
      const since = performance.now()
      house.endDatabase('SIGINT')
      // Not the first lucky one: as many as there are clients.
      slowestHealMs = Math.max(slowestHealMs, Math.round(await cashiers.recovered(since, HEAL_MS, CLIENTS)))
    }
    await cashiers.stop()
  } catch (error) {
    ;(error as Error).message += `\n${server.said()}`
    throw error
  } finally {
    await cashiers.stop()
    await server.stop()
  }
  const wrong = [...(await differences(house, name, cashiers.log)), ...(await house.breaches())]
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return {
    restarts: rounds,
    receipts: cashiers.log.lines.length,
    askedAgain: cashiers.log.again,
    slowestHealMs,
  }
}
