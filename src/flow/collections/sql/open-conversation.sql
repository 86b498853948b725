-- Purpose: the household's conversation row, made when missing. Volume: one row.
INSERT INTO collections.conversation (community_id, household_id, company_id)
SELECT h.community_id, h.household_id, h.company_id
FROM roster.v_household h
WHERE h.community_id = :community_id AND h.household_id = :household_id
ON CONFLICT DO NOTHING
