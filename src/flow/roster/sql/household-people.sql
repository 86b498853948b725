-- Purpose: members of a household; known: whether whoever asks may read their names. Volume: a few rows.
SELECT m.party_id AS "partyId", t.name, t.kind, m.liable_as AS "liableAs",
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.stewardship s
         WHERE s.community_id = m.community_id AND s.household_id = m.household_id AND s.staff_id = :steward_id
           AND :day BETWEEN s.from_day AND coalesce(s.to_day, 'infinity'))) AS known
FROM roster.household_member m
JOIN roster.party t ON t.community_id = m.community_id AND t.id = m.party_id
WHERE m.community_id = :community AND m.household_id = :household
ORDER BY m.position
