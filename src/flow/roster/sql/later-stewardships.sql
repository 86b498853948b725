-- Purpose: how many of these households already have a steward who begins on the day or later. Volume: one row.
SELECT count(*) AS count
FROM roster.stewardship s
WHERE s.community_id = :community
  AND s.household_id = ANY (:households::uuid[])
  AND s.duty = :duty
  AND s.from_day >= :from_day::date
  AND (:to_day::date IS NULL OR s.from_day <= :to_day::date)
