-- Purpose: the application's role may write tickets (they carry ids only) inside transactions of its own. Once per start
-- of a server, and a no-op but for the first and after an update of the queue: granting what is there already rewrites
-- catalog rows, and PostgreSQL refuses that to one of two servers that start at the same moment (tuple concurrently
-- updated). So they go one after the other, and the second finds nothing missing.
DO $$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('dunwell.jobs', 7));
  IF NOT pg_catalog.has_schema_privilege('dunwell_app', 'pgboss', 'USAGE')
    OR EXISTS (
      SELECT FROM pg_catalog.pg_class c, pg_catalog.unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS act (name)
      WHERE c.relnamespace = 'pgboss'::pg_catalog.regnamespace AND c.relkind IN ('r', 'p', 'v')
        AND NOT pg_catalog.has_table_privilege('dunwell_app', c.oid, act.name)
    )
    OR EXISTS (
      SELECT FROM pg_catalog.pg_proc p
      WHERE p.pronamespace = 'pgboss'::pg_catalog.regnamespace
        AND NOT pg_catalog.has_function_privilege('dunwell_app', p.oid, 'EXECUTE')
    )
  THEN
    GRANT USAGE ON SCHEMA pgboss TO dunwell_app;
    GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA pgboss TO dunwell_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO dunwell_app;
  END IF;
END
$$
