-- Purpose: the code of one premises. Volume: at most one row.
SELECT p.code
FROM roster.premises p
WHERE p.community_id = :community AND p.id = :premises AND p.withdrawn_at IS NULL
