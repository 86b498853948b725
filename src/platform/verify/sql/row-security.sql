-- Purpose: I-13: every table with rows of companies has row-level security, forced, with a policy; one row a table.
SELECT count(*) AS checked, count(*) FILTER (WHERE t.wrong) AS breaches,
       (array_agg(t.name) FILTER (WHERE t.wrong))[1:5] AS sample
FROM (
  SELECT n.nspname || '.' || c.relname AS name,
         NOT c.relrowsecurity OR NOT c.relforcerowsecurity
           OR NOT EXISTS (SELECT FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid) AS wrong
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'pgboss')
    AND n.nspname || '.' || c.relname NOT IN ('platform.login', 'platform.session', 'platform.community_code',
      'platform.second_factor', 'platform.recovery_code', 'platform.pending_sign_in')
    AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'company_id')
) t
