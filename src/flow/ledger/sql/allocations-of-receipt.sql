-- Purpose: what one receipt pays now. Volume: tens.
SELECT item_id, sum(amount_fen)::bigint AS amount_fen
FROM ledger.allocation
WHERE community_id = :community_id AND receipt_id = :receipt_id
GROUP BY item_id
HAVING sum(amount_fen) <> 0
ORDER BY item_id
