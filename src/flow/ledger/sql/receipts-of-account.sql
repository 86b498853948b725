-- Purpose: every receipt of one account, reversed or not, in the order taken. Volume: tens.
SELECT r.id AS receipt_id, r.turn, r.amount_fen, r.designation, r.day, (x.receipt_id IS NOT NULL) AS reversed
FROM ledger.receipt r
LEFT JOIN ledger.receipt_reversal x ON x.community_id = r.community_id AND x.receipt_id = r.id
WHERE r.community_id = :community_id AND r.account_id = :account_id
ORDER BY r.turn
