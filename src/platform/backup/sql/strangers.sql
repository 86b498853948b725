-- Purpose: what in this database is not PostgreSQL's, an extension's or the job queue's, and whether migrations were
-- taken; one row.
SELECT to_regclass('platform.migration') IS NOT NULL AS migrated,
       (SELECT count(*) FROM pg_catalog.pg_sequences q WHERE q.schemaname NOT IN ('pgboss', 'public')) AS sequences,
       (SELECT array_agg(n.nspname || '.' || c.relname ORDER BY n.nspname, c.relname)
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'pgboss')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS tables
