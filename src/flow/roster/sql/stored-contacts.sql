-- Purpose: contact values, in whatever state, of parties who bear one of the names. Volume: up to 300,000 rows.
SELECT c.party_id AS "partyId", c.kind, c.value, c.state
FROM roster.contact_point c
JOIN roster.party t ON t.community_id = c.community_id AND t.id = c.party_id
WHERE c.community_id = :community AND (:names::text[] IS NULL OR t.name = ANY (:names::text[]))
ORDER BY c.id
