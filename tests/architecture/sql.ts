/** Who owns which SQL: a slice writes its own tables, and reads them and the public views to its left. */
import { parse, parseSync } from 'libpg-query'
import line from './line.json' with { type: 'json' }

export type Node = { [key: string]: unknown }

/** What every slice may read of the platform: whose company, whose member of staff. Logins and sessions never. */
const PLATFORM_TABLES = new Set(['platform.company', 'platform.staff'])
/** And call: a community's code is taken and looked up before its company is known. */
const PLATFORM_FUNCTIONS = new Set(['platform.take_code', 'platform.company_of_code'])

/** Answers differ from one moment or run to the next: instants, ids and numbers are given as parameters. */
const UNSTEADY = new Set([
  ...[
    'now',
    'clock_timestamp',
    'statement_timestamp',
    'transaction_timestamp',
    'timeofday',
    'random',
    'setseed',
  ],
  ...['random_normal', 'gen_random_uuid', 'gen_random_bytes', 'uuidv4', 'uuidv7', 'uuid_generate_v4'],
  ...['nextval', 'currval', 'lastval', 'setval', 'pg_sleep', 'inet_client_addr', 'current_query'],
])

/** Whose SQL it is: a slice, the platform, or who stands right of the line (app, demo). */
export type Owner = string

/** Functions in PL/pgSQL hide their tables from this gate, so each is named here with what it was read for. */
const READ_BY_HAND: Record<string, string> = {
  'platform.refuse_change': 'raises; touches no table',
  'platform.guard': 'sets policies and privileges of the table it is given, when a migration runs',
  'imports.named_by':
    'asks the catalogue which rows to the right name a row; answers names of tables, no rows',
}

export type SqlReport = { statements: number; relations: number; breaches: string[] }

export async function inspectSql(owner: Owner, text: string): Promise<SqlReport> {
  const { stmts = [] } = (await parse(text)) as { stmts?: { stmt: Node }[] }
  const report: SqlReport = { statements: stmts.length, relations: 0, breaches: [] }
  for (const { stmt } of stmts) inspectStatement(owner, stmt, report)
  return report
}

function inspectStatement(owner: Owner, stmt: Node, report: SqlReport) {
  const note = (what: string) => report.breaches.push(what)
  const own = collect(stmt, 'CommonTableExpr').map(({ ctename }) => ctename as string)
  const changed = new Set<unknown>(
    CHANGES.flatMap((kind) => collect(stmt, kind)).flatMap(({ relation }) => (relation ? [relation] : [])),
  )
  for (const kind of ['CreateStmt', 'IndexStmt', 'ViewStmt', 'AlterTableStmt', 'CreateTrigStmt', 'RuleStmt'])
    for (const found of collect(stmt, kind)) changed.add(found['relation'] ?? found['view'])
  for (const granted of collect(stmt, 'GrantStmt'))
    for (const relation of collect(granted['objects'], 'RangeVar')) changed.add(relation)
  // `FOR UPDATE OF c` names an alias.
  const locked = new Set(collect(stmt, 'LockingClause').flatMap((lock) => collect(lock, 'RangeVar')))
  const referred = new Set(collect(stmt, 'Constraint').map(({ pktable }) => pktable))

  for (const relation of allRelations(stmt)) {
    const { schemaname: schema, relname: name } = relation as { schemaname?: string; relname: string }
    if (!schema && (own.includes(name) || locked.has(relation))) continue
    report.relations += 1
    if (!schema) note(`${name} is not schema-qualified`)
    else if (changed.has(relation)) mayWrite(owner, schema, name, note)
    else if (referred.has(relation)) mayRefer(owner, schema, name, note)
    else mayRead(owner, schema, name, note)
  }
  for (const { funcname, args } of collect(stmt, 'FuncCall')) {
    if (names(funcname).join('.') === 'platform.guard') mayGuard(owner, args, note)
    else mayCall(owner, names(funcname), note)
  }
  for (const created of collect(stmt, 'CreateFunctionStmt')) inspectFunction(owner, created, note)
  if (isSlice(owner) && collect(stmt, 'DoStmt').length > 0) note('hides statements in a DO block')
  for (const type of collect(stmt, 'TypeCast')) mayCast(owner, type['typeName'] as Node, note)
  if (collect(stmt, 'SQLValueFunction').some(isClock)) note('reads the clock of the database')
  for (const truncated of collect(stmt, 'TruncateStmt'))
    note(`empties whole tables (${truncated['behavior']})`)
}

const CHANGES = ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']

function mayWrite(owner: Owner, schema: string, name: string, note: (what: string) => void) {
  const allowed = schema === owner || (!isSlice(owner) && schema === 'platform')
  if (!allowed) note(`writes ${schema}.${name}, which is not its own`)
}

