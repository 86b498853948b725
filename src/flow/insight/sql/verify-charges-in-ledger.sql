-- Purpose: I-2: every charge stands in the ledger once, with its amount and due day; reads every charge.
SELECT count(*) AS checked, count(*) FILTER (WHERE c.wrong) AS breaches,
       (array_agg(c.charge_id::text) FILTER (WHERE c.wrong))[1:5] AS sample
FROM (
  SELECT b.charge_id, i.item_id IS NULL OR i.amount_fen <> b.amount_fen OR i.due_day <> b.due_day AS wrong
  FROM billing.v_charge b
  LEFT JOIN ledger.v_open_item i ON i.community_id = b.community_id AND i.item_id = b.charge_id
  WHERE b.kind <> 'adjustment' AND (:community_id::uuid IS NULL OR b.community_id = :community_id)
) c
