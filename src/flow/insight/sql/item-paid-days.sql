-- Purpose: what was paid on one item, day by day, with whether the payer named it; a few rows. A payment taken back on a
-- later day is a negative row of that day.
SELECT l.day, sum(l.amount_fen)::bigint AS "amountFen",
       bool_or(l.amount_fen > 0 AND l.item_id = ANY (r.designation) AND r.reversed_at IS NULL) AS designated
FROM ledger.v_allocation l
JOIN ledger.v_receipt r ON r.community_id = l.community_id AND r.receipt_id = l.receipt_id
WHERE l.community_id = :community_id AND l.item_id = :item_id AND l.day <= :as_of
GROUP BY l.day
HAVING sum(l.amount_fen) <> 0
ORDER BY l.day
