-- Purpose: one dispute. Volume: one row or none.
SELECT dispute_id, household_id, resolved_day FROM collections.v_dispute
WHERE community_id = :community_id AND dispute_id = :dispute_id
