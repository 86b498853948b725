-- Purpose: the first liable person of each household. Volume: households of one community.
SELECT household_id, party_id FROM roster.v_household_member
WHERE community_id = :community_id AND position = 1 AND kind = 'person'
ORDER BY household_id
