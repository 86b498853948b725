-- Purpose: members of every household in which somebody of these names stands. Volume: up to 200,000 rows.
SELECT m.household_id AS "householdId", m.party_id AS "partyId", m.liable_as AS "liableAs", t.name
FROM roster.household_member m
JOIN roster.party t ON t.community_id = m.community_id AND t.id = m.party_id
JOIN roster.household h ON h.community_id = m.community_id AND h.id = m.household_id
WHERE m.community_id = :community
  AND h.withdrawn_at IS NULL
  AND (:names::text[] IS NULL OR EXISTS (
    SELECT 1
    FROM roster.household_member n
    JOIN roster.party u ON u.community_id = n.community_id AND u.id = n.party_id
    WHERE n.community_id = m.community_id AND n.household_id = m.household_id AND u.name = ANY (:names::text[])))
ORDER BY m.household_id, m.position
