-- Purpose: whether a service contract is in force on a day. Volume: one row.
SELECT title FROM roster.v_service_contract
WHERE community_id = :community_id AND from_day <= :day AND (to_day IS NULL OR to_day >= :day)
