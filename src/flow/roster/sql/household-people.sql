-- Purpose: members of a household. Volume: a few rows.
SELECT m.party_id AS "partyId", t.name, t.kind, m.liable_as AS "liableAs"
FROM roster.household_member m
JOIN roster.party t ON t.community_id = m.community_id AND t.id = m.party_id
WHERE m.community_id = :community AND m.household_id = :household
ORDER BY m.position
