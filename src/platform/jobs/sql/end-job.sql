-- Purpose: a job's end, with its result or its problem; a second end changes nothing.
UPDATE platform.job SET ended_at = :at, result = :result, problem = :problem,
       done = CASE WHEN :problem::jsonb IS NULL THEN coalesce(total, done) ELSE done END
WHERE id = :id AND ended_at IS NULL
