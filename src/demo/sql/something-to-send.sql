-- Purpose: whether a day left anything to write to anybody. Volume: one row.
SELECT EXISTS (SELECT 1 FROM collections.v_notice WHERE community_id = :community_id AND day = :day) AS some
