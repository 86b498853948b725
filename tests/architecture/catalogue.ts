/** What the database's own catalogue says of keys, row-level security and privileges. */
import type pg from 'pg'

/** Tables outside row-level security: looked up before any company is known, and closed to the application. */
const BEFORE_COMPANY = new Set([
  'platform.login',
  'platform.session',
  'platform.community_code',
  'platform.second_factor',
  'platform.recovery_code',
  'platform.pending_sign_in',
  'platform.knock',
])
/** Kysely's list of the steps taken: the owner's, and of no company. */
const OF_THE_OWNER = new Set(['platform.migration', 'platform.migration_lock'])

/** Keys that lead with something else, each with its reason. */
const LEADS: Record<string, string> = {
  // The company and the community are what every other key begins with.
  'platform.company': 'id',
  'roster.community': 'id',
  // A chain is a community's or a company's; its id is theirs.
  'platform.audit_head': 'chain_id',
  'platform.audit_entry': 'chain_id',
}

/** Written once and never again, whatever a migration is tempted to do. */
const APPEND_ONLY = new Set([
  ...['platform.audit_entry', 'platform.calendar_run'],
  ...['billing.run', 'billing.bill', 'billing.charge', 'billing.charge_cancellation'],
  ...['ledger.entry', 'ledger.posting', 'ledger.receipt', 'ledger.receipt_reversal', 'ledger.allocation'],
  ...[
    'ledger.day_close',
    'documents.document',
    'documents.template',
    'documents.review',
    'documents.review_answer',
    'channels.handover',
    'channels.refusal',
  ],
  ...[
    'collections.contact_record',
    'collections.contact_attempt',
    'collections.notice',
    'collections.delivery',
  ],
])

const POLICY =
  /^\((company_id|id) = \( SELECT \(NULLIF\(current_setting\('app\.company'::text, true\), ''::text\)\)::uuid AS "nullif"\)\)$/

type Table = {
  name: string
  kind: string
  owner: string
  enabled: boolean
  forced: boolean
  community: boolean
  company: boolean
  append: boolean
  policies: { qual: string; check: string | null; cmd: string }[]
  privileges: string[]
  public: boolean
}
type Key = { name: string; key: string; leads: string; refers: string | null; refersCommunity: boolean }

export type Catalogue = { tables: number; views: number; functions: number; breaches: string[] }

export async function inspectCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const breaches: string[] = []
  const rows = async <Row>(sql: string) => (await client.query(sql)).rows as Row[]
  const relations = await rows<Table>(RELATIONS)
  const tables = relations.filter(({ kind, name }) => 'rp'.includes(kind) && !OF_THE_OWNER.has(name))
  const views = relations.filter(({ kind }) => kind === 'v')
  const functions = await rows<DefinedFunction>(FUNCTIONS)
  const keys = await rows<Key>(KEYS)

  for (const relation of relations) {
    const note = (what: string) => breaches.push(`${relation.name}: ${what}`)
    if (relation.owner === 'dunwell_app') note('owned by dunwell_app')
    if (relation.public) note('granted to PUBLIC')
    if (relation.kind === 'm') note('a materialised view knows no row-level security')
    if (relation.kind === 'S') note('a sequence leaves gaps and knows no company')
    if (relation.kind === 'v' && !relation.forced) note('not security_invoker')
    if (relation.kind === 'v' && !/\.v_/.test(relation.name)) note('a view is public and named v_…')
    if (OF_THE_OWNER.has(relation.name) || BEFORE_COMPANY.has(relation.name))
      for (const act of relation.privileges) note(`dunwell_app may ${act}`)
  }
  for (const table of tables) if (!BEFORE_COMPANY.has(table.name)) inspectTable(table, breaches)
  const named = new Map(tables.map((table) => [table.name, table]))
  for (const key of keys) inspectKey(key, named, breaches)
  for (const name of APPEND_ONLY)
    if (!named.get(name)?.append)
      breaches.push(`${name}: money, proof and audit are append-only, this table is not`)
  for (const { name, definer, path, open } of functions) {
    if (definer && path !== 'search_path=pg_catalog')
      breaches.push(`${name}(): SECURITY DEFINER without search_path = pg_catalog`)
    if (definer && open) breaches.push(`${name}(): SECURITY DEFINER and granted to PUBLIC`)
  }
  return { tables: tables.length, views: views.length, functions: functions.length, breaches }
}

