-- Purpose: I-2: every charge stands in the ledger once, with its due day and its amount, less what adjustments took off it;
-- reads every charge.
SELECT count(*) AS checked, count(*) FILTER (WHERE c.wrong) AS breaches,
       (array_agg(c.charge_id::text) FILTER (WHERE c.wrong))[1:5] AS sample
FROM (
  SELECT b.charge_id,
         i.item_id IS NULL OR i.amount_fen <> b.amount_fen + coalesce(a.amount_fen, 0) OR i.due_day <> b.due_day AS wrong
  FROM billing.v_charge b
  LEFT JOIN ledger.v_open_item i ON i.community_id = b.community_id AND i.item_id = b.charge_id
  LEFT JOIN (
    SELECT x.community_id, x.corrects_id, sum(x.amount_fen) AS amount_fen
    FROM billing.v_charge x
    WHERE x.kind = 'adjustment' AND x.amount_fen < 0
    GROUP BY x.community_id, x.corrects_id
  ) a ON a.community_id = b.community_id AND a.corrects_id = b.charge_id
  WHERE b.amount_fen >= 0 AND (:community_id::uuid IS NULL OR b.community_id = :community_id)
) c
