-- Purpose: promises that run on a day or ended lately, with what was paid since. Volume: few of a hundred households.
-- One household or all: a range, so that one plan serves both by the same index.
SELECT household_id, promise_id, day, amount_fen, paid_fen
FROM collections.v_promise
WHERE community_id = :community_id AND taken_day <= :day AND day >= :since
  AND household_id BETWEEN coalesce(:household_id::uuid, '00000000-0000-0000-0000-000000000000')
    AND coalesce(:household_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
ORDER BY day, promise_id
