/**
 * A migrated database in words: one text, the same on every supported PostgreSQL, so that a change of the schema is
 * read as a diff of `db/schema.sql`. It is for reading and comparing, not for restoring.
 */
import { parseSync } from 'libpg-query'
import type pg from 'pg'

/** Ours, in the order of the line of slices; pg-boss keeps its own house, and so does the list of migrations. */
const OURS = `n.nspname NOT IN ('public', 'information_schema', 'pgboss') AND n.nspname NOT LIKE 'pg\\_%'`
const NOT_OURS = ['platform.migration', 'platform.migration_lock']

export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const lines = async (sql: string) => (await client.query(sql)).rows as Record<string, string>[]
  await client.query("SET search_path = ''")
  const tables = await lines(TABLES)
  const [columns, constraints, indexes] = [
    await lines(COLUMNS),
    await lines(CONSTRAINTS),
    await lines(INDEXES),
  ]
  const [policies, triggers, grants] = [await lines(POLICIES), await lines(TRIGGERS), await lines(GRANTS)]
  const [views, functions, schemas] = [await lines(VIEWS), await lines(FUNCTIONS), await lines(SCHEMAS)]
  const of = (rows: Record<string, string>[], name: string | undefined) =>
    rows.filter((row) => row['name'] === name).map((row) => row['text'] as string)

  const text = [HEAD]
  for (const { name: schema, text: grant } of schemas) {
    text.push(`\n-- ${schema}\n\nCREATE SCHEMA ${schema};${grant ? `\n${grant}` : ''}`)
    for (const { name, text: security } of tables.filter((table) => table['schema'] === schema)) {
      if (NOT_OURS.includes(name as string)) continue
      const body = [...of(columns, name), ...of(constraints, name)].map((line) => `  ${line}`).join(',\n')
      const around = [security as string, ...of(indexes, name), ...of(policies, name), ...of(triggers, name)]
      text.push(`\nCREATE TABLE ${name} (\n${body}\n);`, ...around.filter(Boolean), ...of(grants, name))
    }
    for (const { name, definition, options } of views.filter((view) => view['schema'] === schema))
      text.push(`\nCREATE VIEW ${name}${options} AS\n${tidy(definition as string)}`, ...of(grants, name))
    for (const { definition, grant: may } of functions.filter((fn) => fn['schema'] === schema))
      text.push(`\n${(definition as string).trimEnd()};\n${may}`)
  }
  return `${text.join('\n')}\n`
}

const HEAD =
  '-- Generated from the migrations by `npm run db -- schema`; a test compares. For reading, not for restoring.'

/**
 * PostgreSQL 15 names the table of every column of a view, later ones only where there are several. Where a view's own
 * level reads one table, the name says nothing and goes.
 */
function tidy(definition: string): string {
  const text = definition.trimEnd()
  const { stmts } = parseSync(text) as { stmts: { stmt: { SelectStmt: SelectStmt } }[] }
  const select = stmts[0]?.stmt.SelectStmt
  if (
    !select?.fromClause ||
    select.fromClause.length > 1 ||
    !select.fromClause[0]?.RangeVar ||
    select.withClause
  )
    return text
  const bytes = Buffer.from(text)
  let result = text
  for (const at of qualifiedColumns(select).sort((a, b) => b - a)) {
    const before = bytes.subarray(0, at).toString()
    result = before + result.slice(before.length).replace(/^\w+\./, '')
  }
  return result
}

type SelectStmt = { fromClause?: { RangeVar?: unknown }[]; withClause?: unknown }

/** Byte positions of `alias.column` at a statement's own level. */
function qualifiedColumns(tree: unknown): number[] {
  if (Array.isArray(tree)) return tree.flatMap(qualifiedColumns)
  if (!tree || typeof tree !== 'object') return []
  return Object.entries(tree).flatMap(([key, value]) => {
    if (key === 'SubLink' || key === 'RangeSubselect') return []
    if (key !== 'ColumnRef') return qualifiedColumns(value)
    const { fields, location } = value as { fields: unknown[]; location?: number }
    return fields.length === 2 ? [location ?? 0] : []
  })
}

const SCHEMAS = `
  SELECT n.nspname AS name,
         CASE WHEN pg_catalog.has_schema_privilege('dunwell_app', n.oid, 'USAGE')
              THEN 'GRANT USAGE ON SCHEMA ' || n.nspname || ' TO dunwell_app;' END AS text
  FROM pg_catalog.pg_namespace n
  WHERE ${OURS}
  ORDER BY pg_catalog.array_position(ARRAY['platform', 'roster', 'tariff', 'billing', 'ledger', 'imports', 'care',
    'collections', 'legal', 'campaigns', 'documents', 'channels', 'insight'], n.nspname::text), n.nspname COLLATE "C"`

