-- Purpose: a worker has taken a job; one taken again after a crash keeps its first start. None when it has ended already.
UPDATE platform.job SET started_at = coalesce(started_at, :at)
WHERE id = :id AND ended_at IS NULL
RETURNING community_id AS "communityId", kind, input, requested_by AS "requestedBy"
