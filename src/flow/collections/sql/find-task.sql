-- Purpose: one task. Volume: one row or none.
SELECT task_id, household_id, kind, outcome, outcome_day FROM collections.v_task
WHERE community_id = :community_id AND task_id = :task_id
