-- Purpose: a community's zone and calendar settings; one row or none.
SELECT c.zone, c.calendar FROM roster.v_community c WHERE c.community_id = :community_id
