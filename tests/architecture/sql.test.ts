import ts from 'typescript'
import { expect, test } from 'vitest'
import { compileSql } from '../../src/platform/db/sql-file.ts'
import { files, isTest, read } from './files.ts'
import line from './line.json' with { type: 'json' }
import { inspectSql } from './sql.ts'

/** Whose a file is: its slice, the platform, or whatever starts things (app, demo) and may read every view. */
function ownerOf(path: string): string {
  return path.match(/^src\/flow\/([^/]+)\//)?.[1] ?? path.match(/^src\/([^/]+)\//)?.[1] ?? ''
}

/** `0007-collections` and `0031-collections-promise` belong to collections; what names no slice, to the platform. */
function ownerOfMigration(path: string): string {
  const slice = path.match(/\/\d{4}-([a-z]+)/)?.[1] ?? ''
  return line.includes(slice) ? slice : 'platform'
}

test('a slice writes only its own tables and reads only its own and the views to its left', async () => {
  const found: string[] = []
  let [statements, relations] = [0, 0]
  const queries = files('src/**/sql/*.sql')
  for (const path of queries) {
    const report = await inspectSql(ownerOf(path), compileSql(path, read(path)).text)
    if (report.statements !== 1) found.push(`${path}: ${report.statements} statements, one expected`)
    found.push(...report.breaches.map((breach) => `${path}: ${breach}`))
    statements += report.statements
    relations += report.relations
  }
  expect(found).toEqual([])
  expect(statements).toBeGreaterThan(100)
  expect(relations).toBeGreaterThan(statements)
})

test('a migration makes only the tables of its slice, and refers and looks only to the left', async () => {
  const found: string[] = []
  let statements = 0
  for (const path of files('db/migrations/*/*.sql')) {
    const report = await inspectSql(ownerOfMigration(path), read(path))
    found.push(...report.breaches.map((breach) => `${path}: ${breach}`))
    statements += report.statements
  }
  expect(found).toEqual([])
  expect(statements).toBeGreaterThan(200)
})

test('every query says first what it is for', () => {
  const queries = files('src/**/sql/*.sql')
  expect(queries.length).toBeGreaterThan(100)
  expect(queries.filter((path) => !/^-- purpose: \S/i.test(read(path)))).toEqual([])
})

test('every migration says first why, what it locks and how many rows it touches', () => {
  const steps = files('db/migrations/*/up.sql')
  expect(steps.length).toBeGreaterThan(5)
  expect(
    steps.filter((path) => !/^-- Why: [\s\S]*?^-- Locks: .*Rows: /m.test(read(path).slice(0, 800))),
  ).toEqual([])
})

/** SQL in TypeScript, each with the reason it may stand there. */
const OUTSIDE_SQL_FILES: Record<string, string> = {
  'src/app/commands/db.ts: DROP SCHEMA': 'schemas by their names: an identifier cannot be a parameter',
  'src/demo/build-demo.ts: SET synchronous_commit = off': 'a setting of a connection, not a query',
}
const SPEAKS_SQL =
  /^\s*(select\b[^]*\bfrom\s+\w+\.|insert\s+into\s|update\s+\w+[\w."]*\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|(create|alter|drop|grant|revoke|truncate)\s+(table|schema|role|view|index|function|policy|select|all|usage|database)\b|merge\s+into\s|copy\s+\w+.*(from|to)\s|lock\s+table\s|set\s+(local|role)\s)/i

const SHOUTS_SQL = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|ALTER|DROP|GRANT|REVOKE|COPY|SET) /

function sqlInSource(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const words = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : undefined
    if (words && (SPEAKS_SQL.test(words) || SHOUTS_SQL.test(words)))
      found.push(`${path}: ${words.trim().slice(0, 60)}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

test('SQL text stands in .sql files', () => {
  const sources = files('src/**/*.{ts,tsx}').filter(
    (path) => !isTest(path) && !path.startsWith('src/platform/'),
  )
  expect(sources.length).toBeGreaterThan(150)
  const found = sources.flatMap((path) => sqlInSource(path, read(path)))
  expect(found.filter((what) => !OUTSIDE_SQL_FILES[what])).toEqual([])
  expect(Object.keys(OUTSIDE_SQL_FILES).filter((what) => !found.includes(what))).toEqual([])
})

/** Tables written by name: `tx.insertRows('billing.charge', …)`, and the query builder's. */
function tablesInSource(path: string, text: string): string[] {
  return [...text.matchAll(/(?:insertRows|insertInto|updateTable|deleteFrom)\(\s*(['"`]?)([\w.$]+)\1/g)].map(
    ([, quote, table]) => `${path}: ${quote ? table : `‹${table}›`}`,
  )
}
const foreign = (found: string) =>
  !found.split(': ')[1]?.startsWith(`${ownerOf(found.split(': ')[0] ?? '')}.`)

