-- Purpose: every contact point of a household's members, in whatever state; for a steward, of own households. Volume: a few
-- rows.
SELECT c.id AS "contactPointId", c.party_id AS "partyId", c.kind, c.value, c.person, c.source, c.state, c.since
FROM roster.contact_point c
JOIN roster.household_member m ON m.community_id = c.community_id AND m.party_id = c.party_id
WHERE c.community_id = :community AND m.household_id = :household
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.stewardship s
    WHERE s.community_id = m.community_id AND s.household_id = m.household_id AND s.staff_id = :steward_id
      AND :day BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')))
ORDER BY m.position, c.kind, c.position
