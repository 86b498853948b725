/** A new database beside the one of the address, for a restore that leaves the old one alone. */
import type { DatabaseConfig } from '../db/pool.ts'
import { alone } from './alone.ts'
import { backupProblems } from './problems.ts'

/** Creates it with the same encoding and locale. A name in use is a Problem. */
export async function newDatabase(
  url: string,
  name: string,
): Promise<{ config: DatabaseConfig; drop(): Promise<void> }> {
  const quoted = `"${name.replaceAll('"', '""')}"`
  await asOwner(url, async (client) => {
    const { rows } = await client.query(
      `SELECT datcollate, datctype, datlocprovider = 'c' AS libc FROM pg_catalog.pg_database WHERE datname = current_database()`,
    )
    const { datcollate, datctype, libc } = rows[0]
    const locale = libc ? ` LC_COLLATE '${datcollate}' LC_CTYPE '${datctype}'` : ''
    try {
      await client.query(`CREATE DATABASE ${quoted} TEMPLATE template0 ENCODING 'UTF8'${locale}`)
    } catch (error) {
      if ((error as { code?: string }).code === '42P04') throw backupProblems.name_taken({ name })
      throw error
    }
  })
  const made = new URL(url)
  made.pathname = `/${encodeURIComponent(name)}`
  return {
    config: { connectionString: made.href },
    drop: () =>
      asOwner(url, async (client) => void (await client.query(`DROP DATABASE ${quoted} WITH (FORCE)`))),
  }
}

async function asOwner(
  url: string,
  work: (client: Awaited<ReturnType<typeof alone>>['client']) => Promise<void>,
) {
  const { client, end } = await alone({ connectionString: url }, 'dunwell-restore')
  try {
    await work(client)
  } finally {
    await end()
  }
}
