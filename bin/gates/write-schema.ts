// npm run db -- schema: db/schema.sql anew, from a database that is migrated for it and dropped again.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/platform/db/migrate.ts'
import { databaseOptionsFromEnvironment, openPostgres } from '../../src/platform/postgres/postgres.ts'
import { inDatabase, withClient } from '../../tests/support/postgres.ts'
import { describeSchema } from './describe-schema.ts'

const target = new URL('../../db/schema.sql', import.meta.url)
const folder = await mkdtemp(join(tmpdir(), 'dunwell-schema-'))
const { url } = databaseOptionsFromEnvironment(process.env)
const postgres = await openPostgres({ dataDir: folder, url })
const name = `dunwell_schema_${randomBytes(4).toString('hex')}`
try {
  await withClient(postgres.config, (client) => client.query(`create database ${name}`))
  const config = inDatabase(postgres.config, name)
  await migrate(config)
  await writeFile(target, await withClient(config, describeSchema))
  console.log('db/schema.sql')
} finally {
  await withClient(postgres.config, (client) => client.query(`drop database if exists ${name} with (force)`))
  await postgres.release()
  await rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
}
