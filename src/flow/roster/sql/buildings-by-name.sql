-- Purpose: buildings of these names. Volume: hundreds of rows.
SELECT b.id, b.name
FROM roster.building b
WHERE b.community_id = :community AND b.withdrawn_at IS NULL AND b.name = ANY (:names::text[])
