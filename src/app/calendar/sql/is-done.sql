-- Purpose: whether a task of a day has been done; one row or none.
SELECT r.at FROM platform.calendar_run r WHERE r.community_id = :community_id AND r.task = :task AND r.day = :day