function inspectTable(table: Table, breaches: string[]) {
  const note = (what: string) => breaches.push(`${table.name}: ${what}`)
  const { name, policies } = table
  if (!table.company && name !== 'platform.company') note('no company_id NOT NULL')
  if (!table.enabled || !table.forced) note('row-level security is not on and forced')
  if (policies.length !== 1) note(`${policies.length} policies, one expected`)
  for (const { qual, check, cmd } of policies) {
    // Without a check of its own, what may be seen is what may be written.
    const key = name === 'platform.company' ? 'id' : 'company_id'
    if (POLICY.exec(qual)?.[1] !== key || check !== null || cmd !== 'ALL')
      note('its policy is not the one that `platform.guard` writes')
  }
  const allowed = table.append ? ['SELECT', 'INSERT'] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
  for (const act of table.privileges) if (!allowed.includes(act)) note(`dunwell_app may ${act}`)
}

/** The first column of every key: the community's, or the company's in what belongs to a company. */
function inspectKey(key: Key, tables: Map<string, Table>, breaches: string[]) {
  const table = tables.get(key.name)
  if (!table || BEFORE_COMPANY.has(key.name)) return
  const refers = key.refers ? tables.get(key.refers) : undefined
  if (key.refers === 'platform.company' && key.leads === 'company_id') return
  if (LEADS[key.name] === key.leads && !key.refers) return
  const companyLevel = !table.community || (refers && !refers.community && key.refers !== 'roster.community')
  // A role may be granted in one community, and a job may work in one: both belong to the company's staff.
  const ofCompany =
    companyLevel || ['platform.role_grant', 'platform.job', 'roster.community'].includes(key.name)
  const wanted = ofCompany ? 'company_id' : 'community_id'
  if (key.leads !== wanted) breaches.push(`${key.name}: ${key.key} leads with ${key.leads}, not ${wanted}`)
  else if (key.refers && !key.refersCommunity)
    breaches.push(`${key.name}: ${key.key} does not refer to the same ${wanted}`)
}

type DefinedFunction = { name: string; definer: boolean; path: string | null; open: boolean }

const OURS = `n.nspname NOT IN ('public', 'information_schema', 'pgboss') AND n.nspname NOT LIKE 'pg\\_%'`

const RELATIONS = `
  SELECT n.nspname || '.' || c.relname AS name, c.relkind AS kind, pg_catalog.pg_get_userbyid(c.relowner) AS owner,
         c.relrowsecurity AS enabled,
         CASE c.relkind WHEN 'v' THEN coalesce('security_invoker=true' = ANY (c.reloptions), false)
                        ELSE c.relforcerowsecurity END AS forced,
         EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'community_id') AS community,
         EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'company_id'
                 AND a.attnotnull) AS company,
         EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'unchanging'
                 AND t.tgenabled = 'O') AS append,
         coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_object('qual', p.qual, 'check', p.with_check, 'cmd', p.cmd))
                   FROM pg_catalog.pg_policies p WHERE p.schemaname = n.nspname AND p.tablename = c.relname), '[]') AS policies,
         ARRAY(SELECT act FROM pg_catalog.unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER',
                 'REFERENCES']) act
               WHERE c.relkind <> 'S' AND (pg_catalog.has_table_privilege('dunwell_app', c.oid, act)
                 OR (act IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                     AND pg_catalog.has_any_column_privilege('dunwell_app', c.oid, act)))) AS privileges,
         EXISTS (SELECT FROM pg_catalog.aclexplode(c.relacl) x WHERE x.grantee = 0) AS public
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND ${OURS}
  ORDER BY 1`

const KEYS = `
  SELECT n.nspname || '.' || c.relname AS name, k.conname AS key, a.attname AS leads,
         CASE WHEN k.contype = 'f' THEN fn.nspname || '.' || f.relname END AS refers,
         k.contype <> 'f' OR fa.attname = a.attname
           OR (fn.nspname || '.' || f.relname = 'roster.community' AND fa.attname = 'id') AS "refersCommunity"
  FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
  LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
  LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
  LEFT JOIN pg_catalog.pg_attribute fa ON fa.attrelid = f.oid AND fa.attnum = k.confkey[1]
  WHERE k.contype IN ('p', 'u', 'f', 'x') AND ${OURS}
  UNION ALL
  SELECT n.nspname || '.' || c.relname, x.relname, coalesce(a.attname, 'an expression'), NULL, true
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
  JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
  WHERE i.indisunique AND ${OURS}
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`

const FUNCTIONS = `
  SELECT n.nspname || '.' || p.proname AS name, p.prosecdef AS definer,
         (SELECT setting FROM pg_catalog.unnest(p.proconfig) setting WHERE setting LIKE 'search\\_path=%') AS path,
         EXISTS (SELECT FROM pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) x
                 WHERE x.grantee = 0) AS open
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  WHERE ${OURS}
  ORDER BY 1`
