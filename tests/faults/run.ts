/**
 * The long dose: every fault over and over for so many minutes, figures at the end and in docs/faults.md. Exit 1 at the
 * first thing lost, doubled or late, with the seed that does it again.
 *
 *     npm run faults -- --minutes 30 [--seed 7]
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { migrate } from '../../src/platform/db/migrate.ts'
import { backupRounds } from './backups.ts'
import { chanceOf, withSeed } from './chance.ts'
import { diskFull } from './disk-full.ts'
import { writeFigures } from './figures.ts'
import { type House, openHouse } from './house.ts'
import { killRounds } from './kills.ts'
import { calendarRace, oneBill, openTown, receiptAgainstReminder } from './races.ts'
import { restartRounds } from './restarts.ts'
import { twoServers } from './two-servers.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) {
  console.error('用法 usage: npm run faults -- --minutes 10 [--seed 7]')
  process.exit(2)
}
const chance = chanceOf(values.seed ? Number(values.seed) : undefined)
const [load = 0] = loadavg()
const until = performance.now() + minutes * 60_000
console.log(`${minutes} 分钟 minutes, seed ${chance.seed}`)

/** From the fault to the next receipt that is asked for and given. */
const TARGET_BACK_MS = 15_000
let turns = 0
const totals = new Map<string, Record<string, number>>()
let failed: string | null = null
try {
  for (let turn = 1; performance.now() < until; turn += 1) await withSeed(chance, () => oneTurn(turn))
} catch (error) {
  failed = String(error).split('\n')[0] as string
  console.error(error)
}
for (const [name, figures] of totals) console.log(name.padEnd(12), JSON.stringify(figures))
const { acknowledged, slowestBackMs, lost, doubled } = sums()
const late = slowestBackMs > TARGET_BACK_MS
console.log(
  [
    `轮 rounds ${turns}`,
    `已确认 acknowledged ${acknowledged}`,
    `丢失 lost ${lost}`,
    `重复 doubled ${doubled}`,
    `最慢恢复 slowest return ${(slowestBackMs / 1000).toFixed(1)} s (≤ ${TARGET_BACK_MS / 1000} s)`,
  ].join(' · '),
)
const verdict = failed
  ? `✗ 没有走完 it did not come to its end: ${failed}`
  : `${late ? '✗ 恢复太慢 too late; ' : '✓ '}没有丢失、没有重复、核验无误 nothing lost, nothing doubled, verify finds no breach`
console.log(verdict)
writeFigures({ minutes, seed: chance.seed, turns, load, targetBackMs: TARGET_BACK_MS, totals, verdict })
process.exit(failed || late ? 1 : 0)

/** Over every kind of fault. */
function sums() {
  const all = [...totals.values()]
  const sum = (key: string) => all.reduce((total, figures) => total + (figures[key] ?? 0), 0)
  const slowestBackMs = Math.max(0, ...all.map((figures) => figures['slowestBackMs'] ?? 0))
  return { acknowledged: sum('acknowledged'), lost: sum('lost'), doubled: sum('doubled'), slowestBackMs }
}

/** A fresh installation each turn, so that an early fault does not hide behind a late one. */
async function oneTurn(turn: number) {
  const house = await openHouse()
  try {
    note('kills', await killRounds(house, chance, { rounds: 6, rows: 1_500, settleEach: true }))
    note('restarts', await restartRounds(house, chance, 5))
    note('two servers', await twoServers(house, chance, 4))
    note('backups', await backupRounds(house, chance, 4))
    await races(house)
  } finally {
    await house.close()
  }
  note('disk full', await diskFull(chance, 3))
  turns = turn
  console.log(
    `第 ${turn} 轮完成 turn done, ${Math.max(0, Math.ceil((until - performance.now()) / 60_000))} min left`,
  )
}

async function races(house: House) {
  await house.database.pool.query('CREATE DATABASE town')
  const config = { ...house.config, database: 'town' }
  await migrate(config)
  const town = await openTown(config)
  try {
    note('one bill', await oneBill(town, 'R1', 30))
    for (let round = 0; round < 5; round += 1)
      note('reminders', await receiptAgainstReminder(town, `M${round}`, chance))
    note('calendar', await calendarRace(town, 'C1'))
    const breaches = await town.breaches()
    if (breaches.length > 0) throw new Error(breaches.join('\n'))
  } finally {
    await town.close()
  }
}

/** Counts add up; of what was slowest, the slowest stays. */
function note(name: string, figures: Record<string, number | string>) {
  console.log(name.padEnd(12), JSON.stringify(figures))
  const total = totals.get(name) ?? {}
  for (const [key, value] of Object.entries(figures)) {
    if (typeof value !== 'number') continue
    total[key] = key.startsWith('slowest') ? Math.max(total[key] ?? 0, value) : (total[key] ?? 0) + value
  }
  totals.set(name, total)
}
