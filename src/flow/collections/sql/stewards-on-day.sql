-- Purpose: who looks after each household on a day; whoever covers comes first. Volume: one row a household.
SELECT DISTINCT ON (household_id) household_id, staff_id
FROM roster.v_stewardship
WHERE community_id = :community_id AND from_day <= :day AND (to_day IS NULL OR to_day >= :day)
ORDER BY household_id, duty
