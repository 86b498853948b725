-- Purpose: who is liable for a room on a day. Volume: one row or none.
SELECT l.household_id
FROM roster.v_premises p
JOIN roster.v_liability l ON l.community_id = p.community_id AND l.premises_id = p.premises_id
  AND l.from_day <= :day AND (l.to_day IS NULL OR l.to_day >= :day)
WHERE p.community_id = :community_id AND p.code = :code
