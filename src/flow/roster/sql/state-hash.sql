-- Purpose: one hash over every effective row of a community's roster, whatever order they were written in. Volume: the
-- whole community (700,000 rows for 100,000 premises, some seconds).
WITH effective (noun, digest) AS (
  SELECT 'building', roster.digest(to_jsonb(x)) FROM roster.building x WHERE x.community_id = :community AND x.withdrawn_at IS NULL
  UNION ALL
  SELECT 'entrance', roster.digest(to_jsonb(x)) FROM roster.entrance x WHERE x.community_id = :community AND x.withdrawn_at IS NULL
  UNION ALL
  SELECT 'phase', roster.digest(to_jsonb(x)) FROM roster.phase x WHERE x.community_id = :community
  UNION ALL
  SELECT 'premises', roster.digest(to_jsonb(x)) FROM roster.premises x WHERE x.community_id = :community AND x.withdrawn_at IS NULL
  UNION ALL
  SELECT 'party', roster.digest(to_jsonb(x)) FROM roster.party x WHERE x.community_id = :community
  UNION ALL
  SELECT 'household', roster.digest(to_jsonb(x)) FROM roster.household x WHERE x.community_id = :community AND x.withdrawn_at IS NULL
  UNION ALL
  SELECT 'member', roster.digest(to_jsonb(x)) FROM roster.household_member x WHERE x.community_id = :community
  UNION ALL
  SELECT 'ownership', roster.digest(to_jsonb(x)) FROM roster.ownership x WHERE x.community_id = :community
  UNION ALL
  SELECT 'liability', roster.digest(to_jsonb(x)) FROM roster.liability x WHERE x.community_id = :community
  UNION ALL
  SELECT 'contact_point', roster.digest(to_jsonb(x)) FROM roster.contact_point x WHERE x.community_id = :community
  UNION ALL
  SELECT 'quarantined_value', roster.digest(to_jsonb(x)) FROM roster.quarantined_value x WHERE x.community_id = :community
)
SELECT encode(sha256(convert_to(coalesce(string_agg(e.noun || e.digest, '' ORDER BY e.noun, e.digest), ''), 'UTF8')), 'hex') AS hash
FROM effective e
