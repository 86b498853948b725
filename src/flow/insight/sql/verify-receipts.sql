-- Purpose: I-2, I-4: a receipt pays no more than it is, a reversed one pays nothing, and each stands in the ledger with its
-- amount; reads every receipt.
SELECT count(*) AS checked, count(*) FILTER (WHERE r.wrong) AS breaches,
       (array_agg(r.receipt_no) FILTER (WHERE r.wrong))[1:5] AS sample
FROM (
  SELECT v.receipt_no,
         coalesce(a.paid, 0) < 0 OR coalesce(a.paid, 0) > v.amount_fen
           OR (v.reversed_at IS NOT NULL AND coalesce(a.paid, 0) <> 0)
           OR coalesce(m.held, 0) <> v.amount_fen AS wrong
  FROM ledger.v_receipt v
  LEFT JOIN (
    SELECT l.community_id, l.receipt_id, sum(l.amount_fen) AS paid
    FROM ledger.v_allocation l
    GROUP BY l.community_id, l.receipt_id
  ) a ON a.community_id = v.community_id AND a.receipt_id = v.receipt_id
  LEFT JOIN (
    SELECT x.community_id, x.source_id, -sum(x.amount_fen) AS held
    FROM ledger.v_movement x
    WHERE x.kind = 'receipt' AND x.book = 'credit'
    GROUP BY x.community_id, x.source_id
  ) m ON m.community_id = v.community_id AND m.source_id = v.receipt_id
  WHERE :community_id::uuid IS NULL OR v.community_id = :community_id
) r
