import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, findBinaries } from './binaries.ts'
import { ownerOf, type Place, self } from './place.ts'
import { DatabaseProblem } from './problem.ts'
import { findRunner, type Runner } from './runner.ts'

/** The files of one cluster, with the means to run it. */
export interface Cluster {
  place: Place
  binaries: Binaries
  runner: Runner
}

const MAJOR = '18'

/** Finds the cluster, or makes it. The caller holds the data folder's lock. */
export async function prepareCluster(place: Place, say: (what: string) => void): Promise<Cluster> {
  const binaries = findBinaries(place.dataDir)
  const runner = findRunner(place, binaries.postgres)
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    say('正在创建数据库…… Creating the database …')
    await initialise({ place, binaries, runner })
  }
  const made = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  if (made !== MAJOR)
    throw new DatabaseProblem(
      'database.other-version',
      `${place.cluster} 由 PostgreSQL ${made} 创建，内置版本为 ${MAJOR}。It was made by PostgreSQL ${made}; the embedded one is ${MAJOR}.`,
      `用原版本的 Dunwell 备份，再用本版本恢复。Back up with the Dunwell that made it and restore with this one.`,
    )
  handOver(place, runner)
  return { place, binaries, runner }
}

/** Built beside and moved into place whole: an interrupted first start leaves nothing half-made. */
async function initialise({ place, binaries, runner }: Cluster): Promise<void> {
  if (existsSync(place.cluster) && readdirSync(place.cluster).length > 0)
    throw new DatabaseProblem(
      'database.not-a-cluster',
      `${place.cluster} 不是空目录，也不是数据库。It is neither empty nor a database.`,
      `移走该目录，或用 DUNWELL_DATA 指定其他目录。Move it away, or name another folder in DUNWELL_DATA.`,
    )
  const building = `${place.cluster}.new`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { mode: 0o700 })
  if (runner.uid !== undefined) chownSync(building, runner.uid, runner.gid ?? runner.uid)
  await run(binaries, runner, [
    binaries.initdb,
    ...['--pgdata', building, '--username', 'postgres', '--auth', 'trust'],
    // builtin C.UTF-8: the same order on every machine. --locale=C alone would give no trigrams for Chinese, and an
    // inherited zh_CN LANG breaks initdb on a machine without that locale.
    ...[
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--lc-ctype=C.UTF-8',
    ],
  ])
  renameSync(building, place.cluster)
}

/** A cluster that root made in a user namespace cannot be read by `nobody` on a machine without one. */
function handOver(place: Place, runner: Runner): void {
  const { uid, gid = uid } = runner
  if (uid === undefined || gid === undefined) return
  chownSync(place.run, uid, gid)
  if (ownerOf(place).uid === uid) return
  for (const file of readdirSync(place.cluster, { recursive: true }))
    chownSync(join(place.cluster, String(file)), uid, gid)
  chownSync(place.cluster, uid, gid)
}

export function startPostmaster({ place, binaries, runner }: Cluster): ChildProcess {
  const settings = {
    // No TCP at all: only who may enter the private folder can connect, so no password is needed.
    listen_addresses: '',
    unix_socket_directories: place.run,
    unix_socket_permissions: '0700',
    port: place.port,
    max_connections: 100,
    shared_buffers: '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    // Money: an acknowledged commit is on the disk. These are the defaults; nobody shall read them as forgotten.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // An online backup copies files and needs the log to be complete.
    wal_level: 'replica',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
  }
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return launch(binaries, runner, [binaries.postgres, '-D', place.cluster, ...words])
}

async function run(binaries: Binaries, runner: Runner, command: string[]): Promise<void> {
  const child = launch(binaries, runner, command)
  const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject))
  if (code !== 0)
    throw new DatabaseProblem(
      'database.not-created',
      `创建数据库失败（initdb ${code}）。The database could not be created.`,
      `原因见数据目录中的 postgres.log。The reason stands in postgres.log in the data folder.`,
    )
}

function launch(binaries: Binaries, { prefix, ...user }: Runner, words: string[]): ChildProcess {
  const [command = '', ...args] = [...prefix, ...words]
  return spawn(command, args, {
    ...(self().uid === 0 ? user : {}),
    // Its output goes straight to the log file, so that it outlives a killed supervisor without a broken pipe.
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: '/',
    // Nothing inherited: PGOPTIONS, PGDATA or a LANG of the user's shell would all be obeyed.
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...binaries.env },
  })
}
