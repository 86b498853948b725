-- Purpose: the day from which a community's calendar counts: its oldest run, or none.
SELECT min(r.day) AS day FROM platform.calendar_run r WHERE r.community_id = :community_id
