-- Purpose: a community's tills. Volume: a few.
SELECT id AS "tillId", code, name, last_number AS "lastNumber" FROM ledger.till
WHERE community_id = :community_id ORDER BY code
