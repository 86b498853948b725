-- Purpose: the community's buildings by name. Volume: tens.
SELECT building_id, name FROM roster.v_building WHERE community_id = :community_id ORDER BY name
