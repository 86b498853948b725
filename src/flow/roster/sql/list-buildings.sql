-- Purpose: buildings with how many premises each has. Volume: hundreds of rows.
SELECT b.id AS "buildingId", b.name, ph.name AS phase,
       (SELECT count(*) FROM roster.premises p WHERE p.community_id = b.community_id AND p.building_id = b.id
        AND p.withdrawn_at IS NULL) AS premises
FROM roster.building b
LEFT JOIN roster.phase ph ON ph.community_id = b.community_id AND ph.id = b.phase_id
WHERE b.community_id = :community AND b.withdrawn_at IS NULL
ORDER BY b.name
