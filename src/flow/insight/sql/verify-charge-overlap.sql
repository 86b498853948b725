-- Purpose: I-3: no two periodic charges of one premises and fee item cover a common day; reads every charge in order.
SELECT count(*) AS checked, count(*) FILTER (WHERE c.from_day <= c.covered) AS breaches,
       (array_agg(c.charge_id::text) FILTER (WHERE c.from_day <= c.covered))[1:5] AS sample
FROM (
  SELECT b.charge_id, b.from_day,
         max(b.to_day) OVER (PARTITION BY b.community_id, b.premises_id, b.fee_item_id ORDER BY b.from_day, b.charge_id
                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
  FROM billing.v_charge b
  WHERE b.kind = 'periodic' AND (:community_id::uuid IS NULL OR b.community_id = :community_id)
) c
