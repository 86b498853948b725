-- Purpose: a page of premises with who owes for them on a day; :building null: all; :like null: all. Volume: a page.
SELECT p.id AS "premisesId", p.code, b.name AS building, e.name AS entrance, p.room, p.floor, p.usage,
       p.floor_area AS "floorArea", p.status, p.handover_day AS "handoverDay", p.paid_until AS "paidUntil",
       h.id AS "householdId", h.name AS household
FROM roster.premises p
JOIN roster.building b ON b.community_id = p.community_id AND b.id = p.building_id
LEFT JOIN roster.entrance e ON e.community_id = p.community_id AND e.id = p.entrance_id
LEFT JOIN roster.liability l ON l.community_id = p.community_id AND l.premises_id = p.id
  AND :day::date BETWEEN l.from_day AND coalesce(l.to_day, 'infinity')
LEFT JOIN roster.household h ON h.community_id = l.community_id AND h.id = l.household_id
WHERE p.community_id = :community
  AND p.withdrawn_at IS NULL
  AND (:building::uuid IS NULL OR p.building_id = :building::uuid)
  AND (:like::text IS NULL OR p.code LIKE :like::text OR h.name LIKE :like::text)
ORDER BY b.name, e.name NULLS FIRST, p.floor NULLS FIRST, p.code
LIMIT :limit OFFSET :offset
