-- Purpose: what was paid on the items of an account by a day, receipt by receipt; tens of rows.
SELECT l.item_id AS "itemId", r.receipt_no AS "receiptNo", r.day, sum(l.amount_fen)::bigint AS "amountFen"
FROM ledger.v_receipt r
JOIN ledger.v_allocation l ON l.community_id = r.community_id AND l.receipt_id = r.receipt_id AND l.day <= :as_of
WHERE r.community_id = :community_id AND r.account_id = :account_id
GROUP BY l.item_id, r.receipt_no, r.day
HAVING sum(l.amount_fen) <> 0
ORDER BY r.day, r.receipt_no
