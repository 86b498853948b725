-- Purpose: how many texts wait for somebody to look at their words. Volume: one row.
SELECT count(*) AS held FROM channels.v_message WHERE community_id = :community_id AND state = 'held'
