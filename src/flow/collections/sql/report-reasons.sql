-- Purpose: why households in arrears have not paid, by the newest reason said by each. Volume: one row a reason.
WITH owing AS (
  SELECT household_id, sum(open_fen)::bigint AS open_fen
  FROM ledger.v_open_item
  WHERE community_id = :community_id AND open_fen > 0 AND due_day < :day
  GROUP BY household_id
), said AS (
  SELECT DISTINCT ON (household_id) household_id, reason
  FROM collections.contact_record
  WHERE community_id = :community_id AND reason IS NOT NULL AND day <= :day
  ORDER BY household_id, day DESC, at DESC
)
SELECT coalesce(s.reason, 'not_asked') AS reason, count(*)::bigint AS households, sum(o.open_fen)::bigint AS "overdueFen"
FROM owing o
LEFT JOIN said s ON s.household_id = o.household_id
WHERE :steward_id::uuid IS NULL OR EXISTS (
  SELECT FROM roster.v_stewardship t
  WHERE t.community_id = :community_id AND t.household_id = o.household_id AND t.staff_id = :steward_id::uuid
    AND :day BETWEEN t.from_day AND coalesce(t.to_day, 'infinity'))
GROUP BY 1
ORDER BY 3 DESC, 1