test('rows in bulk go into the own tables, named where they are written', () => {
  const written = files('src/flow/**/*.ts', 'src/app/**/*.ts')
    .filter((path) => !isTest(path))
    .flatMap((path) => tablesInSource(path, read(path)))
  expect(written.length).toBeGreaterThan(4)
  expect(written.filter(foreign)).toEqual([])
})

test.each([
  ['ledger', 'UPDATE billing.charge SET amount_fen = 1', 'writes billing.charge, which is not its own'],
  ['ledger', 'SELECT 1 FROM billing.charge', 'reads the table billing.charge; only its views are public'],
  ['ledger', 'SELECT 1 FROM collections.v_hold', 'reads collections.v_hold, which stands to its right'],
  ['ledger', 'SELECT 1 FROM account', 'account is not schema-qualified'],
  ['ledger', 'SELECT 1 FROM public.account', 'reads public.account, a schema nobody owns'],
  ['ledger', 'SELECT 1 FROM platform.login', 'reads platform.login'],
  ['ledger', 'SELECT platform.find_session($1)', 'calls platform.find_session()'],
  ['ledger', 'SELECT roster.digest($1)', 'calls roster.digest()'],
  ['ledger', 'SELECT current_date', 'reads the clock of the database'],
  ['ledger', 'SELECT localtimestamp', 'reads the clock of the database'],
  ['ledger', 'SELECT now()', 'calls now(), which answers differently every time'],
  ['ledger', "SELECT nextval('ledger.number')", 'calls nextval(), which answers differently every time'],
  ['ledger', 'TRUNCATE ledger.entry', 'empties whole tables (DROP_RESTRICT)'],
  [
    'ledger',
    'WITH gone AS (DELETE FROM roster.party RETURNING id) SELECT id FROM gone',
    'writes roster.party, which is not its own',
  ],
  [
    'ledger',
    'INSERT INTO ledger.till SELECT * FROM json_populate_recordset(NULL::roster.party, $1)',
    'uses the row type of roster.party',
  ],
  [
    'ledger',
    'CREATE TABLE ledger.x (a uuid, FOREIGN KEY (a) REFERENCES channels.message)',
    'refers to channels.message',
  ],
  ['ledger', "SELECT platform.guard('billing.x', 'edit')", 'guards billing.x, which is not its own'],
  ['ledger', 'CREATE VIEW billing.v_x AS SELECT 1', 'writes billing.v_x, which is not its own'],
  ['ledger', 'GRANT SELECT ON roster.party TO dunwell_app', 'writes roster.party, which is not its own'],
  [
    'ledger',
    "CREATE FUNCTION ledger.f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM roster.party'",
    'ledger.f(): reads the table roster.party; only its views are public',
  ],
  [
    'ledger',
    "CREATE FUNCTION ledger.f() RETURNS void LANGUAGE plpgsql AS 'BEGIN END'",
    'ledger.f() is in plpgsql; nobody read it',
  ],
  ['platform', 'SELECT 1 FROM roster.v_community', 'reads roster.v_community, which stands to its right'],
  ['app', 'SELECT 1 FROM ledger.entry', 'reads the table ledger.entry; only its views are public'],
  ['app', 'DELETE FROM ledger.entry', 'writes ledger.entry, which is not its own'],
])('the gate sees it: in %s, %s', async (owner, text, breach) => {
  expect((await inspectSql(owner, text)).breaches).toContain(breach)
})

test.each([
  ['ledger', 'SELECT a.id FROM ledger.account a JOIN roster.v_premises p ON p.premises_id = a.premises_id'],
  ['ledger', 'WITH mine AS (SELECT id FROM ledger.account) SELECT id FROM mine m FOR UPDATE OF m'],
  ['ledger', "SELECT date '2026-11-21' + 1, sum(1)::bigint, statement FROM ledger.entry"],
  ['insight', 'SELECT 1 FROM channels.v_message'],
  ['app', 'SELECT 1 FROM insight.v_board JOIN platform.calendar_run r ON true'],
])('and leaves the lawful alone: in %s, %s', async (owner, text) => {
  expect((await inspectSql(owner, text)).breaches).toEqual([])
})

test('the gate sees SQL and foreign tables in TypeScript', () => {
  const text = [
    "const a = 'SELECT id FROM ledger.account'",
    'const b = `\n  update ledger.account set credit_fen = ${n}`',
    "const c = 'select one of these'",
    "const d = 'Update your password'",
  ].join('\n')
  expect(sqlInSource('src/flow/ledger/x.ts', text)).toHaveLength(2)
  const rows =
    "tx.insertRows('billing.charge', C, r); tx.insertRows(\n 'ledger.entry', C, r); tx.insertRows(TABLE, C, r)"
  expect(tablesInSource('src/flow/ledger/x.ts', rows).filter(foreign)).toEqual([
    'src/flow/ledger/x.ts: billing.charge',
    'src/flow/ledger/x.ts: ‹TABLE›',
  ])
})
