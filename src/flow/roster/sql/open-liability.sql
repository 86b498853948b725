-- Purpose: who owes for one premises from now on. Volume: at most one row.
SELECT l.id, l.from_day AS "fromDay"
FROM roster.liability l
WHERE l.community_id = :community AND l.premises_id = :premises AND l.to_day IS NULL
