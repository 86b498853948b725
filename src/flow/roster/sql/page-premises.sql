-- Purpose: a page of premises with who owes for them on a day; :building null: all; :like null: all. known: whether whoever
-- asks (:steward_id null: everybody's) may read the name; a name that may not be read is not searched. Volume: a page.
SELECT p.id AS "premisesId", p.code, b.name AS building, e.name AS entrance, p.room, p.floor, p.usage,
       p.floor_area AS "floorArea", p.status, p.handover_day AS "handoverDay", p.paid_until AS "paidUntil",
       h.id AS "householdId", h.name AS household, k.known
FROM roster.premises p
JOIN roster.building b ON b.community_id = p.community_id AND b.id = p.building_id
LEFT JOIN roster.entrance e ON e.community_id = p.community_id AND e.id = p.entrance_id
LEFT JOIN roster.liability l ON l.community_id = p.community_id AND l.premises_id = p.id
  AND :day::date BETWEEN l.from_day AND coalesce(l.to_day, 'infinity')
LEFT JOIN roster.household h ON h.community_id = l.community_id AND h.id = l.household_id
CROSS JOIN LATERAL (
  SELECT :steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.stewardship s
    WHERE s.community_id = h.community_id AND s.household_id = h.id AND s.staff_id = :steward_id
      AND :today BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')) AS known
) k
WHERE p.community_id = :community
  AND p.withdrawn_at IS NULL
  AND (:building::uuid IS NULL OR p.building_id = :building::uuid)
  AND (:like::text IS NULL OR p.code LIKE :like::text OR (k.known AND h.name LIKE :like::text))
ORDER BY b.name, e.name NULLS FIRST, p.floor NULLS FIRST, p.code
LIMIT :limit OFFSET :offset
