-- Purpose: the first day of the service contract in force. Volume: at most one row.
SELECT c.from_day AS "fromDay"
FROM roster.v_service_contract c
WHERE c.community_id = :community
  AND :day::date BETWEEN c.from_day AND coalesce(c.to_day, 'infinity')
