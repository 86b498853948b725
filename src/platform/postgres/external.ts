import pg from 'pg'
import { DatabaseProblem } from './problem.ts'

const OLDEST = 15

/** Refuses, before anything is written, a server that would lose or misread something later. Returns its version. */
export async function checkExternal(url: string): Promise<number> {
  const facts = await ask(url)
  if (facts.version < OLDEST)
    throw new DatabaseProblem(
      'database.too-old',
      `外部 PostgreSQL 版本为 ${facts.version}，至少需要 ${OLDEST}。The external PostgreSQL is version ${facts.version}; at least ${OLDEST} is needed.`,
      `升级服务器，或去掉 DUNWELL_DATABASE_URL 使用内置数据库。Upgrade the server, or unset DUNWELL_DATABASE_URL to use the embedded one.`,
    )
  if (facts.encoding !== 'UTF8' || !facts.knowsHan)
    throw new DatabaseProblem(
      'database.not-utf8',
      `数据库的编码为 ${facts.encoding}、字符分类为 ${facts.ctype}，不认识汉字，姓名和地址将无法检索。` +
        `The database has encoding ${facts.encoding} and ctype ${facts.ctype}: Chinese letters are unknown to it and could not be searched.`,
      `请新建：Create it anew: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8'`,
    )
  return facts.version
}

interface Facts {
  version: number
  encoding: string
  ctype: string
  knowsHan: boolean
}

async function ask(url: string): Promise<Facts> {
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as version,
              pg_catalog.pg_encoding_to_char(encoding) as encoding, datctype as ctype
         from pg_catalog.pg_database where datname = current_database()`,
    )
    return { ...rows[0], knowsHan: rows[0].encoding === 'UTF8' && (await knowsHan(client)) }
  } catch (error) {
    throw new DatabaseProblem(
      'database.unreachable',
      `无法连接外部 PostgreSQL ${withoutSecret(url)}：${reason(error)}。The external PostgreSQL cannot be reached.`,
      `检查 DUNWELL_DATABASE_URL 的主机、端口、用户和密码。Check host, port, user and password in DUNWELL_DATABASE_URL.`,
    )
  } finally {
    await client?.end().catch(() => {})
  }
}

/**
 * What counts is whether trigrams of Chinese come out, so ask for the behaviour, not for a locale's name: libc "C",
 * libc "POSIX" and builtin "C" all say no; C.UTF-8, zh_CN.UTF-8 and ICU say yes.
 */
async function knowsHan(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`select pg_catalog.chr(29289) ~ '^[[:alpha:]]$' as letter`)
  return rows[0].letter
}

function withoutSecret(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return '(DUNWELL_DATABASE_URL)'
  }
}

/** A refused connection to several addresses arrives as an AggregateError with an empty message. */
function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || String(error)
}
