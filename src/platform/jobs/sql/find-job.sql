-- Purpose: one job with its progress; one row or none.
SELECT j.id AS "jobId", j.community_id AS "communityId", j.kind, j.requested_by AS "requestedBy",
       j.requested_at AS "requestedAt", j.started_at AS "startedAt", j.ended_at AS "endedAt", j.done, j.total,
       j.result, j.problem
FROM platform.job j
WHERE j.id = :id
