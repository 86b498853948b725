-- Purpose: every receipt, in the order taken. Volume: some thousands.
SELECT account_id, amount_fen, because FROM ledger.v_receipt WHERE community_id = :community_id ORDER BY receipt_id
