-- Purpose: the newest run of a period, to tell a rerun that would add nothing. Volume: one row.
SELECT id, parked_digest FROM billing.run
WHERE community_id = :community_id AND period = :period AND kind = 'periodic'
ORDER BY at DESC, id DESC LIMIT 1