const TABLES = `
  SELECT n.nspname AS schema, n.nspname || '.' || c.relname AS name,
         CASE WHEN c.relrowsecurity THEN 'ALTER TABLE ' || n.nspname || '.' || c.relname || ' ENABLE ROW LEVEL SECURITY'
           || CASE WHEN c.relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY;' ELSE ';' END
           ELSE '-- outside row-level security' END AS text
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND ${OURS}
  ORDER BY c.relname COLLATE "C"`

const COLUMNS = `
  SELECT n.nspname || '.' || c.relname AS name,
         a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
           || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
           || coalesce(' DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') AS text
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND ${OURS}
  ORDER BY a.attrelid, a.attnum`

// PostgreSQL 18 lists NOT NULL among the constraints; the column says it already.
const CONSTRAINTS = `
  SELECT n.nspname || '.' || c.relname AS name,
         'CONSTRAINT ' || k.conname || ' ' || pg_catalog.pg_get_constraintdef(k.oid) AS text
  FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype IN ('p', 'u', 'f', 'x', 'c') AND ${OURS}
  ORDER BY pg_catalog.strpos('puxfc', k.contype::text), k.conname COLLATE "C"`

const INDEXES = `
  SELECT n.nspname || '.' || c.relname AS name, pg_catalog.pg_get_indexdef(i.indexrelid) || ';' AS text
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
  WHERE ${OURS} AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid
                                 AND k.contype IN ('p', 'u', 'x'))
  ORDER BY x.relname COLLATE "C"`

const POLICIES = `
  SELECT p.schemaname || '.' || p.tablename AS name,
         'CREATE POLICY ' || p.policyname || ' ON ' || p.schemaname || '.' || p.tablename || ' AS ' || p.permissive
           || ' FOR ' || p.cmd || ' TO ' || pg_catalog.array_to_string(p.roles, ', ') || coalesce(' USING ' || p.qual, '')
           || coalesce(' WITH CHECK ' || p.with_check, '') || ';' AS text
  FROM pg_catalog.pg_policies p
  ORDER BY p.policyname COLLATE "C"`

const TRIGGERS = `
  SELECT n.nspname || '.' || c.relname AS name, pg_catalog.pg_get_triggerdef(t.oid) || ';' AS text
  FROM pg_catalog.pg_trigger t
  JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND ${OURS}
  ORDER BY t.tgname COLLATE "C"`

const VIEWS = `
  SELECT n.nspname AS schema, n.nspname || '.' || c.relname AS name,
         coalesce(' WITH (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')', '') AS options,
         pg_catalog.pg_get_viewdef(c.oid, 0) AS definition
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('v', 'm') AND ${OURS}
  ORDER BY c.relname COLLATE "C"`

/** Whose privileges end up where, the owner's own left out. */
const granted = (acl: string, on: string) => `
  (SELECT pg_catalog.string_agg('GRANT ' || g.what || ' ON ' || ${on} || ' TO ' || g.who || ';', E'\\n'
                                ORDER BY g.who COLLATE "C")
   FROM (SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END AS who,
                pg_catalog.string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type COLLATE "C") AS what
         FROM pg_catalog.aclexplode(${acl}) x
         WHERE x.grantee <> c.owner
         GROUP BY x.grantee) g)`

const GRANTS = `
  SELECT t.name, ${granted('c.acl', 't.name')} AS text
  FROM (SELECT c.oid, n.nspname || '.' || c.relname AS name FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND ${OURS}) t
  JOIN LATERAL (SELECT k.relacl AS acl, k.relowner AS owner FROM pg_catalog.pg_class k WHERE k.oid = t.oid) c ON true
  WHERE ${granted('c.acl', 't.name')} IS NOT NULL`

const FUNCTIONS = `
  SELECT n.nspname AS schema, pg_catalog.pg_get_functiondef(p.oid) AS definition,
         coalesce(${granted('c.acl', "'FUNCTION ' || n.nspname || '.' || p.proname")}, '-- granted to nobody') AS grant
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  JOIN LATERAL (SELECT coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)) AS acl, p.proowner AS owner) c ON true
  WHERE ${OURS}
  ORDER BY p.proname COLLATE "C", p.oid`
