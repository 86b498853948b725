-- Purpose: premises of the buildings whose name begins so, for words without a digit: few buildings are read, not every room.
SELECT p.premises_id AS "premisesId", 'room' AS by, CASE WHEN p.room = :text THEN 2 ELSE 4 END AS rank
FROM roster.v_building b
JOIN roster.v_premises p ON p.community_id = b.community_id AND p.building_id = b.building_id
WHERE b.community_id = :community_id AND b.name LIKE :prefix AND (p.room = :text OR p.code LIKE :prefix)
ORDER BY rank, p.code
LIMIT :most
