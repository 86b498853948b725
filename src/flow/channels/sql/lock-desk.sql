-- Purpose: one process at a time writes and queues a community's notices: two servers' calendars tick at the same moment.
SELECT pg_advisory_xact_lock(hashtextextended('dispatch ' || :community_id::text, 7)) IS NULL AS locked
