-- Purpose: what each receipt of one account pays of each item now, all movements added. Volume: hundreds.
SELECT l.receipt_id, l.item_id, sum(l.amount_fen)::bigint AS amount_fen
FROM ledger.allocation l
JOIN ledger.receipt r ON r.community_id = l.community_id AND r.id = l.receipt_id
WHERE l.community_id = :community_id AND r.account_id = :account_id
GROUP BY l.receipt_id, l.item_id
HAVING sum(l.amount_fen) <> 0
