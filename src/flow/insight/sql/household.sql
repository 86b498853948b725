-- Purpose: one household: name, whether its money may be seen, today's steward; one row or none.
SELECT h.household_id AS "householdId", h.name,
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.v_stewardship s
         WHERE s.community_id = h.community_id AND s.household_id = h.household_id AND s.staff_id = :steward_id
           AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day))) AS visible,
       w.staff_id AS "stewardId", w.staff_name AS "stewardName", w.duty
FROM roster.v_household h
LEFT JOIN LATERAL (
  SELECT s.staff_id, s.staff_name, s.duty
  FROM roster.v_stewardship s
  WHERE s.community_id = h.community_id AND s.household_id = h.household_id
    AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day)
  ORDER BY s.duty = 'responsible' DESC
  LIMIT 1
) w ON true
WHERE h.community_id = :community_id AND h.household_id = :household_id
