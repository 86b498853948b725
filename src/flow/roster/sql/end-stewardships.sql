-- Purpose: the duty of those before ends the day before. Volume: up to 10,000 rows.
UPDATE roster.stewardship s
SET to_day = :from_day::date - 1
WHERE s.community_id = :community
  AND s.household_id = ANY (:households::uuid[])
  AND s.duty = :duty
  AND s.from_day < :from_day::date
  AND coalesce(s.to_day, 'infinity') >= :from_day::date
RETURNING s.household_id
