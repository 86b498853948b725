-- Purpose: the newest dunning run of a day. Volume: one row or none.
SELECT id AS run_id FROM collections.dunning_run
WHERE community_id = :community_id AND day = :day
ORDER BY at DESC, id DESC LIMIT 1
