-- Purpose: a building by the name people give it (3, 3栋, 3号楼). Volume: one row.
SELECT building_id FROM roster.v_building
WHERE community_id = :community_id AND (name = :name OR name = regexp_replace(:name, '(栋|幢|座|号楼|楼)$', ''))
LIMIT 1
