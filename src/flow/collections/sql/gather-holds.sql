-- Purpose: holds that cover a day. Volume: few of a hundred households.
-- One household or all: a range, so that one plan serves both by the same index.
SELECT household_id, hold_id, reason, from_day, review_day
FROM collections.v_hold
WHERE community_id = :community_id AND from_day <= :day AND (lifted_day IS NULL OR lifted_day > :day)
  AND household_id BETWEEN coalesce(:household_id::uuid, '00000000-0000-0000-0000-000000000000')
    AND coalesce(:household_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
ORDER BY from_day, hold_id
