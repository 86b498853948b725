-- Purpose: whether a community holds anything yet. Volume: one row.
SELECT count(*)::bigint AS premises FROM roster.v_premises WHERE community_id = :community_id
