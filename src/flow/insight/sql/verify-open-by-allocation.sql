-- Purpose: I-2: what is open of an item is its amount less what receipts paid of it, never below zero nor above the amount,
-- unless the item was taken back whole; reads every allocation.
SELECT count(*) AS checked, count(*) FILTER (WHERE i.wrong) AS breaches,
       (array_agg(i.item_id::text) FILTER (WHERE i.wrong))[1:5] AS sample
FROM (
  SELECT o.item_id,
         o.open_fen < 0 OR o.open_fen > o.amount_fen OR (
           o.open_fen <> o.amount_fen - coalesce(a.paid, 0)
           AND NOT (o.open_fen = 0 AND coalesce(a.paid, 0) = 0 AND coalesce(x.cancelled, false))) AS wrong
  FROM ledger.v_open_item o
  LEFT JOIN (
    SELECT l.community_id, l.item_id, sum(l.amount_fen) AS paid
    FROM ledger.v_allocation l
    GROUP BY l.community_id, l.item_id
  ) a ON a.community_id = o.community_id AND a.item_id = o.item_id
  LEFT JOIN (
    SELECT m.community_id, m.item_id, true AS cancelled
    FROM ledger.v_movement m
    WHERE m.kind = 'charge_cancelled' AND m.book = 'receivable'
    GROUP BY m.community_id, m.item_id
  ) x ON x.community_id = o.community_id AND x.item_id = o.item_id
  WHERE :community_id::uuid IS NULL OR o.community_id = :community_id
) i
