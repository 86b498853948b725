-- Purpose: one contact point in full, and whether whoever asks looks after a household of its party. Volume: one row or none.
SELECT c.id AS "contactPointId", c.kind, c.value, c.person,
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.household_member m
         JOIN roster.stewardship s ON s.community_id = m.community_id AND s.household_id = m.household_id
         WHERE m.community_id = c.community_id AND m.party_id = c.party_id AND s.staff_id = :steward_id
           AND :day BETWEEN s.from_day AND coalesce(s.to_day, 'infinity'))) AS known
FROM roster.contact_point c
WHERE c.community_id = :community AND c.id = :id
