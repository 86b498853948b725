-- Purpose: one notice. Volume: one row or none.
SELECT notice_id, household_id, kind, level, step, day, because FROM collections.v_notice
WHERE community_id = :community_id AND notice_id = :notice_id
