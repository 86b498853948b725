-- Purpose: who owns one premises now. Volume: a few rows.
SELECT o.id, o.from_day AS "fromDay"
FROM roster.ownership o
WHERE o.community_id = :community AND o.premises_id = :premises AND o.to_day IS NULL
