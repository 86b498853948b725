-- Purpose: how far a job is; at most a few times a second.
UPDATE platform.job SET done = :done, total = coalesce(:total, total) WHERE id = :id AND ended_at IS NULL
