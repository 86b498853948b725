-- Purpose: I-6: tables whose rows never change give the application no way to change them and keep their trigger on; one row a
-- table.
SELECT count(*) AS checked, count(*) FILTER (WHERE t.wrong) AS breaches,
       (array_agg(t.name) FILTER (WHERE t.wrong))[1:5] AS sample
FROM (
  SELECT n.nspname || '.' || c.relname AS name,
         g.tgenabled = 'D' OR has_table_privilege('dunwell_app', c.oid, 'UPDATE')
           OR has_table_privilege('dunwell_app', c.oid, 'DELETE')
           OR has_table_privilege('dunwell_app', c.oid, 'TRUNCATE') AS wrong
  FROM pg_catalog.pg_trigger g
  JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE g.tgname = 'unchanging'
) t
