-- Purpose: promises that run on a day or ended lately, with what was paid since. Volume: few of a hundred households.
SELECT household_id, promise_id, day, amount_fen, paid_fen
FROM collections.v_promise
WHERE community_id = :community_id AND taken_day <= :day AND day >= :since
  AND (:household_id::uuid IS NULL OR household_id = :household_id::uuid)
ORDER BY day, promise_id
