-- Purpose: one account, locked for a change of its money. Volume: one row.
SELECT id AS account_id, turns, credit_fen FROM ledger.account
WHERE community_id = :community_id AND id = :account_id
FOR UPDATE
