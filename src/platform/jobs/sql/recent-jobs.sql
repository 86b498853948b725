-- Purpose: a person's newest jobs; tens of rows.
SELECT j.id AS "jobId", j.community_id AS "communityId", j.kind, j.requested_by AS "requestedBy",
       j.requested_at AS "requestedAt", j.started_at AS "startedAt", j.ended_at AS "endedAt", j.done, j.total,
       j.result, j.problem
FROM platform.job j
WHERE j.requested_by = :requested_by
ORDER BY j.requested_at DESC, j.id DESC
LIMIT :limit
