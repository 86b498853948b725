-- Purpose: the newest day each task of a community was done, with its answer; a handful of rows.
SELECT DISTINCT ON (r.task) r.task, r.day, r.at, r.result
FROM platform.calendar_run r
WHERE r.community_id = :community_id
ORDER BY r.task, r.day DESC
