-- Purpose: how many contacts a person had shown since an instant, in every community of the company; those who ask at the
-- same moment wait for each other. Volume: one row, an index read.
SELECT count(r.id) AS count
FROM (SELECT pg_advisory_xact_lock(hashtextextended(:by_actor, 0))) AS mine
LEFT JOIN roster.contact_reveal r ON r.by_actor = :by_actor AND r.at > :since
