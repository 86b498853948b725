-- Purpose: the rate in force ends the day before the next one begins. Volume: one row.
UPDATE tariff.rate SET to_day = :to_day
WHERE community_id = :community_id AND id = :id
