-- Purpose: the till's next number; its row stays locked to the commit, so numbers have no gaps. Volume: one row.
UPDATE ledger.till SET last_number = last_number + 1
WHERE community_id = :community_id AND id = :till_id
RETURNING id AS till_id, code, last_number AS number
