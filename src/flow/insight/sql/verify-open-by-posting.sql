-- Purpose: I-2: what is open of an item is the sum of its receivable postings; reads every posting.
SELECT count(*) AS checked, count(*) FILTER (WHERE i.wrong) AS breaches,
       (array_agg(i.item_id::text) FILTER (WHERE i.wrong))[1:5] AS sample
FROM (
  SELECT coalesce(o.item_id, m.item_id) AS item_id, coalesce(o.open_fen, 0) <> coalesce(m.open_fen, 0) AS wrong
  FROM (SELECT v.community_id, v.item_id, v.open_fen FROM ledger.v_open_item v
        WHERE :community_id::uuid IS NULL OR v.community_id = :community_id) o
  FULL JOIN (
    SELECT v.community_id, v.item_id, sum(v.amount_fen) AS open_fen
    FROM ledger.v_movement v
    WHERE v.book = 'receivable' AND (:community_id::uuid IS NULL OR v.community_id = :community_id)
    GROUP BY v.community_id, v.item_id
  ) m ON m.community_id = o.community_id AND m.item_id = o.item_id
) i
