-- Purpose: a community's zone. Volume: one row.
SELECT zone FROM roster.v_community WHERE community_id = :community_id
