-- Purpose: the service contract in force on a day; one row or none.
SELECT c.title, c.from_day AS "fromDay", c.to_day AS "toDay", c.fee_clause AS "feeClause", c.due_clause AS "dueClause"
FROM roster.v_service_contract c
WHERE c.community_id = :community_id AND c.from_day <= :day AND (c.to_day IS NULL OR c.to_day >= :day)
