-- Purpose: households who owe for premises of these buildings on a day or later. Volume: up to 10,000 rows.
SELECT DISTINCT l.household_id AS id
FROM roster.liability l
JOIN roster.premises p ON p.community_id = l.community_id AND p.id = l.premises_id
WHERE l.community_id = :community
  AND p.building_id = ANY (:buildings::uuid[])
  AND coalesce(l.to_day, 'infinity') >= :from_day::date
