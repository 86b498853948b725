/** `backup` and `restore`: neither says done before it has proven what it did. */
import { resolve } from 'node:path'
import { type Backup, backUp } from '../../platform/backup/backup.ts'
import { newDatabase } from '../../platform/backup/new-database.ts'
import { backupProblems } from '../../platform/backup/problems.ts'
import { restore, type Restored } from '../../platform/backup/restore.ts'
import { type CliCommand, type CliIo, textOption } from '../../platform/cli.ts'
import { createPool, type DatabaseConfig } from '../../platform/db/pool.ts'
import { queueUnended } from '../../platform/jobs/boss.ts'
import { platformProblems } from '../../platform/problems.ts'
import { verify } from '../../platform/verify/check.ts'
import { withDatabase } from '../open-database.ts'
import { version } from '../setup/version.ts'
import { checks } from './verify.ts'

const backupCommand: CliCommand = {
  words: 'backup',
  usage: 'backup FILE',
  zh: '把全部数据备份成一个文件，读回核对无误才算完成；使用中也可进行',
  en: 'all data in one file, read back before it says done; also while people work',
  offline: true,
  run: (io) =>
    withDatabase(
      io.options,
      io.say,
      async ({ config }) => {
        const { at, progress } = io
        const made = await backUp({ config, file: fileOf(io), at, dunwell: version, progress })
        const text = ['已备份并核对。Backed up and read back.', textOf(made), KEY_APART].join('\n')
        return { json: shown(made), text }
      },
      // A backup before an upgrade holds what was there before the upgrade.
      { migrate: false },
    ),
}

const restoreCommand: CliCommand = {
  words: 'restore',
  usage: 'restore FILE [--into NEW_DATABASE]',
  zh: '把备份恢复到空数据库（新的 --data 目录，或外部服务器上的新库），核验后才算完成',
  en: 'a backup into an empty database, verified before it says done',
  options: { into: { type: 'string' } },
  offline: true,
  run: (io) => {
    const file = fileOf(io)
    return withDatabase(
      io.options,
      io.say,
      async ({ config }) => {
        const name = textOption(io, 'into')
        if (name === undefined) return restored(io, config, file)
        if (!config.connectionString) throw backupProblems.into_embedded()
        const made = await newDatabase(config.connectionString, name)
        try {
          return await restored(io, made.config, file)
        } catch (error) {
          await made.drop()
          throw error
        }
      },
      { migrate: false },
    )
  },
}

/** Restores, gives unended jobs back to the queue, and verifies; a breach that came with the backup exits 2. */
async function restored(io: CliIo, config: DatabaseConfig, file: string) {
  const made = await restore({ config, file, progress: io.progress })
  const database = { pool: createPool(config) }
  try {
    const jobs = await queueUnended({ config, database }, made.companies, io.at)
    const where = { companyIds: made.companies, communityId: null, at: io.at }
    const verified = await verify(database, checks, where, io.progress)
    const breaches = verified.filter((each) => each.breaches > 0)
    const wrong = breaches.map(
      ({ invariant, zh, en, breaches: count }) => `✗ ${invariant} ${zh} · ${en}: ${count}`,
    )
    const head =
      breaches.length === 0
        ? '已恢复，逐表校验和一致，核验无误。Restored; every table reads back as it was, and verify finds no breach.'
        : '已按原样恢复，但备份中的数据本身有不符之处：Restored as it was, and what was backed up has breaches:'
    return {
      json: {
        ...shown(made),
        steps: made.steps,
        jobs,
        verified: verified.map(({ zh: _, en: __, ...each }) => each),
      },
      text: [head, ...wrong, textOf(made)].join('\n'),
      exitCode: breaches.length === 0 ? 0 : 2,
    }
  } finally {
    await database.pool.end()
  }
}

const KEY_APART =
  '  两步验证的密钥（secret.key 或 DUNWELL_SECRET）不在备份里，请另行保管。The key of two-step sign-in is not in it; keep it apart.'

function fileOf(io: CliIo): string {
  const [file, ...more] = io.args
  if (!file || more.length > 0)
    throw platformProblems.bad_input({ where: 'FILE', detail: '请给出一个文件名 (one file name is needed)' })
  return resolve(file)
}

function shown({ companies, ...made }: Backup | Restored) {
  return { ...made, companies: companies.length }
}

function textOf({ file, bytes, sha256, state, at }: Backup): string {
  return [
    `  ${file}  ${(bytes / 2 ** 20).toFixed(1)} MiB`,
    `  ${state.tables} 张表 tables · ${state.rows} 行 rows · ${at}`,
    `  sha256 ${sha256}`,
    `  数据指纹 state ${state.sha256}`,
  ].join('\n')
}

export const backupCommands = [backupCommand, restoreCommand]
