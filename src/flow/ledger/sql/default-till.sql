-- Purpose: the till a receipt goes to when none is named: the community's first. Volume: one row.
SELECT id AS till_id FROM ledger.till
WHERE community_id = :community_id AND code = coalesce(:code, code)
ORDER BY code LIMIT 1
