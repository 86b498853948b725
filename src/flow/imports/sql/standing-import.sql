-- Purpose: the import of a report that was accepted and not undone. Volume: at most one row.
SELECT i.import_id AS "importId", i.counts ->> 'hashBefore' AS "hashBefore"
FROM imports.v_import i
WHERE i.community_id = :community AND i.report_hash = :hash AND i.undone_at IS NULL
