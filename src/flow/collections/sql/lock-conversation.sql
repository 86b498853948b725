-- Purpose: the household's conversation, locked, with the community's zone. Volume: one row.
SELECT v.zone
FROM collections.conversation c
JOIN roster.v_community v ON v.community_id = c.community_id
WHERE c.community_id = :community_id AND c.household_id = :household_id
FOR UPDATE OF c
