-- Purpose: the dunning runs of a community, newest first. Volume: a page.
SELECT run_id AS "runId", day, at, procedure_version AS "procedureVersion", count_in AS "in", count_noticed AS noticed,
       count_waiting AS waiting, count_held AS held, count_nothing_due AS "nothingDue", levels
FROM collections.v_dunning_run
WHERE community_id = :community_id
ORDER BY day DESC, at DESC
LIMIT 100
