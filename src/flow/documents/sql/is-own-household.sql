-- Purpose: whether a steward looks after a household on a day. Volume: one row or none.
SELECT household_id FROM roster.v_stewardship
WHERE community_id = :community_id AND household_id = :household_id AND staff_id = :steward_id
  AND :day BETWEEN from_day AND coalesce(to_day, 'infinity')
LIMIT 1
