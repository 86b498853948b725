-- Purpose: every table of ours with its columns, its order, its guard and what it refers to; some seventy rows.
-- An order must be the same on every server: text is compared by its bytes. What is checked at the end of a transaction
-- need not come first.
SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name, c.relrowsecurity AS guarded,
       (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
                         ORDER BY k.place)
        FROM pg_catalog.pg_index i
        CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
       EXISTS (SELECT FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = c.oid AND a.attname = 'company_id' AND NOT a.attisdropped) AS "namesCompany",
       coalesce((SELECT array_agg(quote_ident(rn.nspname) || '.' || quote_ident(r.relname))
                 FROM pg_catalog.pg_constraint f
                 JOIN pg_catalog.pg_class r ON r.oid = f.confrelid
                 JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
                 WHERE f.conrelid = c.oid AND f.contype = 'f' AND NOT f.condeferrable AND f.confrelid <> c.oid),
                ARRAY[]::text[]) AS "refersTo"
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\_%'
  AND n.nspname NOT IN ('information_schema', 'public', 'pgboss')
  AND n.nspname || '.' || c.relname NOT IN ('platform.migration', 'platform.migration_lock', 'platform.session',
    'platform.pending_sign_in', 'platform.knock')
ORDER BY 1
