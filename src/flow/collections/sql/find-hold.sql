-- Purpose: one hold. Volume: one row or none.
SELECT hold_id, household_id, lifted_day FROM collections.v_hold
WHERE community_id = :community_id AND hold_id = :hold_id
