-- Purpose: premises by canonical code. :codes null: all of the community. Volume: up to 100,000 rows.
SELECT p.id, p.code
FROM roster.premises p
WHERE p.community_id = :community
  AND p.withdrawn_at IS NULL
  AND (:codes::text[] IS NULL OR p.code = ANY (:codes::text[]))
