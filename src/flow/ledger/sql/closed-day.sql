-- Purpose: whether a till has closed a day. Volume: one row.
SELECT 1 AS closed FROM ledger.day_close WHERE community_id = :community_id AND till_id = :till_id AND day >= :day LIMIT 1
