-- Purpose: buildings of a community; tens of rows.
SELECT b.building_id AS "buildingId", b.name, b.phase
FROM roster.v_building b
WHERE b.community_id = :community_id
