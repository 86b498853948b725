-- Purpose: a community's tills (or one), locked: receipts being written there are waited for, and what the next statement
-- reads has them. Volume: tills.
SELECT id AS till_id FROM ledger.till
WHERE community_id = :community_id AND (:till_id::uuid IS NULL OR id = :till_id)
ORDER BY id
FOR UPDATE
