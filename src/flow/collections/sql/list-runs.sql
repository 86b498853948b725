-- Purpose: the dunning runs of a community, newest first. Whoever sees own households only is told no sums: one household
-- alone at a level would be named by its sum. Volume: a page.
SELECT run_id AS "runId", day, at, procedure_version AS "procedureVersion", count_in AS "in", count_noticed AS noticed,
       count_waiting AS waiting, count_held AS held, count_nothing_due AS "nothingDue",
       CASE WHEN :steward_id::uuid IS NULL THEN levels ELSE '[]'::jsonb END AS levels
FROM collections.v_dunning_run
WHERE community_id = :community_id
ORDER BY day DESC, at DESC
LIMIT 100
