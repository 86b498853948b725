-- Purpose: which of these households are there. Volume: up to 10,000 rows.
SELECT h.id
FROM roster.household h
WHERE h.community_id = :community AND h.id = ANY (:households::uuid[]) AND h.withdrawn_at IS NULL
