-- Purpose: every schema that is not PostgreSQL's own, quoted; a dozen rows.
SELECT quote_ident(n.nspname) AS name
FROM pg_catalog.pg_namespace n
WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'public')
