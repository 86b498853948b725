import type pg from 'pg'

/**
 * From now on nothing this pool does is kept: every transaction ends by rolling back. Thousands of probes then meet one
 * and the same state, and what an allowed one did is done and measured all the same.
 */
export function takeBack(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  const turned = new WeakSet<object>()
  const open = async () => {
    const client = await connect()
    if (!turned.has(client)) {
      turned.add(client)
      const query = client.query.bind(client) as (...given: unknown[]) => unknown
      client.query = ((text: unknown, ...rest: unknown[]) =>
        query(text === 'COMMIT' ? 'ROLLBACK' : text, ...rest)) as never
    }
    return client
  }
  pool.connect = open as never
  pool.query = (async (text: string, values?: unknown[]) => {
    const client = await open()
    try {
      await client.query('BEGIN')
      return await client.query(text, values)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }) as never
}
