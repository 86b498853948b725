-- Purpose: a receipt by id or number, with its reversal. Volume: one row.
SELECT receipt_id, receipt_no, till_id, account_id, amount_fen, method, day, reversed_day
FROM ledger.v_receipt
WHERE community_id = :community_id AND (receipt_id::text = :receipt OR receipt_no = :receipt)
