-- Purpose: the account's turn and credit balance after a change of its money. Volume: one row.
UPDATE ledger.account SET turns = :turns, credit_fen = :credit_fen
WHERE community_id = :community_id AND id = :account_id
