-- Purpose: the newest run that charged again, to tell one that would add nothing. Volume: one row.
SELECT id, parked_digest FROM billing.run
WHERE community_id = :community_id AND kind = 'recharge'
ORDER BY at DESC, id DESC LIMIT 1
