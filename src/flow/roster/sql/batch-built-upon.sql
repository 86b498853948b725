-- Purpose: rows of a batch that are gone or no longer as the batch left them, by noun; none: nobody worked on them.
-- Volume: every row of the batch (700,000 for 100,000 premises, some seconds).
WITH left_behind AS (
  SELECT c.noun, c.row_id, c.after_digest
  FROM roster.change c
  WHERE c.community_id = :community AND c.batch_id = :batch
), now (noun, id, digest) AS (
  SELECT 'phase', x.id, roster.digest(to_jsonb(x))
  FROM roster.phase x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'phase'))
  UNION ALL
  SELECT 'building', x.id, roster.digest(to_jsonb(x))
  FROM roster.building x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'building'))
  UNION ALL
  SELECT 'entrance', x.id, roster.digest(to_jsonb(x))
  FROM roster.entrance x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'entrance'))
  UNION ALL
  SELECT 'premises', x.id, roster.digest(to_jsonb(x))
  FROM roster.premises x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'premises'))
  UNION ALL
  SELECT 'party', x.id, roster.digest(to_jsonb(x))
  FROM roster.party x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'party'))
  UNION ALL
  SELECT 'household', x.id, roster.digest(to_jsonb(x))
  FROM roster.household x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'household'))
  UNION ALL
  SELECT 'ownership', x.id, roster.digest(to_jsonb(x))
  FROM roster.ownership x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'ownership'))
  UNION ALL
  SELECT 'liability', x.id, roster.digest(to_jsonb(x))
  FROM roster.liability x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'liability'))
  UNION ALL
  SELECT 'contact_point', x.id, roster.digest(to_jsonb(x))
  FROM roster.contact_point x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'contact_point'))
  UNION ALL
  SELECT 'quarantined_value', x.id, roster.digest(to_jsonb(x))
  FROM roster.quarantined_value x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT b.row_id FROM left_behind b WHERE b.noun = 'quarantined_value'))
)
SELECT worked.noun, count(*) AS count
FROM (
  SELECT b.noun, b.row_id, b.after_digest FROM left_behind b
  EXCEPT
  SELECT n.noun, n.id, n.digest FROM now n
) worked
GROUP BY worked.noun
ORDER BY worked.noun
