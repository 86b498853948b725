-- Purpose: how many of the premises and buildings named are not in the community. Volume: as many as are assigned at once.
SELECT count(*) AS count
FROM jsonb_to_recordset(:assignments::jsonb) AS a (building_id uuid, premises_id uuid)
LEFT JOIN roster.v_premises p ON p.community_id = :community_id AND p.premises_id = a.premises_id
LEFT JOIN roster.v_building b ON b.community_id = :community_id AND b.building_id = a.building_id
WHERE (a.premises_id IS NOT NULL AND p.premises_id IS NULL) OR (a.building_id IS NOT NULL AND b.building_id IS NULL)
