-- Purpose: which households one steward has on a day in one building; known: whether whoever asks (:steward_id null:
-- everybody's) may read the name. Counts like list-stewardships. Volume: hundreds of rows.
SELECT h.id AS "householdId", h.name AS household, array_agg(DISTINCT p.code ORDER BY p.code) AS codes,
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.stewardship o
         WHERE o.community_id = h.community_id AND o.household_id = h.id AND o.staff_id = :steward_id
           AND :today::date BETWEEN o.from_day AND coalesce(o.to_day, 'infinity'))) AS known,
       min(s.from_day) AS since, t.name AS "staffName", b.name AS building
FROM roster.stewardship s
JOIN platform.staff t ON t.company_id = s.company_id AND t.id = s.staff_id
JOIN roster.household h ON h.community_id = s.community_id AND h.id = s.household_id
JOIN roster.liability l ON l.community_id = s.community_id AND l.household_id = s.household_id
  AND :day::date BETWEEN l.from_day AND coalesce(l.to_day, 'infinity')
JOIN roster.premises p ON p.community_id = l.community_id AND p.id = l.premises_id
JOIN roster.building b ON b.community_id = p.community_id AND b.id = p.building_id
WHERE s.community_id = :community AND :day::date BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')
  AND s.staff_id = :staff AND s.duty = :duty AND p.building_id = :building
GROUP BY h.community_id, h.id, h.name, t.name, b.name
ORDER BY min(p.code)
