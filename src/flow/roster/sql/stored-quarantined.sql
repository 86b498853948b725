-- Purpose: values already in quarantine, by room. :codes null: the whole community. Volume: up to 50,000 rows.
SELECT p.code, q.kind, q.value
FROM roster.quarantined_value q
JOIN roster.premises p ON p.community_id = q.community_id AND p.id = q.premises_id
WHERE q.community_id = :community AND (:codes::text[] IS NULL OR p.code = ANY (:codes::text[]))
