/** kill -9, of the application or of PostgreSQL, at a random moment of receiving, importing and billing. */
import { type Chance, pause } from './chance.ts'
import { type Account, type Cashiers, settle, startCashiers } from './cashiers.ts'
import type { House, Person, ServerProcess } from './house.ts'
import { signIn } from './house.ts'
import { until } from './waiting.ts'

export type Kills = Account & {
  rounds: number
  applicationKilled: number
  databaseKilled: number
  askedAgain: number
  jobs: number
  /** Jobs that were under way, or still waiting, when something was killed. */
  jobsCaught: number
  slowestBackMs: number
}

/** Whoever is not back after so long is not coming back; how long it took is a figure, not a verdict. */
const BACK_MS = 90_000
/** A job whose worker was killed is given to another after ten seconds, and waits a little longer each time. */
const JOB_MS = 180_000

/** `rows`: of the workbook imported in an import round. `settleEach`: waits for a round's job before the next. */
export async function killRounds(
  house: House,
  chance: Chance,
  options: { rounds: number; rows: number; settleEach: boolean },
): Promise<Kills> {
  let server = await house.serve()
  const person = await signIn(() => server.url)
  const name = `kill ${chance.seed}`
  const cashiers = await startCashiers(house, person, 4, name)
  const figures: Kills = {
    rounds: 0,
    applicationKilled: 0,
    databaseKilled: 0,
    acknowledged: 0,
    lost: 0,
    doubled: 0,
    askedAgain: 0,
    jobs: 0,
    jobsCaught: 0,
    slowestBackMs: 0,
  }
  const work = workOf(house, person, options.rows)
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      // Both victims and both kinds of work come about, whatever the dice say.
      await ((round >> 1) % 2 === 0 ? work.startImport(round) : work.startBilling())
      await pause(chance.between(0, 900))
      let since = performance.now()
      work.killedNow()
      if (round % 2 === 0) {
        server = await killApplication(house, server)
        figures.applicationKilled += 1
      } else {
        await house.endDatabase('SIGKILL')
        // What is asked before it is down does not say that it is back.
        since = performance.now()
        figures.databaseKilled += 1
      }
      await noteBack(cashiers, since, figures)
      if (options.settleEach) await work.settled()
      figures.rounds += 1
    }
    await cashiers.stop()
    await work.settled()
  } catch (error) {
    ;(error as Error).message += `\n${server.said()}`
    throw error
  } finally {
    await cashiers.stop()
    await server.stop()
  }
  figures.askedAgain = cashiers.log.again
  figures.jobs = work.jobs.length
  figures.jobsCaught = work.jobs.filter(({ caught }) => caught).length
  const account = await settle(house, new Map([[name, cashiers.log]]), await work.differences())
  return { ...figures, ...account }
}

async function killApplication(house: House, server: ServerProcess): Promise<ServerProcess> {
  await server.kill()
  return house.serve(server.port)
}

async function noteBack(cashiers: Cashiers, since: number, figures: Kills) {
  const took = await cashiers.recovered(since, BACK_MS)
  figures.slowestBackMs = Math.max(figures.slowestBackMs, Math.round(took))
}

/** Jobs asked for over HTTP, again and again until they are acknowledged, and what must have come of them. */
function workOf(house: House, person: Person, rows: number) {
  const jobs: { jobId: string; killedAt?: number; caught?: boolean }[] = []
  const imported: string[] = []
  let period = 0
  const ask = async (method: string, path: string, body?: unknown) => {
    const { body: answered } = await until(
      BACK_MS,
      `an answer to ${method} ${path}`,
      async () => {
        const answer = await person.send(method, path, body).catch(() => null)
        if (answer === null || answer.status === 503) return null
        if (answer.status < 300) return answer
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      },
      200,
    )
    return answered
  }
  const ledger = `/api/ledger/${house.communityId}`
  const imports = `/api/imports/${house.communityId}`
  return {
    jobs,
    killedNow() {
      const last = jobs.at(-1)
      if (last) last.killedAt ??= Date.now()
    },
    async startImport(round: number) {
      const building = String(1_000 + round)
      const form = new FormData()
      form.set('file', new File([rosterCsv(building, rows)], `${building}.csv`, { type: 'text/csv' }))
      const { reportHash } = await ask('POST', `${imports}/dry-runs`, form)
      const { jobId } = await ask('POST', `${imports}/reports/${reportHash}/accept`)
      jobs.push({ jobId })
      imported.push(building)
    },
    async startBilling() {
      period += 1
      const month = `${2027 + Math.floor(period / 12)}-${String((period % 12) + 1).padStart(2, '0')}`
      const { jobId } = await ask('POST', `${ledger}/billing-runs`, { period: month })
      jobs.push({ jobId })
    },
    async settled() {
      for (const job of jobs) {
        const { endedAt } = await until(JOB_MS, `job ${job.jobId} to end`, async () => {
          const found = await ask('GET', `/api/jobs/${job.jobId}`)
          if (found.problem) throw new Error(`job ${job.jobId}: ${JSON.stringify(found.problem)}`)
          return found.endedAt ? found : null
        })
        job.caught = Date.parse(endedAt) > (job.killedAt ?? 0)
      }
    },
    /** An import is there whole, once. */
    async differences() {
      const found = await house.query<{ building: string; rooms: number }>(
        `SELECT building, count(*)::int AS rooms FROM roster.v_premises WHERE building = ANY($1) GROUP BY 1`,
        [imported],
      )
      const whole = found.filter((each) => each.rooms === rows).length
      return whole === imported.length
        ? []
        : [`imports: ${imported.length} × ${rows} rooms asked, ${JSON.stringify(found)} found`]
    },
  }
}

function rosterCsv(building: string, rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const room = `${Math.floor(index / 10) + 1}${String((index % 10) + 1).padStart(2, '0')}`
    return `${building},${room},${80 + (index % 60)}.50,业主${building}${index},2020-06-01`
  })
  return `楼栋,房号,建筑面积（㎡）,业主姓名,交房日期\n${lines.join('\n')}\n`
}
