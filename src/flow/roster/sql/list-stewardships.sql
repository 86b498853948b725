-- Purpose: how many households each steward has on a day, by building. Volume: hundreds of rows.
SELECT s.staff_id AS "staffId", t.name AS "staffName", s.duty, b.id AS "buildingId", b.name AS building,
       count(DISTINCT s.household_id) AS households
FROM roster.stewardship s
JOIN platform.staff t ON t.company_id = s.company_id AND t.id = s.staff_id
JOIN roster.liability l ON l.community_id = s.community_id AND l.household_id = s.household_id
  AND :day::date BETWEEN l.from_day AND coalesce(l.to_day, 'infinity')
JOIN roster.premises p ON p.community_id = l.community_id AND p.id = l.premises_id
JOIN roster.building b ON b.community_id = p.community_id AND b.id = p.building_id
WHERE s.community_id = :community AND :day::date BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')
GROUP BY s.staff_id, t.name, s.duty, b.id, b.name
ORDER BY t.name, s.duty, b.name
