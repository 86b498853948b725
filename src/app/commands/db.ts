import type { CliCommand } from '../../platform/cli.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { withDatabase } from '../open-database.ts'
import { appProblems } from '../problems.ts'

const SCHEMAS = sqlFile(import.meta.url, '../sql/own-schemas.sql')

const migrateCommand: CliCommand = {
  words: 'db migrate',
  usage: 'db migrate',
  zh: '把数据库升级到最新结构',
  en: 'bring the database to the newest schema',
  offline: true,
  run: (io) =>
    withDatabase(
      io.options,
      io.say,
      async ({ config }) => {
        const steps = await migrate(config)
        const text = steps.length > 0 ? steps.join('\n') : '已是最新。Nothing to do.'
        return { json: { steps }, text }
      },
      { migrate: false },
    ),
}

const resetCommand: CliCommand = {
  words: 'db reset',
  usage: 'db reset --yes',
  zh: '清空数据库（全部数据丢失，不可恢复）',
  en: 'empty the database: everything in it is lost',
  options: { yes: { type: 'boolean' } },
  offline: true,
  run: (io) => {
    if (io.options['yes'] !== true) throw appProblems.reset_needs_yes()
    return withDatabase(
      io.options,
      io.say,
      async ({ config, database }) => {
        const { rows } = await database.pool.query<{ name: string }>(SCHEMAS.text)
        for (const { name } of rows) await database.pool.query(`DROP SCHEMA ${name} CASCADE`)
        const steps = await migrate(config)
        return {
          json: { steps },
          text: `已清空并重建：${steps.length} 步。Emptied and rebuilt in ${steps.length} steps.`,
        }
      },
      { migrate: false },
    )
  },
}

export const dbCommands = [migrateCommand, resetCommand]
