-- Purpose: households that were billed on a day and whose bill is not covered by what they paid before, with the first
-- due day. Volume: households of one community.
SELECT household_id, min(due_day) AS due_day
FROM ledger.v_open_item
WHERE community_id = :community_id AND day = :day AND open_fen > 0
GROUP BY household_id
ORDER BY household_id
