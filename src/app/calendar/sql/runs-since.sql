-- Purpose: what has been done since a day; at most a few rows a day.
SELECT r.task, r.day
FROM platform.calendar_run r
WHERE r.community_id = :community_id AND r.day >= :from_day