function mayRead(owner: Owner, schema: string, name: string, note: (what: string) => void) {
  if (schema === owner || schema === 'pg_catalog') return
  if (schema === 'platform') {
    if (isSlice(owner) && !PLATFORM_TABLES.has(`platform.${name}`)) note(`reads platform.${name}`)
    return
  }
  if (!isSlice(schema)) return note(`reads ${schema}.${name}, a schema nobody owns`)
  if (isRightOf(schema, owner)) return note(`reads ${schema}.${name}, which stands to its right`)
  if (!name.startsWith('v_')) note(`reads the table ${schema}.${name}; only its views are public`)
}

function mayCall(owner: Owner, [schema, name]: [string | undefined, string], note: (what: string) => void) {
  if (UNSTEADY.has(name)) return note(`calls ${name}(), which answers differently every time`)
  if (!schema || schema === 'pg_catalog' || schema === owner) return
  if (schema === 'platform' && (!isSlice(owner) || PLATFORM_FUNCTIONS.has(`platform.${name}`))) return
  note(`calls ${schema}.${name}()`)
}

/** A foreign key may point left: what it names was there first. */
function mayRefer(owner: Owner, schema: string, name: string, note: (what: string) => void) {
  if (schema === owner || PLATFORM_TABLES.has(`${schema}.${name}`)) return
  if (!isSlice(schema) || isRightOf(schema, owner)) note(`refers to ${schema}.${name}`)
}

function mayGuard(owner: Owner, args: unknown, note: (what: string) => void) {
  const table = collect(args, 'sval')[0] ?? collect(args, 'A_Const')[0]
  const name = JSON.stringify(table).match(/"sval":"([^"]+)"/)?.[1] ?? ''
  if (!name.startsWith(`${owner}.`)) note(`guards ${name}, which is not its own`)
}

function inspectFunction(owner: Owner, created: Node, note: (what: string) => void) {
  const [schema, name] = names(created['funcname'])
  if (schema !== owner) note(`creates ${schema}.${name}(), which is not its own`)
  const options = JSON.stringify(created['options'])
  const [language, body] = [option(options, 'language'), option(options, 'as')]
  if (language === 'sql') {
    const { stmts = [] } = parseSync(body) as { stmts?: { stmt: Node }[] }
    const inner: SqlReport = { statements: 0, relations: 0, breaches: [] }
    for (const { stmt } of stmts) inspectStatement(owner, stmt, inner)
    for (const breach of inner.breaches) note(`${schema}.${name}(): ${breach}`)
  } else if (!READ_BY_HAND[`${schema}.${name}`]) note(`${schema}.${name}() is in ${language}; nobody read it`)
}

function option(options: string, name: string): string {
  const found = (JSON.parse(options) as { DefElem: { defname: string; arg: unknown } }[]).find(
    ({ DefElem }) => DefElem.defname === name,
  )
  return JSON.stringify(found?.DefElem.arg).match(/"sval":("(?:[^"\\]|\\.)*")/)?.[1]
    ? (JSON.parse(
        JSON.stringify(found?.DefElem.arg).match(/"sval":("(?:[^"\\]|\\.)*")/)?.[1] ?? '""',
      ) as string)
    : ''
}

/** `NULL::slice.table` is a table's row type: whoever names it depends on its columns. */
function mayCast(owner: Owner, type: Node, note: (what: string) => void) {
  const [schema, name] = names(type['names'])
  if (schema && schema !== 'pg_catalog' && schema !== owner && isSlice(schema))
    note(`uses the row type of ${schema}.${name}`)
}

function isClock({ op }: Node): boolean {
  return /^SVFOP_(CURRENT_(DATE|TIME)|LOCALTIME)/.test(String(op))
}

function isSlice(name: string): boolean {
  return line.includes(name)
}

function isRightOf(schema: string, owner: Owner): boolean {
  if (owner === 'platform') return true
  return isSlice(owner) && line.indexOf(schema) > line.indexOf(owner)
}

/** Tables stand in RangeVar nodes, and bare in the `relation` of a statement. */
function allRelations(stmt: Node): Node[] {
  const found: Node[] = []
  walk(stmt, (_kind, node) => {
    if (typeof node['relname'] === 'string' && 'relpersistence' in node) found.push(node)
  })
  return found
}

/** Every node of a kind, at any depth. */
export function collect(tree: unknown, kind: string): Node[] {
  const found: Node[] = []
  walk(tree, (key, node) => {
    if (key === kind) found.push(node)
  })
  return found
}

function walk(tree: unknown, see: (key: string, node: Node) => void, key = '') {
  if (Array.isArray(tree)) for (const item of tree) walk(item, see, key)
  else if (tree && typeof tree === 'object') {
    see(key, tree as Node)
    for (const [name, value] of Object.entries(tree)) walk(value, see, name)
  }
}

/** A dotted name as [schema, name]. */
export function names(list: unknown): [string | undefined, string] {
  const parts = (list as { String?: { sval: string } }[]).map((part) => part.String?.sval ?? '')
  return [parts.length > 1 ? parts.at(-2) : undefined, parts.at(-1) ?? '']
}
