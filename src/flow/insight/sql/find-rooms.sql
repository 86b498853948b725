-- Purpose: premises by room code, by the bare number of a room, or by how their code begins; the :most best.
SELECT p.premises_id AS "premisesId", 'room' AS by,
  CASE WHEN p.code = :code THEN 1 WHEN p.room = :text THEN 2 ELSE 4 END AS rank
FROM roster.v_premises p
WHERE p.community_id = :community_id AND (p.code = :code OR p.room = :text OR p.code LIKE :prefix)
ORDER BY rank, p.code
LIMIT :most
