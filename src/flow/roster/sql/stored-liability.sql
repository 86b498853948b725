-- Purpose: who owes for what from now on. :codes null: the whole community. Volume: up to 100,000 rows.
SELECT p.code, l.id, l.household_id AS "householdId", l.basis, l.from_day AS "fromDay"
FROM roster.liability l
JOIN roster.premises p ON p.community_id = l.community_id AND p.id = l.premises_id
WHERE l.community_id = :community
  AND l.to_day IS NULL
  AND (:codes::text[] IS NULL OR p.code = ANY (:codes::text[]))
