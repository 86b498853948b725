-- Purpose: the account of premises and household. Volume: one row.
SELECT id AS account_id FROM ledger.account
WHERE community_id = :community_id AND premises_id = :premises_id AND household_id = :household_id
