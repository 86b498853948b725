-- Purpose: premises as stored, to compare a list with. :codes null: all of the community. Volume: up to 100,000 rows.
SELECT p.id, p.code, p.building_id, b.name AS building, e.name AS entrance, p.floor, p.usage, p.floor_area AS "floorArea",
       p.status, p.handover_day AS "handoverDay", p.paid_until AS "paidUntil"
FROM roster.premises p
JOIN roster.building b ON b.community_id = p.community_id AND b.id = p.building_id
LEFT JOIN roster.entrance e ON e.community_id = p.community_id AND e.id = p.entrance_id
WHERE p.community_id = :community
  AND p.withdrawn_at IS NULL
  AND (:codes::text[] IS NULL OR p.code = ANY (:codes::text[]))
