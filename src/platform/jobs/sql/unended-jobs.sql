-- Purpose: jobs that have not ended, oldest first; a handful of rows.
SELECT j.id AS "jobId" FROM platform.job j WHERE j.ended_at IS NULL ORDER BY j.requested_at, j.id
