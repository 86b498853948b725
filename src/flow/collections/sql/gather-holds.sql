-- Purpose: holds that cover a day. Volume: few of a hundred households.
SELECT household_id, hold_id, reason, from_day, review_day
FROM collections.v_hold
WHERE community_id = :community_id AND from_day <= :day AND (lifted_day IS NULL OR lifted_day > :day)
  AND (:household_id::uuid IS NULL OR household_id = :household_id::uuid)
ORDER BY from_day, hold_id
