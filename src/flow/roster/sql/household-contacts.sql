-- Purpose: every contact point of a household's members, in whatever state. Volume: a few rows.
SELECT c.id AS "contactPointId", c.party_id AS "partyId", c.kind, c.value, c.person, c.source, c.state, c.since
FROM roster.contact_point c
JOIN roster.household_member m ON m.community_id = c.community_id AND m.party_id = c.party_id
WHERE c.community_id = :community AND m.household_id = :household
ORDER BY m.position, c.kind, c.position
