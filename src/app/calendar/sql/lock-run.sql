-- Purpose: one process at a time works on a task of a day; the unique key behind it is what makes it once for ever.
SELECT pg_advisory_xact_lock(hashtextextended(:community_id::text || ' ' || :task || ' ' || :day::text, 7)) IS NULL AS locked
