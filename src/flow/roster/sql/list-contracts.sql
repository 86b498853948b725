-- Purpose: service contracts of a community, newest first. Volume: a handful.
SELECT s.id AS "serviceContractId", s.title, s.from_day AS "fromDay", s.to_day AS "toDay", s.fee_clause AS "feeClause",
       s.due_clause AS "dueClause", s.late_fee_clause AS "lateFeeClause", s.late_fee_daily_rate AS "lateFeeDailyRate",
       s.arbitration_clause AS "arbitrationClause", s.scan_name AS "scanName"
FROM roster.service_contract s
WHERE s.community_id = :community
ORDER BY s.from_day DESC
