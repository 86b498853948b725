-- Purpose: a household's accounts, shared: money of theirs waits, and what came before is seen. Volume: one a premises.
SELECT id AS account_id FROM ledger.account
WHERE community_id = :community_id AND household_id = :household_id
ORDER BY id
FOR SHARE
